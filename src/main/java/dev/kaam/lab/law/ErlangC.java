package dev.kaam.lab.law;

/**
 * So many servers with one queue before them, requests that come at random and take randomly long: M/M/c. Never changes.
 * All that it computes is a sum or a product of positive numbers, so it stays exact for any number of servers.
 *
 * @param servers c
 * @param erlangs a, how many servers would be busy if there were enough: arrivals a second times seconds of service
 */
public record ErlangC(int servers, double erlangs) {
    public static final String FORMULA = "C = B/(1 − ρ·(1−B)), W = C·S/(c−a), R = S + W";
    public static final String SOURCE =
            "M/M/c; A. K. Erlang, 1917; L. Kleinrock, “Queueing Systems I: Theory”, 1975, section 3.5";

    /** Halves of an interval; more tell nothing apart. */
    private static final int HALVINGS = 100;

    public ErlangC {
        if (servers < 1 || !(erlangs >= 0)) {
            throw new IllegalArgumentException("no queue has " + servers + " servers and " + erlangs + " erlangs");
        }
    }

    /**
     * @param perSecond λ, how many come a second
     * @param serviceMillis S, how long each is served on average
     */
    public static ErlangC of(int servers, double perSecond, double serviceMillis) {
        return new ErlangC(servers, Little.inSystem(perSecond, serviceMillis));
    }

    /** Whether the servers can do it; otherwise the queue grows without end, and all that it waits is infinite. */
    public boolean isStable() {
        return erlangs < servers;
    }

    /** C, the share of requests that have to wait, from 0 to 1. */
    public double waiting() {
        if (!isStable()) {
            return 1;
        }
        double blocked = ErlangB.blocked(servers, erlangs);
        return servers * blocked / (servers - erlangs + erlangs * blocked);
    }

    /** W, what a request waits on average before it is served, in milliseconds. */
    public double waitMillis(double serviceMillis) {
        return isStable() ? waiting() * serviceMillis / (servers - erlangs) : Double.POSITIVE_INFINITY;
    }

    /** R, from when a request comes until it is answered, on average, in milliseconds. */
    public double millis(double serviceMillis) {
        return serviceMillis + waitMillis(serviceMillis);
    }

    /** So long, in milliseconds, a percentile of the requests waits at most; 0 where so many do not wait at all. */
    public double waitPercentileMillis(double percentile, double serviceMillis) {
        double longer = 1 - percentile / 100;
        double waiting = waiting();
        if (!isStable()) {
            return Double.POSITIVE_INFINITY;
        }
        return waiting <= longer ? 0 : Math.log(waiting / longer) * serviceMillis / (servers - erlangs);
    }

    /** So long, in milliseconds, a percentile of the requests takes at most, from when it comes until it is answered. */
    public double percentileMillis(double percentile, double serviceMillis) {
        if (!isStable()) {
            return Double.POSITIVE_INFINITY;
        }
        double longer = 1 - percentile / 100;
        double waiting = waiting();
        double high = 1;
        while (longerThan(high, waiting) > longer) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (longerThan(middle, waiting) > longer) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high * serviceMillis;
    }

    /** P(R > t), with t in services: being served takes longer with e^−t, and waiting before that adds to it. */
    private double longerThan(double services, double waiting) {
        double spare = servers - erlangs - 1;
        double served = Math.exp(-services);
        if (spare == 0) {
            return served * (1 + waiting * services);
        }
        double added = Math.abs(spare * services) < 1 // each form loses its digits where the other does not
                ? -served * Math.expm1(-spare * services)
                : served - Math.exp(-services * (spare + 1));
        return served + waiting * added / spare;
    }
}
