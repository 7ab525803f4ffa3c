package dev.kaam.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends a beat through every event loop, every 10 ms, and tells an incident where one comes back late. It has two threads: one
 * sends and watches; one does nothing but sleep, and so sees when all of the process stands still, which is no loop's fault.
 */
public final class LoopHeartbeat implements AutoCloseable {
    /** From one beat to the next. */
    public static final Duration BEAT = Duration.ofMillis(10);

    private final Time time;
    private final Control control;
    private final List<Pulse> pulses = new ArrayList<>();
    private final List<ThreadTimes> times = new ArrayList<>();
    private final List<Runnable> eachBeat;
    private final Thread asleep =
            Thread.ofPlatform().daemon().name("flow-control").unstarted(this::sleep);
    private final Thread heart = Thread.ofPlatform().daemon().name("flow-heart").unstarted(this::beat);

    /**
     * Begins at once.
     *
     * @param recorder by whose flows it is found out who held a loop, and who waited; its clock must be the same
     * @param eachBeat run on the heart's thread after each beat, so they must be quick. What one throws is given to the thread's
     *     handler of uncaught exceptions, and the heart goes on
     */
    public LoopHeartbeat(
            List<Loop> loops, FlowRecorder recorder, Time time, Incidents incidents, Runnable... eachBeat) {
        this.time = time;
        this.eachBeat = List.of(eachBeat);
        this.control = new Control(time, times(asleep), new Pauses(), incidents);
        var verdict = new Verdict(recorder, control, incidents);
        for (Loop loop : loops) {
            pulses.add(new Pulse(loop, time, times(loop.thread()), control, verdict));
        }
        asleep.start();
        heart.start();
    }

    private ThreadTimes times(Thread thread) {
        var its = new SystemThreadTimes(thread);
        times.add(its);
        return its;
    }

    private void sleep() {
        try {
            while (true) {
                control.sleep();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        try {
            while (true) {
                pulses.forEach(pulse -> run(pulse::step));
                eachBeat.forEach(LoopHeartbeat::run);
                time.sleep(BEAT);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException defect) {
            Thread heart = Thread.currentThread();
            heart.getUncaughtExceptionHandler().uncaughtException(heart, defect);
        }
    }

    /** Returns when its threads have ended. Close it before the loops. */
    @Override
    public void close() {
        heart.interrupt();
        asleep.interrupt();
        Threads.awaitEnd(heart);
        Threads.awaitEnd(asleep);
        times.forEach(ThreadTimes::close);
    }
}
