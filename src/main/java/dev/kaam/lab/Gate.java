package dev.kaam.lab;

import dev.kaam.lab.Measured.Thrown;
import dev.kaam.lab.load.Load;
import org.jspecify.annotations.Nullable;

/** Which samples cannot be trusted, whatever they say. */
final class Gate {
    /** More of a client's time than this must not be anything but waiting for answers. */
    static final double LITTLE_MAX = 0.05;
    /** So late may clients be, to send (the 99th percentile) or to read (the median), as a share of the median latency. */
    static final double LATE_MAX = 0.1;
    /** Or so late, in milliseconds: a turn of a busy processor. */
    static final double LATE_FLOOR = 2;

    private Gate() {}

    /** Why the sample does not count; null where it does. What nobody can tell of others does not count either. */
    static @Nullable Thrown thrown(Sample sample, double others) {
        if (!(others <= Host.OTHERS_MAX)) {
            return Thrown.BUSY;
        }
        if (!Double.isFinite(sample.value()) || sample.loads().stream().anyMatch(Gate::isBroken)) {
            return Thrown.FAILED;
        }
        for (Load load : sample.loads()) {
            Thrown why = thrown(load);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    private static boolean isBroken(Load load) {
        return load.failures() > 0 || load.exchanges().isEmpty();
    }

    private static @Nullable Thrown thrown(Load load) {
        if (load.kind() == Load.Kind.CLOSED && load.littleGap() > LITTLE_MAX) {
            return Thrown.LITTLE;
        }
        return lateMillis(load) > Math.max(LATE_FLOOR, LATE_MAX * load.latencyMillis(50)) ? Thrown.LATE : null;
    }

    /** All of a burst are due at once, so that many of them are sent late by nature, and that is in its law's tolerance. */
    private static double lateMillis(Load load) {
        double wake = load.strain().wakeMillis();
        return load.kind() == Load.Kind.OPEN ? Math.max(wake, load.lateMillis(99)) : wake;
    }
}
