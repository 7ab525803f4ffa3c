package dev.kaam.lab;

import com.sun.management.OperatingSystemMXBean;
import dev.kaam.flow.Time;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * This machine. Who has the processors is read from Linux ({@code /proc/stat}, with the time that a virtual machine was not given);
 * elsewhere, where others cannot be told from ourselves so well, from the Java machine.
 */
public final class SystemHost implements Host {
    private static final Path STAT = Path.of("/proc/stat");
    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int WAKES = 50;
    private static final Duration SLEEP = Duration.ofMillis(2);
    private static final int SPINS = 5;
    private static final long SPIN_ROUNDS = 20_000_000;
    /** Read by nobody, written so that the compiler cannot leave the work out. */
    @SuppressWarnings("UnusedVariable")
    private static volatile long sink;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Time time;

    public SystemHost(Time time) {
        this.time = time;
    }

    @Override
    public Machine look() throws InterruptedException {
        double wake = wakeMillis();
        long alone = best(1);
        long together = best(CORES);
        return new Machine(CORES, Math.min(CORES, CORES * (double) alone / together), wake);
    }

    @Override
    public Supplier<Double> watch(Supplier<Duration> ours) {
        long start = time.nanos();
        double busy = busySeconds();
        double own = ownSeconds(ours);
        return () -> {
            double seconds = (time.nanos() - start) / 1e9;
            double others = busySeconds() - busy - (ownSeconds(ours) - own);
            return Math.clamp(others / (seconds * CORES), 0, 1);
        };
    }

    private double ownSeconds(Supplier<Duration> ours) {
        return system.getProcessCpuTime() / 1e9 + ours.get().toNanos() / 1e9;
    }

    /** Of all processors together, since the machine started. */
    private static double busySeconds() {
        try {
            List<String> lines = Files.readAllLines(STAT);
            String[] ticks = lines.getFirst().trim().split(" +", -1);
            double busy = 0;
            for (int column : new int[] {1, 2, 3, 6, 7, 8}) { // user, nice, system, irq, softirq, steal
                busy += Double.parseDouble(ticks[column]);
            }
            return busy / TICKS_PER_SECOND;
        } catch (IOException notLinux) {
            return 0;
        }
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

    /** How long a fixed amount of work takes on each of so many threads, at best, in nanoseconds. */
    private long best(int threads) throws InterruptedException {
        long best = Long.MAX_VALUE;
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int i = 0; i < SPINS; i++) {
                var done = new CountDownLatch(threads);
                long start = time.nanos();
                for (int thread = 0; thread < threads; thread++) {
                    pool.execute(() -> {
                        spin();
                        done.countDown();
                    });
                }
                done.await();
                best = Math.min(best, time.nanos() - start);
            }
        }
        return best;
    }

    /** Each step needs the one before. */
    private static void spin() {
        long x = 0x9E3779B97F4A7C15L;
        for (long i = 0; i < SPIN_ROUNDS; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        sink = x;
    }
}
