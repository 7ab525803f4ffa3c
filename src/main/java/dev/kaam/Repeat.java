package dev.kaam;

import dev.kaam.flow.Threads;
import dev.kaam.flow.Time;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a step again and again, on a thread of its own, until it is closed. A step that fails is logged, and taken again. */
final class Repeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repeat.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final String name;
    private final Time time;
    private final Supplier<Duration> step;
    private final Thread thread;

    /** @param step returns how long to wait before the next */
    Repeat(String name, Time time, Supplier<Duration> step) {
        this(Thread.ofVirtual().name(name), time, step);
    }

    /** @param thread makes its thread, with a name */
    Repeat(Thread.Builder thread, Time time, Supplier<Duration> step) {
        this.time = time;
        this.step = step;
        this.thread = thread.unstarted(this::repeat);
        this.name = this.thread.getName();
        this.thread.start();
    }

    private void repeat() {
        try {
            while (true) {
                time.sleep(step());
            }
        } catch (InterruptedException closed) {
            LOG.debug("{} ends", name);
        }
    }

    private Duration step() {
        try {
            return step.get();
        } catch (RuntimeException failure) {
            LOG.warn("{} failed, and is tried again in {}: {}", name, AFTER_FAILURE, failure.getMessage());
            return AFTER_FAILURE;
        }
    }

    /** Returns when no step runs any more. */
    @Override
    public void close() {
        thread.interrupt();
        Threads.awaitEnd(thread);
    }
}
