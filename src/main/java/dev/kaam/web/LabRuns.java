package dev.kaam.web;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.Time;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Lab;
import dev.kaam.todo.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs of experiments: one at a time, on a thread of its own, since two would measure each other. The last are kept, until the
 * server ends. Any thread may call.
 */
public final class LabRuns {
    static final int KEPT = 20;

    private final Function<String, Lab> labs;
    private final RandomGenerator random;
    private final Time time;
    /** The newest first. */
    private final Deque<LabRun> kept = new ArrayDeque<>();

    private @Nullable Thread thread;
    private boolean closed;

    /**
     * @param labs a lab whose servers let the pages of an origin read what they do; asked for anew for each run
     * @param random from which seeds come
     */
    public LabRuns(Function<String, Lab> labs, RandomGenerator random, Time time) {
        this.labs = labs;
        this.random = random;
        this.time = time;
    }

    /**
     * Begins one. Throws {@code CONFLICT} while another is under way.
     *
     * @param origin whose pages may watch its servers
     */
    synchronized LabRun start(Experiment experiment, Effort effort, @Nullable Double guess, String origin) {
        if (closed) {
            throw Problem.unavailable("The server is ending. Try again when it has started anew.");
        }
        if (!kept.isEmpty() && !kept.getFirst().isOver()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "The run " + kept.getFirst().id()
                            + " is under way, and two would measure each other. Wait, or stop it.");
        }
        var run = new LabRun(experiment, effort, guess, time.instant());
        Lab lab = labs.apply(origin);
        long seed = random.nextLong();
        thread = Thread.ofPlatform().name("lab").daemon().unstarted(() -> run.go(lab, seed));
        kept.addFirst(run);
        if (kept.size() > KEPT) {
            kept.removeLast();
        }
        thread.start();
        return run;
    }

    /** The newest first. */
    synchronized List<LabRun> all() {
        return List.copyOf(kept);
    }

    /** Throws {@code NOT_FOUND}. */
    LabRun find(String id) {
        return all().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "There is no run " + id + ". The last " + KEPT + " since the server started are kept."));
    }

    /** Tells it to end, which it does a moment later; one that is over stays as it is. */
    synchronized void stop(LabRun run) {
        if (thread != null && run == kept.peekFirst() && !run.isOver()) {
            thread.interrupt();
        }
    }

    /** Stops what is under way, and waits until its servers have ended; at the deadline these are ended without a warning. */
    public void close(Deadline deadline) {
        Thread last = last();
        if (last == null) {
            return;
        }
        try {
            last.interrupt();
            if (!last.join(deadline.left())) {
                last.interrupt();
            }
        } catch (InterruptedException hurry) {
            last.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread last() {
        closed = true;
        return thread;
    }
}
