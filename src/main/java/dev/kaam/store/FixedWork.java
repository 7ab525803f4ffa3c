package dev.kaam.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A fixed amount of computing, measured once: so many rounds as take the wanted time on an idle core. On a busy machine it
 * takes longer, as real work does; "spin for 10 ms" would not.
 */
public final class FixedWork implements Runnable {
    private static final int TRIALS = 20;
    private static final long TRIAL_ROUNDS = 400_000;
    /** Read by nobody, written so that the compiler cannot leave the work out. */
    @SuppressWarnings("UnusedVariable")
    private static volatile long sink;

    private final long rounds;

    private FixedWork(long rounds) {
        this.rounds = rounds;
    }

    /**
     * @param cpuNanos the CPU time of the calling thread; the best of some trials counts, since others can only slow them
     */
    public static FixedWork lasting(Duration wanted, LongSupplier cpuNanos) {
        if (!wanted.isPositive()) {
            return new FixedWork(0);
        }
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIALS; i++) {
            long start = cpuNanos.getAsLong();
            spin(TRIAL_ROUNDS);
            best = Math.min(best, Math.max(1, cpuNanos.getAsLong() - start));
        }
        return new FixedWork((long) (wanted.toNanos() * ((double) TRIAL_ROUNDS / best)));
    }

    /** So many rounds; some millions take ten milliseconds. */
    public static FixedWork ofRounds(long rounds) {
        return new FixedWork(rounds);
    }

    long rounds() {
        return rounds;
    }

    @Override
    public void run() {
        if (rounds > 0) {
            spin(rounds);
        }
    }

    /** Marsaglia's xorshift: each step needs the one before, so that no processor can do two at once. */
    private static void spin(long rounds) {
        long x = 0x9E3779B97F4A7C15L;
        for (long i = 0; i < rounds; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        sink = x;
    }
}
