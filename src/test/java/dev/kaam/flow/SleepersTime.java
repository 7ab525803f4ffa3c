package dev.kaam.flow;

import java.time.Duration;
import java.time.Instant;

/** A clock that goes on by as much as somebody sleeps, in his own thread; what wakes him late is set by hand. One thread. */
final class SleepersTime implements Time {
    private long nanos = 1_000_000_000;
    private Runnable late = () -> {};

    void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    /** Happens before the next sleeper wakes. */
    void beforeWaking(Runnable late) {
        this.late = late;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        nanos += duration.toNanos();
        Runnable once = late;
        late = () -> {};
        once.run();
    }
}
