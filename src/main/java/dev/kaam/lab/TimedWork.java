package dev.kaam.lab;

import dev.kaam.flow.Time;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/** Always the same work, on one thread or more: how long it takes tells what a machine can do, and for whom. */
final class TimedWork {
    private static final int TIMES = 5;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Time time;
    private final Runnable work;

    TimedWork(Time time, Runnable work) {
        this.time = time;
        this.work = work;
    }

    /**
     * What it took.
     *
     * @param nanos until all threads had done it
     * @param waited the part of their time in which they would have run and were not let, from 0 to 1
     */
    record Took(long nanos, double waited) {}

    /** On each of so many threads; of five times, the best of each: what comes now and then is not how the machine is. */
    Took on(int threads) throws InterruptedException {
        var best = new Took(Long.MAX_VALUE, 1);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < TIMES; i++) {
                Took took = once(pool, threads);
                best = new Took(Math.min(best.nanos, took.nanos), Math.min(best.waited, took.waited));
            }
        }
        return best;
    }

    private Took once(ExecutorService pool, int threads) throws InterruptedException {
        var wall = new LongAdder();
        var cpu = new LongAdder();
        var done = new CountDownLatch(threads);
        long start = time.nanos();
        for (int thread = 0; thread < threads; thread++) {
            pool.execute(() -> {
                long begun = time.nanos();
                long used = THREADS.getCurrentThreadCpuTime();
                work.run();
                cpu.add(THREADS.getCurrentThreadCpuTime() - used);
                wall.add(time.nanos() - begun);
                done.countDown();
            });
        }
        done.await();
        return new Took(time.nanos() - start, Math.clamp(1 - cpu.sum() / (double) wall.sum(), 0, 1));
    }
}
