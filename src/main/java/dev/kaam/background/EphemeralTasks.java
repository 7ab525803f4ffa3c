package dev.kaam.background;

import dev.kaam.flow.FlowTask;
import dev.kaam.flow.Time;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of all requests, each on its own virtual thread. Bounded in number: one more is dropped, logged and
 * counted. Bounded in time: one that runs too long is interrupted. Any thread may call.
 */
public final class EphemeralTasks {
    /**
     * What a request asked for.
     *
     * @param flow is told when it begins and how it ends
     */
    public record Task(String name, Runnable work, FlowTask flow) {}

    /** What became of the tasks since the start. One that was interrupted as overdue then also ends, well or not. */
    public record Counts(long done, long failed, long overdue, long dropped) {}

    private record Running(Task task, Thread thread, long since) {}

    private static final Logger LOG = LoggerFactory.getLogger(EphemeralTasks.class);
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Time time;
    private final int max;
    private final Duration limit;
    private final Semaphore places;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final LongAdder done = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder overdue = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final Thread sweeper;
    private long droppedSaid;

    /**
     * @param max how many may be unfinished at once
     * @param limit how long one may run
     */
    public EphemeralTasks(Time time, int max, Duration limit) {
        this.time = time;
        this.max = max;
        this.limit = limit;
        this.places = new Semaphore(max);
        this.sweeper = Thread.ofVirtual().name("background-sweeper").start(this::sweepAlways);
    }

    /** Starts a task, or drops it when too many are unfinished. */
    public void start(Task task) {
        if (enter(task)) {
            Thread.ofVirtual().name("background-" + task.name()).start(() -> run(task));
        }
    }

    /** Does a task on the calling thread, which nobody interrupts for it; or drops it when too many are unfinished. */
    void runHere(Task task) {
        if (enter(task)) {
            try {
                attempt(task);
            } finally {
                places.release();
            }
        }
    }

    private boolean enter(Task task) {
        boolean entered = places.tryAcquire();
        if (!entered) {
            dropped.increment();
            task.flow().end("dropped");
        }
        return entered;
    }

    /** How many have been started and have not ended. */
    public int unfinished() {
        return max - places.availablePermits();
    }

    public Counts counts() {
        return new Counts(done.sum(), failed.sum(), overdue.sum(), dropped.sum());
    }

    /**
     * Waits for the unfinished tasks, and interrupts those that take longer than {@code patience}, or all when the caller is
     * interrupted. The last call: nothing may be started any more.
     */
    public void drain(Duration patience) {
        if (!ended(patience)) {
            LOG.warn("background.abandoned tasks={}", unfinished());
            running.forEach(late -> late.thread().interrupt());
        }
        sweeper.interrupt();
        Counts counts = counts();
        if (counts.failed() + counts.overdue() + counts.dropped() > 0) {
            LOG.warn("background.ended {}", counts);
        }
    }

    private boolean ended(Duration patience) {
        try {
            return places.tryAcquire(max, patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(Task task) {
        var self = new Running(task, Thread.currentThread(), time.nanos());
        running.add(self);
        try {
            attempt(task);
        } finally {
            running.remove(self);
            places.release();
        }
    }

    private void attempt(Task task) {
        task.flow().start();
        try {
            task.work().run();
            done.increment();
            task.flow().end("done");
        } catch (Throwable failure) {
            failed.increment();
            task.flow().end("failed");
            LOG.error("background.failed task={}", task.name(), failure);
        }
    }

    private void sweepAlways() {
        try {
            while (true) {
                time.sleep(SWEEP);
                sweep();
            }
        } catch (InterruptedException drained) {
            LOG.debug("background sweeper ends");
        }
    }

    /** Interrupts what runs too long, and says how many were dropped since the last time. Called by one thread. */
    void sweep() {
        long droppedNow = dropped.sum();
        if (droppedNow > droppedSaid) {
            LOG.warn("background.dropped tasks={} unfinished={}", droppedNow - droppedSaid, max);
            droppedSaid = droppedNow;
        }
        long now = time.nanos();
        var late = running.stream()
                .filter(task -> now - task.since() > limit.toNanos())
                .toList();
        for (Running task : late) {
            if (running.remove(task)) {
                overdue.increment();
                LOG.error("background.overdue task={} limit={}", task.task().name(), limit);
                task.thread().interrupt();
            }
        }
    }
}
