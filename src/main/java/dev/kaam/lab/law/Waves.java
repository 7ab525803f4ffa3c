package dev.kaam.lab.law;

/** When many come at once and each takes equally long, they are served in waves, as many together as there are places. */
public final class Waves {
    public static final String FORMULA = "⌈n/N⌉·S";
    public static final String SOURCE = "the schedule of n equal jobs on N machines; R. L. Graham, 1969";
    public static final String CAPACITY = "N/S";
    public static final String CAPACITY_SOURCE =
            "the utilization law, where all N are used; P. J. Denning, J. P. Buzen, 1978";

    /** Of what computes, not of what waits: n computations of C take n·C/p of p processors that are all busy. */
    public static final String WORK_SOURCE =
            "the work law, T₁/p ≤ Tₚ; T. H. Cormen and others, “Introduction to Algorithms”, 3rd edition, 2009, section 27.1";

    private Waves() {}

    /**
     * When the last has been served.
     *
     * @param jobs n, how many come at once
     * @param places N, how many are served together
     * @param serviceMillis S, how long each takes
     */
    public static double millis(int jobs, int places, double serviceMillis) {
        return Math.ceilDiv(jobs, places) * serviceMillis;
    }

    /** How many are served a second while no place is free. */
    public static double perSecond(int places, double serviceMillis) {
        return places * 1e3 / serviceMillis;
    }
}
