package dev.kaam.background;

import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Held;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a task, on this node. Two threads know it: its own, and the one that takes turns. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int ERROR_MAX = 1_000;

    private final Claim claim;
    private final TaskKind kind;
    private final long since;
    private final Retry retry;
    private @Nullable Thread thread;
    private boolean overdue;
    private volatile @Nullable Outcome outcome;

    Run(Claim claim, TaskKind kind, long since, Retry retry) {
        this.claim = claim;
        this.kind = kind;
        this.since = since;
        this.retry = retry;
    }

    Task task() {
        return claim.task();
    }

    Held held() {
        return new Held(task().id(), claim.token());
    }

    /** How it ended; while it has not, that it is given back. */
    Ack ack() {
        Outcome known = outcome;
        return new Ack(task().id(), claim.token(), known == null ? new Outcome.GivenBack() : known);
    }

    boolean hasEffect() {
        return outcome instanceof Outcome.Done done && done.effect() != null;
    }

    /** Does the work, on the thread that calls. */
    void work() {
        synchronized (this) {
            thread = Thread.currentThread();
        }
        Outcome end = attempt();
        synchronized (this) {
            thread = null;
            Thread.interrupted(); // what comes behind must not be stopped by an interrupt that was meant for the work
        }
        outcome = end;
    }

    private Outcome attempt() {
        if (task().attempts() > kind.attempts()) {
            return new Outcome.Died("It was begun " + kind.attempts()
                    + " times, and each time its lease was over before it had ended: perhaps it ends the program.");
        }
        try {
            return kind.handler().run(task());
        } catch (TaskHandler.Hopeless why) {
            return new Outcome.Died(text(why));
        } catch (Throwable failure) {
            LOG.debug("task {} failed", task().id(), failure);
            return failed(isOverdue() ? "It took longer than " + kind.limit().toSeconds() + " s." : text(failure));
        }
    }

    /** Makes it a failure, also of one that seemed done: its effect could not be written. */
    void fail(String error) {
        outcome = failed(error);
    }

    private Outcome failed(String error) {
        int attempt = task().attempts();
        return attempt >= kind.attempts() ? new Outcome.Died(error) : new Outcome.Failed(error, retry.after(attempt));
    }

    /** Interrupts it where it runs longer than it may. */
    synchronized void interruptIfOverdue(long now) {
        if (!overdue && thread != null && now - since > kind.limit().toNanos()) {
            overdue = true;
            LOG.warn("task.overdue kind={} id={} limit={}", task().kind(), task().id(), kind.limit());
            thread.interrupt();
        }
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private synchronized boolean isOverdue() {
        return overdue;
    }

    Duration took(long now) {
        return Duration.ofNanos(now - since);
    }

    /** What a person is to read, and what a row can bear. */
    static String text(Throwable failure) {
        String message = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        boolean ours = failure instanceof TaskHandler.Hopeless;
        String text = message == null ? name : ours ? message : name + ": " + message;
        return text.length() <= ERROR_MAX ? text : text.substring(0, ERROR_MAX) + "…";
    }
}
