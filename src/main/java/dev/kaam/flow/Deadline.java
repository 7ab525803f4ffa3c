package dev.kaam.flow;

import java.time.Duration;

/** By when several things must be done that follow one another: what one has used, the next does not have. */
public final class Deadline {
    private final Time time;
    private final long end;

    private Deadline(Time time, long end) {
        this.time = time;
        this.end = end;
    }

    public static Deadline in(Duration patience, Time time) {
        return new Deadline(time, time.nanos() + patience.toNanos());
    }

    /** Not negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, end - time.nanos()));
    }
}
