package dev.kaam.job;

import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import java.time.Instant;
import java.util.UUID;

/** Tasks as a handler gets them. */
final class Tasks {
    private Tasks() {}

    static Task running(UUID id, String owner, TaskDraft draft, int attempts) {
        Instant now = Instant.parse("2026-11-24T10:00:00Z");
        return new Task(
                id,
                owner,
                draft.kind(),
                draft.version(),
                draft.payload(),
                draft.about(),
                draft.priority(),
                draft.ordering(),
                draft.dedupe(),
                Task.State.RUNNING,
                draft.runAt() == null ? now : draft.runAt(),
                attempts,
                now,
                now,
                null,
                null,
                null);
    }
}
