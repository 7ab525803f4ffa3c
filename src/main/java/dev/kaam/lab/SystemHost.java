package dev.kaam.lab;

import com.sun.management.OperatingSystemMXBean;
import dev.kaam.flow.Time;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;

/**
 * This machine. What others have had of it is what all have used ({@link Processors}) less what we have. While it is looked at, it is
 * asked directly too: threads that only compute and are not let run all the time are kept from it by somebody, whether the system
 * tells or not, be it the limit of a container. Any thread may call.
 */
public final class SystemHost implements Host {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int WAKES = 50;
    private static final Duration SLEEP = Duration.ofMillis(2);
    /**
     * The system tells times in ticks of 10 ms, rounded down: that of all, and that of each server. So much may be nothing but that,
     * and is not held against others; of a sample of a second on two processors it is 1 %.
     */
    private static final double GRAIN_SECONDS = 0.02;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Time time;
    private final Processors processors;
    private final TimedWork work;
    private volatile Looked last = new Looked(0, 0);

    /** @param waited as of {@link TimedWork}, on all processors */
    private record Looked(int times, double waited) {}

    /** @param work computes always as much, some 50 ms, on the calling thread; several threads run it at once */
    public SystemHost(Time time, Runnable work) {
        this(time, work, Path.of("/proc"));
    }

    SystemHost(Time time, Runnable work, Path proc) {
        this.time = time;
        this.processors = new Processors(proc, time);
        this.work = new TimedWork(time, work);
    }

    @Override
    public synchronized Machine look() throws InterruptedException {
        double wake = wakeMillis();
        TimedWork.Took alone = work.on(1);
        TimedWork.Took together = work.on(CORES);
        last = new Looked(last.times + 1, together.waited());
        double parallel = CORES * (double) alone.nanos() / together.nanos();
        return new Machine(CORES, Math.clamp(parallel, 1, CORES), wake);
    }

    @Override
    public Supplier<Double> watch(Supplier<Duration> ours) {
        Processors.Reading start = processors.read();
        double own = ownSeconds(ours);
        int looks = last.times;
        return () -> {
            double others = processors.busySeconds(start) - (ownSeconds(ours) - own) - GRAIN_SECONDS;
            double seconds = (time.nanos() - start.nanos()) / 1e9;
            double share = Math.clamp((others - spareSeconds(seconds)) / (seconds * CORES), 0, 1);
            return last.times > looks ? Math.max(share, last.waited) : share;
        };
    }

    /**
     * Where we may use less than all processors (in a container), others may use the rest without taking anything from us. What they
     * take of our part is not seen then, unless they have the rest too: only the looks before and after tell.
     */
    private double spareSeconds(double seconds) {
        return (processors.count() - CORES) * seconds;
    }

    private double ownSeconds(Supplier<Duration> ours) {
        return system.getProcessCpuTime() / 1e9 + ours.get().toNanos() / 1e9;
    }

    private double wakeMillis() throws InterruptedException {
        var late = new ArrayList<Long>();
        for (int i = 0; i < WAKES; i++) {
            long start = time.nanos();
            time.sleep(SLEEP);
            late.add(time.nanos() - start - SLEEP.toNanos());
        }
        late.sort(null);
        return late.get(WAKES / 2) / 1e6;
    }
}
