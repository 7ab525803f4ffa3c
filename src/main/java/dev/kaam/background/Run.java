package dev.kaam.background;

import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Held;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt at a task, on this node. Two threads know it: its own, and the one that takes turns. */
final class Run {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);
    private static final int ERROR_MAX = 1_000;
    private static final Duration RETRY_MAX = Duration.ofDays(30);

    private final Claim claim;
    private final TaskKind kind;
    private final long since;
    private final Retry retry;
    private @Nullable Thread thread;
    private boolean overdue;
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Throwable effectFailure;

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

    /** How it ended. */
    Ack ack() {
        return ack(outcome instanceof Outcome.Done done && done.effect() != null ? noting(done) : outcome());
    }

    /** That it is given back, however it may end. */
    Ack givenBack() {
        return ack(new Outcome.GivenBack());
    }

    private Ack ack(Outcome end) {
        return new Ack(task().id(), claim.token(), end);
    }

    private Outcome outcome() {
        return Objects.requireNonNull(outcome, "it has not ended");
    }

    /** As {@code done}, and remembers how its effect went, which may be tried more than once. */
    private Outcome.Done noting(Outcome.Done done) {
        Runnable effect = Objects.requireNonNull(done.effect());
        Runnable noted = () -> {
            effectFailure = null;
            try {
                effect.run();
            } catch (RuntimeException | Error failure) {
                effectFailure = failure;
                throw failure;
            }
        };
        return new Outcome.Done(noted, done.next());
    }

    boolean hasEnded() {
        return outcome != null;
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
            return bounded(kind.handler().run(task()));
        } catch (TaskHandler.Hopeless why) {
            return new Outcome.Died(text(why));
        } catch (Throwable failure) {
            LOG.debug("task {} failed", task().id(), failure);
            return failed(isOverdue() ? "It took longer than " + kind.limit().toSeconds() + " s." : text(failure));
        }
    }

    /** A handler may say itself when it is to be tried again, but not more often than others. */
    private Outcome bounded(Outcome end) {
        Objects.requireNonNull(end, "the handler of " + kind.name() + " returned null");
        if (!(end instanceof Outcome.Failed failed)) {
            return end;
        }
        boolean last = task().attempts() >= kind.attempts();
        boolean late = failed.retryIn().compareTo(RETRY_MAX) > 0;
        return last ? new Outcome.Died(failed.error()) : late ? new Outcome.Failed(failed.error(), RETRY_MAX) : end;
    }

    /**
     * Makes it a failure where its effect threw what the store has thrown; returns whether. A store that failed in the middle of an effect
     * throws something else, and then the attempt has not failed.
     */
    @SuppressWarnings("ReferenceEquality") // the very one, not one like it
    boolean failIfItsEffectThrew(Throwable thrown) {
        Throwable failure = effectFailure;
        if (failure == null || (failure != thrown && !(failure instanceof Error))) {
            return false;
        }
        outcome = failed(text(failure));
        return true;
    }

    private Outcome failed(String error) {
        return bounded(new Outcome.Failed(error, retry.after(task().attempts())));
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
        String text = message == null ? name : isSentence(failure, message) ? message : name + ": " + message;
        return text.length() <= ERROR_MAX ? text : text.substring(0, whole(text)) + "…";
    }

    /** What went wrong outside says it in words, and the name of the class would only be in the way. */
    private static boolean isSentence(Throwable failure, String message) {
        return failure instanceof TaskHandler.Hopeless || (failure instanceof IOException && message.contains(" "));
    }

    /** Where to cut, so that no character is cut in half. */
    private static int whole(String text) {
        return Character.isHighSurrogate(text.charAt(ERROR_MAX - 1)) ? ERROR_MAX - 1 : ERROR_MAX;
    }
}
