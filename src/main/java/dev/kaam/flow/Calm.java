package dev.kaam.flow;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How late a beat may be before it is told: five times what it needs in the first second, within bounds. One thread. */
final class Calm {
    /** Less is not felt. */
    static final long LEAST = TimeUnit.MILLISECONDS.toNanos(25);
    /** More is told on every machine, however restless it was at the start. */
    static final long MOST = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int BEATS = 100;
    private static final int TIMES = 5;

    private final long[] first = new long[BEATS];
    private int count;
    private long late = MOST;

    void add(long nanos) {
        if (count < BEATS) {
            first[count++] = nanos;
            if (count == BEATS) {
                Arrays.sort(first);
                late = Math.clamp(TIMES * first[BEATS * 99 / 100 - 1], LEAST, MOST);
            }
        }
    }

    long late() {
        return late;
    }
}
