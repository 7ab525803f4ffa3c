package dev.kaam.lab.law;

/**
 * What no system can exceed, whatever the distributions: few users wait for their own requests only, many for the busiest server.
 * And what it does not fall short of, where only one server is shared.
 *
 * @param demandMillis D, what a request takes without waiting for others
 * @param thinkMillis Z, what a user does between an answer and the next request
 * @param busiestMillis Dmax, what a request takes of the busiest server; of c equal servers the c-th part
 */
public record Bounds(double demandMillis, double thinkMillis, double busiestMillis) {
    public static final String FORMULA = "X(n) ≤ min(n/(D+Z), 1/Dmax), R(n) ≥ max(D, n·Dmax − Z), N* = (D+Z)/Dmax";
    public static final String SOURCE =
            "P. J. Denning, J. P. Buzen, “The Operational Analysis of Queueing Network Models”, 1978;"
                    + " E. D. Lazowska et al., “Quantitative System Performance”, 1984, chapter 5";

    /** N*, from how many users on they must get in one another's way. */
    public double knee() {
        return (demandMillis + thinkMillis) / busiestMillis;
    }

    /** So many can be served a second at most, with so many users. */
    public double perSecond(int users) {
        return Math.min(Little.perSecond(users, demandMillis + thinkMillis), capacity());
    }

    /** So many are served a second at least, with so many users, where each finds all the others before it at the busiest server. */
    public double perSecondAtLeast(int users) {
        return Little.perSecond(users, demandMillis + thinkMillis + (users - 1) * busiestMillis);
    }

    /** So long a request takes at least, in milliseconds, with so many users. */
    public double millis(int users) {
        return Math.max(demandMillis, users * busiestMillis - thinkMillis);
    }

    /** So many can be served a second at most, however many users there are. */
    public double capacity() {
        return Little.perSecond(1, busiestMillis);
    }
}
