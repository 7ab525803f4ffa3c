package dev.kaam.lab.law;

/**
 * One server, requests that come at random and take randomly long: M/M/1. Where it is busy for the share ρ of its time, each stays
 * 1/(1−ρ) times as long as it is served.
 */
public final class SingleServer {
    public static final String FORMULA = "R = S/(1−ρ)";
    public static final String SOURCE = "M/M/1; L. Kleinrock, “Queueing Systems I: Theory”, 1975, section 3.2";

    private SingleServer() {}

    /**
     * R, from when a request comes until it is answered, on average, in milliseconds; infinite where requests come as fast as they
     * are served, or faster, since then the queue grows without end.
     *
     * @param perSecond λ, how many come a second
     * @param serviceMillis S, how long each is served on average
     */
    public static double millis(double perSecond, double serviceMillis) {
        double busy = Utilisation.of(perSecond, serviceMillis, 1);
        return busy < 1 ? serviceMillis / (1 - busy) : Double.POSITIVE_INFINITY;
    }

    /** So long, in milliseconds, a percentile of them stays at most: −ln(1−p)·R, since R is distributed exponentially. */
    public static double percentileMillis(double percentile, double perSecond, double serviceMillis) {
        return -Math.log1p(-percentile / 100) * millis(perSecond, serviceMillis);
    }
}
