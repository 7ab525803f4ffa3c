package dev.kaam.lab.decide;

import dev.kaam.lab.law.Little;

/**
 * What a strategy leads to.
 *
 * @param capacity how many it answers a second at most; infinite where nothing that was told limits it
 * @param perSecond how many it answers a second, as they come
 * @param threads how many threads there are at once, on average where each request has its own
 * @param memory of the threads
 * @param law by which the latency was computed, and with users the answers a second
 * @param binding what keeps it from answering more
 * @param stable false: more come than it can answer, and the queue grows without end
 */
public record Outlook(
        Strategy strategy,
        double capacity,
        double perSecond,
        Latency latency,
        Law law,
        double threads,
        Memory memory,
        Binding binding,
        boolean stable) {
    /** So much less a second than the best is still as good. */
    private static final double LESS = 0.05;
    /** And so much longer. */
    private static final double LONGER = 0.1;

    /**
     * From when a request comes until it is answered, in milliseconds; infinite where the queue grows without end.
     *
     * @param mean where computing takes a random time (exponential), as the laws have it
     * @param regular the mean where each request takes equally long
     * @param percentile95 95 of 100 take no longer; NaN where the laws say nothing of it
     */
    public record Latency(double mean, double regular, double percentile95) {}

    /**
     * What threads take.
     *
     * @param reservedKb addresses, which cost nothing until they are used
     * @param touchedKb memory that is really used, by a rule of thumb
     */
    public record Memory(double reservedKb, double touchedKb) {
        /** Measured: 40 calls deep, it is 40 (compiled) to 98 (not yet). */
        private static final int PLATFORM_KB = 64;
        /** Measured: 40 calls deep, it is 2.5 to 8, and it lies in the heap. */
        private static final int VIRTUAL_KB = 4;

        static Memory ofPlatformThreads(double threads, int stackKb) {
            return new Memory(threads * stackKb, threads * Math.min(PLATFORM_KB, stackKb));
        }

        static Memory ofVirtualThreads(double threads) {
            return new Memory(threads * VIRTUAL_KB, threads * VIRTUAL_KB);
        }
    }

    /** Whether it does not matter which of the two is taken. */
    boolean isAsGoodAs(Outlook best) {
        return stable && perSecond >= (1 - LESS) * best.perSecond && latency.mean <= (1 + LONGER) * best.latency.mean;
    }

    /** How many requests are in the system on average, waiting or not. */
    public double inFlight() {
        return stable ? Little.inSystem(perSecond, latency.mean) : Double.POSITIVE_INFINITY;
    }
}
