package dev.kaam.web;

import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler.Hopeless;
import dev.kaam.background.TaskKind;
import java.util.List;

/** Kinds of tasks that a test asks for: each ends in its own way. Of any other kind a task stays ready. */
final class SomeKinds {
    static final List<TaskKind> ALL = List.of(
            TaskKind.of("work", 1, 5, task -> Outcome.done()),
            TaskKind.of("despair", 1, 5, task -> {
                throw new Hopeless("The address does not exist.");
            }),
            TaskKind.of("stumble", 1, 5, task -> {
                throw new IllegalStateException("no luck");
            }));

    private SomeKinds() {}

    static TaskDraft draft(String kind) {
        return TaskDraft.of(kind, 1, "{}");
    }
}
