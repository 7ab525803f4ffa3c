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

    /** Why the sample does not count; null where it does. */
    static @Nullable Thrown thrown(Sample sample, double others) {
        if (others > Host.OTHERS_MAX) {
            return Thrown.BUSY;
        }
        Load load = sample.load();
        if (Double.isNaN(sample.value()) || (load != null && isBroken(load))) {
            return Thrown.FAILED;
        }
        return load == null ? null : thrown(load);
    }

    private static boolean isBroken(Load load) {
        return load.failures() > 0 || load.exchanges().isEmpty();
    }

    /** All of a burst are due at once, so that many of them are sent late by nature, and that is in its law's tolerance. */
    private static @Nullable Thrown thrown(Load load) {
        double lateMax = Math.max(LATE_FLOOR, LATE_MAX * load.latencyMillis(50));
        return switch (load.kind()) {
            case BURST -> null;
            case CLOSED ->
                load.littleGap() > LITTLE_MAX
                        ? Thrown.LITTLE
                        : load.strain().wakeMillis() > lateMax ? Thrown.LATE : null;
            case OPEN -> load.lateMillis(99) > lateMax ? Thrown.LATE : null;
        };
    }
}
