package dev.kaam.lab;

import dev.kaam.flow.Time;
import java.time.Duration;
import java.time.Instant;

/** Passes when a test says so. */
final class SomeTime implements Time {
    private long now = 1;

    void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        pass(duration);
    }
}
