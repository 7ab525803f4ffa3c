package dev.kaam;

import dev.kaam.flow.Threads;
import dev.kaam.flow.Time;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many carriers the virtual threads of this program have. A server needs few: its loops, its writer and its readers are
 * platform threads, its handlers hardly compute, and a carrier that is woken to find little to do costs more than it does. So it
 * has half as many as there are processors. Where a virtual thread waits too long for one, as when others compute, it has as many
 * as processors, for a while. They belong to the whole program, and so does this. Any thread may call.
 */
final class Carriers {
    /** Whoever sets it knows better. */
    private static final String SET = "jdk.virtualThreadScheduler.parallelism";

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMillis(20);
    private static final int LATE_MAX = 5;
    /** More than the longest queue of threads that are ready: each request has one, and each background task. */
    private static final int COMERS_MAX = 32_768;

    private static final Duration WHILE = Duration.ofMinutes(1);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static @Nullable Thread watcher;
    private static boolean kept;

    private final int few;
    private final int all;
    private final Duration busy;
    private final Time time;

    /** @param busy how long it has all of them before it tries with few */
    Carriers(int few, int all, Duration busy, Time time) {
        this.few = few;
        this.all = all;
        this.busy = busy;
        this.time = time;
    }

    /** Has a server keep few whose handlers are virtual threads and do what they are for: those of fakes may compute. */
    static synchronized void fit(Settings settings) {
        boolean computes = settings.fakeDb() != null || settings.fakeTask() != null;
        boolean fits = !computes && settings.run().equals("virtual-threads");
        if (fits && !kept && PROCESSORS > 1 && System.getProperty(SET) == null) {
            var carriers = new Carriers(PROCESSORS / 2, PROCESSORS, WHILE, SystemTime.INSTANCE);
            watcher = Thread.ofPlatform().daemon().name("carriers").start(carriers::watch);
        }
    }

    /** Has all of them from now on: what is to be measured here counts on that. */
    static synchronized void keepAll() {
        kept = true;
        if (watcher != null) {
            watcher.interrupt();
            Threads.awaitEnd(watcher);
            watcher = null;
        }
    }

    /** Until it is interrupted, or fails; then there are all. */
    void watch() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        try {
            while (true) {
                scheduler.setParallelism(few);
                awaitNeed();
                scheduler.setParallelism(all);
                wake(scheduler);
                LOG.debug("carriers.more now={} instead={} for={}", all, few, busy);
                time.sleep(busy);
            }
        } catch (InterruptedException ended) {
            LOG.debug("carriers are not watched any more");
        } finally {
            scheduler.setParallelism(all);
        }
    }

    /**
     * Returns when threads have waited too long for a carrier, none of them in time in between. A pause of the whole program, however
     * long, is one wait.
     */
    private void awaitNeed() throws InterruptedException {
        int late = 0;
        while (late < LATE_MAX) {
            Thread probe = probe();
            boolean inTime = true;
            while (late < LATE_MAX && !probe.join(PATIENCE)) {
                inTime = false;
                late++;
            }
            late = inTime ? 0 : late;
            time.sleep(LOOK_EVERY);
        }
    }

    /**
     * The scheduler wakes a carrier for a thread that comes to an empty queue, or makes a full one grow, never for those that wait in
     * one already: so threads come until one more is at work.
     */
    private void wake(VirtualThreadSchedulerMXBean scheduler) {
        for (int i = 0; i < COMERS_MAX && scheduler.getMountedVirtualThreadCount() <= few; i++) {
            probe();
        }
    }

    private static Thread probe() {
        return Thread.ofVirtual().name("carriers-probe").start(() -> {});
    }
}
