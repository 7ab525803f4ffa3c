package dev.kaam.lab.decide;

import org.jspecify.annotations.Nullable;

/**
 * What is to be decided about. A constructor throws {@code IllegalArgumentException}, with a sentence for the user, where a number is
 * out of its range.
 *
 * @param waitMillis what a request waits for others, such as a database; its thread, and its connection, are held meanwhile
 * @param cpuMillis what it computes, of one core
 * @param dbPool how many connections to the database there are, each of which a request holds from before its wait until it has
 *     computed; null: as many as are asked for
 * @param stackKb what a platform thread reserves for its stack
 * @param pool the size of a pool of threads to be looked at
 */
public record Question(
        double waitMillis,
        double cpuMillis,
        Arrivals arrivals,
        int cores,
        @Nullable Integer dbPool,
        int stackKb,
        int pool) {
    static final double MILLIS_MAX = 3_600_000;

    /** As many as a usual server has that was not told. */
    public static final int POOL = 200;

    public static final int POOL_MAX = 10_000;
    /** As Java has it on Linux. */
    public static final int STACK_KB = 1_024;

    private static final int CORES_MAX = 128;
    private static final int STACK_KB_MAX = 1 << 20;

    public Question {
        check(waitMillis >= 0 && waitMillis <= MILLIS_MAX, "a wait is at most an hour");
        check(cpuMillis >= 0 && cpuMillis <= MILLIS_MAX, "computing is at most an hour");
        check(waitMillis + cpuMillis >= 0.001, "a request must wait or compute, for a microsecond at least");
        check(cores >= 1 && cores <= CORES_MAX, "cores are 1 to 128");
        check(dbPool == null || (dbPool >= 1 && dbPool <= POOL_MAX), "a database pool has 1 to 10000 connections");
        check(stackKb >= 16 && stackKb <= STACK_KB_MAX, "a stack has 16 to 1048576 KB");
        check(pool >= 1 && pool <= POOL_MAX, "a pool has 1 to 10000 threads");
    }

    /** Without a limit of connections, with the usual stack, and with the usual pool to be looked at. */
    public static Question of(double waitMillis, double cpuMillis, Arrivals arrivals, int cores) {
        return new Question(waitMillis, cpuMillis, arrivals, cores, null, STACK_KB, POOL);
    }

    /** S, what a request takes where it never waits for another. */
    double serviceMillis() {
        return waitMillis + cpuMillis;
    }

    /** How many requests may wait and compute at once. */
    int places(Strategy strategy) {
        return dbPool == null ? strategy.threads() : Math.min(strategy.threads(), dbPool);
    }

    Question with(Arrivals others) {
        return new Question(waitMillis, cpuMillis, others, cores, dbPool, stackKb, pool);
    }

    Question withWaitMillis(double other) {
        return new Question(other, cpuMillis, arrivals, cores, dbPool, stackKb, pool);
    }

    Question withCores(int others) {
        return new Question(waitMillis, cpuMillis, arrivals, others, dbPool, stackKb, pool);
    }

    public Question withDbPool(@Nullable Integer connections) {
        return new Question(waitMillis, cpuMillis, arrivals, cores, connections, stackKb, pool);
    }

    public Question withPool(int threads) {
        return new Question(waitMillis, cpuMillis, arrivals, cores, dbPool, stackKb, threads);
    }

    static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
