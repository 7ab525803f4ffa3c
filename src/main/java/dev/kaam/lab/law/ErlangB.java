package dev.kaam.lab.law;

/** So many servers, no place to wait: which share of what comes at random finds all of them busy, and goes. */
public final class ErlangB {
    public static final String FORMULA = "B(0) = 1, B(c) = a·B(c−1)/(c + a·B(c−1))";
    public static final String SOURCE =
            "A. K. Erlang, 1917; in steps, so that no factorial overflows: D. L. Jagerman, “Methods in Traffic Calculations”, 1984";

    private ErlangB() {}

    /**
     * The share that goes, from 0 to 1.
     *
     * @param servers c
     * @param erlangs a, how many servers would be busy if there were enough: arrivals a second times seconds of service
     */
    public static double blocked(int servers, double erlangs) {
        double share = 1;
        for (int c = 1; c <= servers; c++) {
            share = erlangs * share / (c + erlangs * share);
        }
        return share;
    }
}
