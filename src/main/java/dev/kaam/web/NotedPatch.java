package dev.kaam.web;

import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPatch;

/** A patch that notes whether it changes anything, so that the log does not tell of a change that was none. */
final class NotedPatch implements TodoPatch {
    private final TodoPatch patch;
    private boolean changes;

    NotedPatch(TodoPatch patch) {
        this.patch = patch;
    }

    @Override
    public TodoDraft applyTo(Todo current) {
        TodoDraft next = patch.applyTo(current);
        changes = !next.equals(current.draft());
        return next;
    }

    /** What happened, as the log says it; for the one who waited until the patch was applied. */
    String what() {
        return changes ? "updated" : "unchanged";
    }
}
