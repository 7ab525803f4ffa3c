package dev.kaam.lab.law;

/**
 * One server, requests that come at random, service of any distribution: M/G/1. What counts of the distribution is its mean and how
 * much it varies; of equally long services (M/D/1) each waits half as long as of exponential ones (M/M/1).
 */
public final class PollaczekKhinchine {
    public static final String FORMULA = "R = S + ρ·S·(1+C²)/(2·(1−ρ))";
    public static final String SOURCE =
            "M/G/1; F. Pollaczek, 1930, A. Khinchine, 1932; L. Kleinrock, “Queueing Systems I: Theory”, 1975, section 5.6";

    /** C² of services that all take equally long. */
    public static final double REGULAR = 0;

    /** C² of services that are distributed exponentially. */
    public static final double EXPONENTIAL = 1;

    private PollaczekKhinchine() {}

    /**
     * R, from when a request comes until it is answered, on average, in milliseconds; infinite where the queue grows without end.
     *
     * @param perSecond λ, how many come a second
     * @param serviceMillis S, how long each is served on average
     * @param variation C², the variance of the services divided by the square of their mean
     */
    public static double millis(double perSecond, double serviceMillis, double variation) {
        return serviceMillis + waitMillis(perSecond, serviceMillis, variation);
    }

    /** Of that, what a request waits before it is served. */
    public static double waitMillis(double perSecond, double serviceMillis, double variation) {
        double busy = Utilisation.of(perSecond, serviceMillis, 1);
        return busy < 1 ? busy * serviceMillis * (1 + variation) / (2 * (1 - busy)) : Double.POSITIVE_INFINITY;
    }
}
