package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.change.Change;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a change of a todo, in the same commit. The store asks on the thread that writes: an answer must be quick and
 * must not wait.
 */
public interface Following {
    /** Nothing follows. */
    Following NOTHING = new Following() {};

    /**
     * Throws {@code INVALID} for what nothing could follow from: a rule of repetition that cannot be read, or that has ended when it
     * is set.
     *
     * @param before as the todo was; null where it is to be made
     */
    default void check(@Nullable TodoDraft before, TodoDraft draft) {}

    /**
     * The todo that is to be made because this one was completed; null where it does not repeat, or has ended.
     *
     * @param completed its {@code updatedAt} is now
     */
    default @Nullable TodoDraft next(Todo completed) {
        return null;
    }

    /** @param before as it was; null where it was made by this change */
    default FollowUp after(String owner, Change.Kind kind, @Nullable Todo before, Todo todo) {
        return FollowUp.NONE;
    }
}
