package dev.kaam.flow;

import java.time.Duration;
import java.time.Instant;

/** A clock that is set by hand: it stands still until a test lets time pass, and so long a sleeper sleeps. */
public final class SettableTime implements Time {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, instant()).toNanos();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Instant end = now.plus(duration);
        while (now.isBefore(end)) {
            wait();
        }
    }
}
