package dev.kaam.background;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.Threads;
import dev.kaam.flow.Time;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a {@link Dispatcher} going: one thread takes its turns, whenever it is woken; another wakes it once a second, whatever
 * happens, and keeps its leases, so that a turn that waits for the database does not cost them. Any thread may call.
 */
public final class DurableTasks {
    private static final Logger LOG = LoggerFactory.getLogger(DurableTasks.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    /** A lease lasts three times as long. */
    private static final Duration BEAT = Duration.ofSeconds(10);

    private static final int POLLS_A_LOOK = 30;
    private static final int PRUNES_MAX = 20;

    private final Dispatcher dispatcher;
    private final TaskStore store;
    private final Time time;
    private final Semaphore bell = new Semaphore(0);
    private final Thread turns;
    private final Thread heart;
    private volatile Runnable alsoAtBeats = () -> {};
    private volatile boolean stopped;
    private boolean pruning;
    private long lastBeat;

    public DurableTasks(Dispatcher dispatcher, TaskStore store, Time time) {
        this.dispatcher = dispatcher;
        this.store = store;
        this.time = time;
        this.lastBeat = time.nanos();
        dispatcher.onDue(this::wake);
        this.turns = Thread.ofVirtual().name("task-turns").start(this::takeTurns);
        this.heart = Thread.ofVirtual().name("task-heart").start(this::beatAlways);
    }

    /** Says that a task may be due. Neither waits nor throws. */
    public void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Has this called at each beat, behind the leases. It may wait, and throw the store's problem. */
    public void atBeats(Runnable call) {
        alsoAtBeats = call;
    }

    /** Claims nothing more: the first thing to do when the program is told to stop. */
    public void stopClaiming() {
        dispatcher.stopClaiming();
    }

    /**
     * Claims nothing more, waits for what runs, and gives back what is not done at the deadline; keeps the leases until the very
     * end. Call it while the store still works.
     */
    public void drain(Deadline deadline) {
        stopClaiming();
        try {
            dispatcher.awaitEnds(deadline);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        stopped = true;
        turns.interrupt();
        Threads.awaitEnd(turns);
        try {
            dispatcher.giveBack();
        } catch (RuntimeException failure) {
            LOG.warn("tasks were not given back, and wait until their leases are over: {}", failure.getMessage());
        }
        heart.interrupt();
        Threads.awaitEnd(heart);
    }

    private void takeTurns() {
        while (!stopped) {
            try {
                if (!dispatcher.turn()) {
                    rest();
                }
            } catch (RuntimeException | Error failure) {
                LOG.warn("the tasks cannot go on, and are tried again in {}", POLL, failure);
                pause();
            }
        }
    }

    private void rest() {
        try {
            bell.acquire();
            bell.drainPermits();
        } catch (InterruptedException ending) {
            LOG.debug("turns end");
        }
    }

    private void pause() {
        try {
            time.sleep(POLL);
        } catch (InterruptedException ending) {
            LOG.debug("turns end");
        }
    }

    private void beatAlways() {
        try {
            for (int poll = 0; ; poll++) {
                time.sleep(POLL);
                wake();
                beat(poll);
            }
        } catch (InterruptedException ending) {
            LOG.debug("heart ends");
        }
    }

    /** What fails is tried again at the next beat: a lease outlasts two that fail. */
    private void beat(int poll) {
        try {
            dispatcher.interruptOverdue();
            if (isBeatDue()) {
                dispatcher.beat();
                lastBeat = time.nanos();
                alsoAtBeats.run();
            }
            dispatcher.takeBack();
            if (poll % POLLS_A_LOOK == 0) {
                dispatcher.lookForUnknown();
            }
            prune(poll);
        } catch (RuntimeException | Error failure) {
            LOG.warn("the leases of tasks were not kept this time", failure);
        }
    }

    /** By the clock, not by polls, which come late while the database is slow. */
    private boolean isBeatDue() {
        return time.nanos() - lastBeat >= BEAT.toNanos();
    }

    /** As long as there is more to drop, some at every poll: never so much that a beat comes late. */
    private void prune(int poll) {
        if (pruning || poll % POLLS_A_LOOK == 0) {
            pruning = true;
            for (int i = 0; i < PRUNES_MAX && pruning && !isBeatDue(); i++) {
                pruning = store.prune();
            }
        }
    }
}
