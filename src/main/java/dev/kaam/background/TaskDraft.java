package dev.kaam.background;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task that is asked for.
 *
 * @param runAt null: at once
 */
public record TaskDraft(
        String kind,
        int version,
        String payload,
        @Nullable UUID about,
        Task.Priority priority,
        @Nullable String ordering,
        @Nullable String dedupe,
        @Nullable Instant runAt) {

    /** The longest payload, in characters. */
    public static final int PAYLOAD_MAX = 10_000;

    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z");

    public TaskDraft {
        if (payload.length() > PAYLOAD_MAX) {
            throw new IllegalArgumentException("the payload of a task of kind " + kind + " has " + payload.length()
                    + " characters: put ids into it, not copies");
        }
        if (runAt != null && runAt.isAfter(END)) {
            throw new IllegalArgumentException(
                    "a task of kind " + kind + " is to run at " + runAt + ": nobody waits so long");
        }
    }

    /** A task of this kind, at once, in any order. */
    public static TaskDraft of(String kind, int version, String payload) {
        return new TaskDraft(kind, version, payload, null, Task.Priority.NORMAL, null, null, null);
    }

    public TaskDraft about(UUID todo) {
        return new TaskDraft(kind, version, payload, todo, priority, ordering, dedupe, runAt);
    }

    public TaskDraft with(Task.Priority other) {
        return new TaskDraft(kind, version, payload, about, other, ordering, dedupe, runAt);
    }

    /** Behind all tasks with the same ordering that were asked for before. */
    public TaskDraft inOrderOf(String key) {
        return new TaskDraft(kind, version, payload, about, priority, key, dedupe, runAt);
    }

    /** Not at all where one with this key, of the same kind and about the same todo or none, is not ended yet. */
    public TaskDraft onceFor(String key) {
        return new TaskDraft(kind, version, payload, about, priority, ordering, key, runAt);
    }

    public TaskDraft at(Instant time) {
        return new TaskDraft(kind, version, payload, about, priority, ordering, dedupe, time);
    }
}
