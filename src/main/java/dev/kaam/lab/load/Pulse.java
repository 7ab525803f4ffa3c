package dev.kaam.lab.load;

import com.sun.management.OperatingSystemMXBean;
import dev.kaam.flow.Time;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** A virtual thread among those of the clients that does nothing but wake, and notes how late it does. */
final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(5);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Time time;
    private final Histogram late = new SynchronizedHistogram(3);
    private final long cpu = SYSTEM.getProcessCpuTime();
    private final Thread thread;
    private volatile long next;

    Pulse(Time time) {
        this.time = time;
        this.next = time.nanos() + BEAT.toNanos();
        this.thread = Thread.ofVirtual().name("pulse").start(this::beat);
    }

    /** Since it began. A beat that should have come and has not counts too: it may be the only one. */
    Strain strain() {
        Histogram all = late.copy();
        long missing = time.nanos() - next;
        if (missing > 0) {
            all.recordValue(missing);
        }
        double wake = all.getTotalCount() == 0 ? 0 : all.getValueAtPercentile(50) / 1e6;
        return new Strain(Duration.ofNanos(SYSTEM.getProcessCpuTime() - cpu), wake);
    }

    private void beat() {
        try {
            while (true) {
                time.sleep(Duration.ofNanos(Math.max(0, next - time.nanos())));
                long now = time.nanos();
                late.recordValue(Math.max(0, now - next));
                next = now + BEAT.toNanos();
            }
        } catch (InterruptedException over) {
            // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
