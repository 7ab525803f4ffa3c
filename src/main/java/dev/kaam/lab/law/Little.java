package dev.kaam.lab.law;

/**
 * How many are inside, how many come out a second, and how long each stays: two of them are the third. It asks for nothing but
 * that what goes in comes out: no distribution, no order, no number of servers.
 */
public final class Little {
    public static final String FORMULA = "L = X·R";
    public static final String SOURCE = "J. D. C. Little, “A Proof for the Queuing Formula L = λW”, 1961";

    private static final double MILLIS = 1e3;

    private Little() {}

    /** L, how many are inside on average. */
    public static double inSystem(double perSecond, double millis) {
        return perSecond * millis / MILLIS;
    }

    /** R, how long each stays on average. */
    public static double millis(double inSystem, double perSecond) {
        return inSystem * MILLIS / perSecond;
    }

    /** X, how many come out a second. */
    public static double perSecond(double inSystem, double millis) {
        return inSystem * MILLIS / millis;
    }
}
