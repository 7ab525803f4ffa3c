package dev.kaam.job;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler;
import dev.kaam.background.TaskKind;
import dev.kaam.todo.Trash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges what has lain in the trash long enough, a step at a time, and asks for the next step in the commit that purges. So there is
 * always one such task, once the first was asked for, unless a person cancels it: then it comes back with the next start.
 */
public final class PurgeTrash implements TaskHandler {
    public static final String KIND = "purge-trash";
    /** How long nobody looks, where nothing is left: so much longer than promised may a todo lie there. */
    static final Duration REST = Duration.ofHours(1);
    /** When to try again what failed: the wait must not double up to days. */
    static final Duration REST_AFTER_FAILURE = Duration.ofMinutes(1);
    /** Others wait while a step is taken. */
    static final int STEP = 200;

    private static final Logger LOG = LoggerFactory.getLogger(PurgeTrash.class);
    private static final int VERSION = 1;
    /** There is nobody to try it again: it is never given up. */
    private static final int ATTEMPTS = Integer.MAX_VALUE;
    /** Where the purge fails in the commit, the wait doubles: behind these, about a minute, a new task begins anew. */
    private static final int ATTEMPTS_IN_A_ROW = 6;

    private final Trash trash;
    private final InstantSource clock;

    public PurgeTrash(Trash trash, InstantSource clock) {
        this.trash = trash;
        this.clock = clock;
    }

    /** Asks for a step now, unless one is asked for already. */
    public static TaskDraft draft() {
        return TaskDraft.of(KIND, VERSION, "{}").with(Task.Priority.LOW).onceFor(KIND);
    }

    public TaskKind kind() {
        return new TaskKind(KIND, VERSION, 1, TaskKind.LIMIT, ATTEMPTS, this);
    }

    @Override
    public Outcome run(Task task) {
        if (task.attempts() > ATTEMPTS_IN_A_ROW) {
            return Outcome.doneThen(List.of(draft()));
        }
        try {
            return step();
        } catch (RuntimeException failure) {
            LOG.debug("task {} failed", task.id(), failure);
            String error = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return new Outcome.Failed(error, REST_AFTER_FAILURE);
        }
    }

    private Outcome step() {
        Instant now = clock.instant();
        Instant before = now.minus(Trash.KEPT);
        int found = trash.countOlder(before, STEP + 1);
        TaskDraft next = found > STEP ? draft() : draft().at(now.plus(REST));
        Runnable purge = found == 0 ? null : () -> trash.purgeOlder(before, STEP);
        return new Outcome.Done(purge, List.of(next));
    }
}
