package dev.kaam.background;

import java.util.List;
import java.util.UUID;

/**
 * What is to be recorded in the commit of a change: tasks that it asks for, and tasks that it makes needless.
 *
 * @param withdrawn is done first
 */
public record FollowUp(List<Withdrawal> withdrawn, List<TaskDraft> tasks) {
    public static final FollowUp NONE = new FollowUp(List.of(), List.of());

    /** The tasks of a kind about a todo that have not begun are cancelled. */
    public record Withdrawal(String kind, UUID about) {}
}
