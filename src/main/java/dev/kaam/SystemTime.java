package dev.kaam;

import dev.kaam.flow.Time;
import java.time.Duration;
import java.time.Instant;

/** The time of this machine. */
public enum SystemTime implements Time {
    INSTANCE;

    private static final long ORIGIN = System.nanoTime() - 1;

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    @Override
    public long nanos() {
        return System.nanoTime() - ORIGIN;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
