package dev.kaam.todo;

/** Which versions of a todo a client is ready to read or change. */
@FunctionalInterface
public interface Expected {
    /** Whatever version it has now. */
    Expected ANY = version -> true;

    boolean fits(long version);

    static Expected version(long version) {
        return now -> now == version;
    }

    default Expected and(Expected other) {
        return version -> fits(version) && other.fits(version);
    }

    /** Throws {@link Problem.Kind#STALE} when {@code todo} has another version. */
    default void check(Todo todo) {
        if (!fits(todo.version())) {
            throw Problem.stale(todo.version());
        }
    }
}
