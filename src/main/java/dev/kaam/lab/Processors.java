package dev.kaam.lab;

import com.sun.management.OperatingSystemMXBean;
import dev.kaam.flow.Time;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * How much CPU time everybody together has used, on the processors on which this process may run. On Linux that is all the time
 * that was not idle ({@code /proc/stat}): so it includes what a virtual machine was not given (steal), and idle time is kept to the
 * nanosecond there, while the other columns are guessed from who happens to run at each tick. Elsewhere the Java machine is asked.
 */
final class Processors {
    /** USER_HZ, which is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int IDLE = 4;
    private static final int WAITS_FOR_DISK = 5;

    private final Path proc;
    private final Time time;
    private final DoubleSupplier load;
    private final BitSet ours;
    private double used;
    private long asked;

    /** @param proc {@code /proc}, or what is to be taken for it */
    Processors(Path proc, Time time) {
        this(proc, time, ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())::getCpuLoad);
    }

    /** @param load where there is no {@code /proc}: the share of all processors that was used since it was asked before */
    Processors(Path proc, Time time, DoubleSupplier load) {
        this.proc = proc;
        this.time = time;
        this.load = load;
        this.ours = ours();
        this.asked = time.nanos();
    }

    /**
     * A moment to compute from.
     *
     * @param idle the CPU time that was not used so far, in seconds; less than nothing where it is told what was
     */
    record Reading(long nanos, double idle) {}

    Reading read() {
        return new Reading(time.nanos(), idleSeconds());
    }

    /** The CPU time that has been used since, in seconds, so far as it can be known; 0 where it cannot. */
    double busySeconds(Reading since) {
        Reading now = read();
        double idle = now.idle - since.idle;
        double seconds = (now.nanos - since.nanos) / 1e9;
        return Math.max(0, ours.isEmpty() ? -idle : count() * seconds - idle);
    }

    /** How many there are. A process that may use no more time than that of fewer (in a container) does not know which. */
    int count() {
        return ours.isEmpty() ? Runtime.getRuntime().availableProcessors() : ours.cardinality();
    }

    private double idleSeconds() {
        return ours.isEmpty() ? -usedSeconds() : idleTicks() / TICKS_PER_SECOND;
    }

    /** One sum for all who watch, since each question is about the time since the one before, whoever asked it. */
    private synchronized double usedSeconds() {
        long now = time.nanos();
        double share = load.getAsDouble();
        used += (share > 0 ? share : 0) * count() * (now - asked) / 1e9;
        asked = now;
        return used;
    }

    private double idleTicks() {
        double ticks = 0;
        for (String line : lines("stat")) {
            String[] columns = line.split(" +", -1);
            if (columns[0].matches("cpu\\d+") && ours.get(Integer.parseInt(columns[0].substring(3)))) {
                ticks += Double.parseDouble(columns[IDLE]) + Double.parseDouble(columns[WAITS_FOR_DISK]);
            }
        }
        return ticks;
    }

    /** As {@code Cpus_allowed_list: 0-2,7} says. */
    private BitSet ours() {
        var found = new BitSet();
        for (String line : lines("self/status")) {
            if (line.startsWith("Cpus_allowed_list:")) {
                for (String range :
                        line.substring(line.indexOf(':') + 1).strip().split(",", -1)) {
                    String[] ends = range.split("-", 2);
                    found.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
                }
            }
        }
        return found;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(proc.resolve(file));
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
