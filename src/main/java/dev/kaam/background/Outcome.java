package dev.kaam.background;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an attempt at a task ended. */
public sealed interface Outcome {
    /**
     * It is done.
     *
     * @param effect what belongs into the very commit that acknowledges the task, so that it happens exactly once; null where
     *     nothing does. Runs on the thread that writes: it must be quick and must not wait for anything but the database
     * @param next tasks that are recorded in that commit too
     */
    record Done(@Nullable Runnable effect, List<TaskDraft> next) implements Outcome {}

    /** It failed, and is to be tried again. */
    record Failed(String error, Duration retryIn) implements Outcome {}

    /** It failed for good. */
    record Died(String error) implements Outcome {}

    /**
     * It was not done, through no fault of its own: the attempt does not count.
     *
     * @param again after how long it is ready once more; zero: at once
     */
    record GivenBack(Duration again) implements Outcome {
        public GivenBack() {
            this(Duration.ZERO);
        }
    }

    /** It in a word, for those who watch. */
    default String word() {
        return switch (this) {
            case Done done -> "done";
            case Failed failed -> "failed";
            case Died died -> "dead";
            case GivenBack givenBack -> "given back";
        };
    }

    static Outcome done() {
        return new Done(null, List.of());
    }

    static Outcome doneWith(Runnable effect) {
        return new Done(effect, List.of());
    }

    /** There is no room for it now: it keeps its attempt, and is to come again. */
    static Outcome notNow(Duration again) {
        return new GivenBack(again);
    }

    /** Done, and these are to follow. */
    static Outcome doneThen(List<TaskDraft> next) {
        return new Done(null, next);
    }
}
