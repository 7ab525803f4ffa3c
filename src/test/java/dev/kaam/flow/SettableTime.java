package dev.kaam.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that is set by hand: it stands still until a test lets time pass, and so long a sleeper sleeps. */
public final class SettableTime implements Time {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");
    private final List<Instant> ends = new ArrayList<>();

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    /** Waits until somebody sleeps, and is not to wake yet. */
    public synchronized void awaitSleeper() throws InterruptedException {
        while (ends.stream().noneMatch(now::isBefore)) {
            wait();
        }
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
        ends.add(end);
        notifyAll();
        try {
            while (now.isBefore(end)) {
                wait();
            }
        } finally {
            ends.remove(end);
        }
    }
}
