package dev.kaam.flow;

import java.time.Duration;

/** What a thread got of the processors, as a test says. */
final class SetTimes implements ThreadTimes {
    private long computed;
    private long starved;

    void compute(long millis) {
        computed += Duration.ofMillis(millis).toNanos();
    }

    void starve(long millis) {
        starved += Duration.ofMillis(millis).toNanos();
    }

    @Override
    public long computed() {
        return computed;
    }

    @Override
    public long starved() {
        return starved;
    }

    @Override
    public void close() {}
}
