package dev.kaam.flow;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long the garbage collectors have stopped all threads since the start, in nanoseconds, exact to a millisecond. */
final class Pauses implements LongSupplier {
    /** What ZGC and Shenandoah call that which they do beside the threads. */
    private static final String BESIDE = "Cycles";

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(collector -> !collector.getName().endsWith(BESIDE))
            .toList();

    @Override
    public long getAsLong() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            millis += Math.max(0, collector.getCollectionTime());
        }
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
