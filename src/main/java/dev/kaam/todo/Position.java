package dev.kaam.todo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, told by the values that the todo there had when it was listed. So a list goes on right also when that
 * todo has changed or gone.
 *
 * <p>Only the values by which the list is ordered matter; the others may be missing.
 *
 * @param rank how well it was found ({@link Search#rank}); 0 where nothing was searched
 */
public record Position(
        int rank,
        UUID id,
        @Nullable Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Due due,
        @Nullable Integer priority,
        @Nullable Double order) {

    public static Position of(Todo todo, TodoFilter filter) {
        return new Position(
                filter.rank(todo),
                todo.id(),
                todo.updatedAt(),
                todo.completedAt(),
                todo.due(),
                todo.priority(),
                todo.order());
    }

    /** By what a todo here is ordered; null where it has no such value. */
    public @Nullable Comparable<?> value(Sort.Key key) {
        return switch (key) {
            case CREATED_AT -> id;
            case UPDATED_AT -> updatedAt;
            case COMPLETED_AT -> completedAt;
            case DUE -> due;
            case PRIORITY -> priority;
            case ORDER -> order;
        };
    }
}
