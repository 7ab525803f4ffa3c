package dev.kaam.trace;

import dev.kaam.flow.Time;
import java.time.Duration;
import java.time.Instant;

/** Which time of day it was when the recorder's clock, which only runs, showed so many nanoseconds. For one thread. */
final class Wall {
    private static final long TOLERATED = Duration.ofSeconds(1).toNanos();

    private final Time time;
    private long offset;

    Wall(Time time) {
        this.time = time;
        this.offset = measured();
    }

    /** A machine that slept, or whose clock was set, has another time of day from then on. */
    void check() {
        long now = measured();
        if (Math.abs(now - offset) > TOLERATED) {
            offset = now;
        }
    }

    /** Nanoseconds since 1970. */
    long epochNanos(long nanos) {
        return nanos + offset;
    }

    private long measured() {
        Instant now = time.instant();
        return Duration.between(Instant.EPOCH, now).toNanos() - time.nanos();
    }
}
