package dev.kaam.store;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * How long a call of the fake database takes.
 *
 * @param pause of each call, or of all on average
 * @param compute the work of one call: the same amount each time
 * @param exponential whether each wait is drawn from an exponential distribution: short ones are many, and what was waited for long
 *     may still take as long as at the start
 * @param pool how many calls may have a connection at once, to wait and to compute with; 0: as many as come
 */
public record CallTime(Duration pause, Runnable compute, boolean exponential, int pool) {
    /** Each call waits and computes alike, however many there are. */
    public static CallTime always(Duration pause, Runnable compute) {
        return new CallTime(pause, compute, false, 0);
    }

    /** The wait of one call after another, for any thread. */
    Supplier<Duration> waits(RandomGenerator random) {
        return exponential ? drawn(random) : () -> pause;
    }

    /** A generator of its own, since one that is given may bear only one thread at a time. */
    private Supplier<Duration> drawn(RandomGenerator random) {
        var own = new SplittableRandom(random.nextLong());
        double mean = pause.toNanos();
        return () -> {
            synchronized (own) {
                return Duration.ofNanos((long) (mean * own.nextExponential()));
            }
        };
    }
}
