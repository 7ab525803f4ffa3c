package dev.kaam.change;

import dev.kaam.todo.Todo;

/**
 * One change of one todo.
 *
 * @param seq its place in the order of commits; only rises, may have holes
 * @param todo the todo as it was after the change; its {@code updatedAt} is when
 */
public record Change(long seq, Kind kind, Todo todo) {
    public enum Kind {
        CREATED,
        UPDATED,
        DELETED,
        RESTORED,
        /** Gone for good: of its todo only the id, the version and the times are told. */
        PURGED
    }
}
