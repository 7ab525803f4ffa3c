package dev.kaam.lab.law;

/**
 * One server that takes requests in order of arrival: when each is answered follows from when each came and how long each was
 * served, whatever the distributions. Each begins when it has come and the one before it is done.
 */
public final class Lindley {
    public static final String FORMULA = "Wₙ₊₁ = max(0, Wₙ + Sₙ − Aₙ)";
    public static final String SOURCE = "D. V. Lindley, “The Theory of Queues with a Single Server”, 1952";

    private Lindley() {}

    /**
     * How long they stay on average, in the unit of time of what is given.
     *
     * @param arrivals when each came, in order
     * @param services how long each was served; as many
     */
    public static double mean(double[] arrivals, double[] services) {
        double free = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < arrivals.length; i++) {
            free = Math.max(free, arrivals[i]) + services[i];
            sum += free - arrivals[i];
        }
        return sum / arrivals.length;
    }
}
