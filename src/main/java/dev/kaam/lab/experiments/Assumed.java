package dev.kaam.lab.experiments;

import java.util.Arrays;

/**
 * What a correction takes for granted of the requests of a server: how often they come, how long they are served, and how much that
 * varies. Adds up over a run, since a single sample of some dozen requests hardly tells anything. One thread at a time.
 */
final class Assumed {
    /** Luck alone goes so many standard deviations astray less often than once in ten thousand times. */
    private static final double SIGMAS = 4;
    /** The mean is compared with a median that was measured on another server. */
    private static final double MEAN_SLACK = 0.1;
    /** C² of some dozen services settles slowly: a fourth or four times as much is beyond luck. */
    private static final double VARIATION_TIMES = 4;
    /** C² of what is not random at all: now and then the machine holds one up. */
    private static final double VARIATION_SLACK = 0.25;

    private double due;
    private double count;
    private double sum;
    private double squares;

    /**
     * Adds a sample; tells whether all so far is as assumed, but for luck.
     *
     * @param due how many requests were to come: λ times how long they came
     * @param handled how long each was served
     * @param mean how long they are to be served on average
     * @param variation C² that this is to have
     */
    boolean holds(double due, double[] handled, double mean, double variation) {
        this.due += due;
        count += handled.length;
        sum += Arrays.stream(handled).map(one -> one / mean).sum();
        squares += Arrays.stream(handled)
                .map(one -> one / mean)
                .map(one -> one * one)
                .sum();
        return comeAsOften() && takeAsLong(variation) && varyAsMuch(variation);
    }

    /** The count of a Poisson process has the variance of its mean. */
    private boolean comeAsOften() {
        return Math.abs(count - due) <= SIGMAS * Math.sqrt(due);
    }

    private boolean takeAsLong(double variation) {
        return Math.abs(sum / count - 1) <= SIGMAS * Math.sqrt(variation / count) + MEAN_SLACK;
    }

    private boolean varyAsMuch(double variation) {
        double mean = sum / count;
        double found = squares / count / mean / mean - 1;
        return found >= variation / VARIATION_TIMES && found <= VARIATION_TIMES * variation + VARIATION_SLACK;
    }
}
