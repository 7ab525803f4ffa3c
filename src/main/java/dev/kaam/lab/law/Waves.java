package dev.kaam.lab.law;

/** When many come at once and each takes equally long, they are served in waves, as many together as there are places. */
public final class Waves {
    public static final String FORMULA = "⌈n/N⌉·S";
    public static final String SOURCE = "the schedule of n equal jobs on N machines; R. L. Graham, 1969";

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
}
