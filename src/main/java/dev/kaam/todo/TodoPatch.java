package dev.kaam.todo;

/**
 * A change of a todo: from how it is to how it is to be.
 *
 * <p>The store calls it inside the transaction, on the thread that writes: it must be quick, must not wait, and may throw a
 * {@link Problem}, which undoes nothing but its own change.
 */
@FunctionalInterface
public interface TodoPatch {
    TodoDraft applyTo(Todo current);
}
