package dev.kaam.background;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** After how long a task that failed is tried again: 2ⁿ seconds after the n-th attempt, give or take a tenth. */
public final class Retry {
    private static final double SPREAD = 0.1;
    private static final int DOUBLINGS_MAX = 20;

    private final RandomGenerator random;

    /** @param random from which each call takes a number; it must be safe for the threads that call */
    public Retry(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempt the one that failed, from 1 */
    Duration after(int attempt) {
        double seconds = Math.scalb(1.0, Math.min(attempt, DOUBLINGS_MAX));
        double spread = 1 + SPREAD * (2 * random.nextDouble() - 1);
        return Duration.ofMillis(Math.round(1000 * seconds * spread));
    }
}
