package dev.kaam.todo;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which versions of a todo a client is ready to change. */
public record Expected(@Nullable Set<Long> versions) {
    /** Whatever version it has now. */
    public static final Expected ANY = new Expected(null);

    public static Expected version(long version) {
        return new Expected(Set.of(version));
    }

    /** Throws {@link Problem.Kind#STALE} when {@code todo} has another version. */
    public void check(Todo todo) {
        if (versions != null && !versions.contains(todo.version())) {
            throw Problem.stale(todo.version());
        }
    }
}
