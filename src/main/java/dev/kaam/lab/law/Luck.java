package dev.kaam.lab.law;

/**
 * How far the mean of one run of M/M/1 is from the mean of all. Queues remember: what is long now is long for a while, so a
 * thousand requests tell far less than a thousand independent ones would.
 */
public final class Luck {
    public static final String FORMULA = "√(2·(1+ρ)/(ρ·t))/(1−ρ)";
    public static final String SOURCE = "W. Whitt, “Planning Queueing Simulations”, 1989";

    private Luck() {}

    /**
     * The standard deviation of the mean response of a run, as a share of the mean.
     *
     * @param utilisation ρ
     * @param services t, the length of the run, in service times
     */
    public static double share(double utilisation, double services) {
        return Math.sqrt(2 * (1 + utilisation) / (utilisation * services)) / (1 - utilisation);
    }
}
