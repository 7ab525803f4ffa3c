package dev.kaam.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a caller wants of the database, as one whole: all of it happens or nothing. */
@FunctionalInterface
interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException;

    /** The todo that it looks for first; null where it is none, or not one. */
    default @Nullable TodoKey todo() {
        return null;
    }

    /** Whose todos it writes; null where that is not known. */
    default @Nullable String owner() {
        TodoKey todo = todo();
        return todo == null ? null : todo.owner();
    }

    /** The same work, known to write todos of this owner. */
    static <T extends @Nullable Object> Work<T> of(String owner, Work<T> work) {
        return new WorkOn<>(owner, null, false, work);
    }

    /** Whether it needs no snapshot: all that it has to see of one moment, one statement answers, in few rows. */
    default boolean needsNoSnapshot() {
        return false;
    }

    /** The same work, known to need no snapshot. */
    static <T extends @Nullable Object> Work<T> alone(Work<T> work) {
        return new WorkOn<>(null, null, true, work);
    }

    /** The same work, known to look for this todo first. */
    static <T extends @Nullable Object> Work<T> on(TodoKey todo, Work<T> work) {
        return new WorkOn<>(todo.owner(), todo, false, work);
    }
}
