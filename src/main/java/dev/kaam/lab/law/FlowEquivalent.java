package dev.kaam.lab.law;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A whole system taken for one server, that serves k requests as fast as the system does with k inside; where only so many are let in,
 * the others wait before it. So a pool of threads or of connections is computed, which a request holds while it queues for something
 * else. Exact where what is inside forgets soon what came before, and near it otherwise. Never changes.
 */
public final class FlowEquivalent {
    public static final String FORMULA = "p(k) ∝ p(k−1)·λ(k−1)/X(min(k, N))";
    public static final String SOURCE =
            "K. M. Chandy, U. Herzog, L. Woo, “Parametric Analysis of Queuing Networks”, 1975;"
                    + " E. D. Lazowska et al., “Quantitative System Performance”, 1984, chapters 8 and 9";

    private final double[] perSecond;

    /**
     * @param places N, how many are let in
     * @param perSecond X(k), how many the system serves a second with k inside, from 1 to N; more with each k, or equally many
     */
    public FlowEquivalent(int places, IntToDoubleFunction perSecond) {
        this.perSecond = new double[places + 1];
        Arrays.setAll(this.perSecond, k -> k == 0 ? 0 : perSecond.applyAsDouble(k));
    }

    /**
     * What comes of it.
     *
     * @param perSecond how many are served a second
     * @param millis from when a request comes until it is answered, on average, with waiting to be let in
     * @param outside the share of requests that have to wait to be let in; in a closed system, of the time in which somebody waits so
     */
    public record Solution(double perSecond, double millis, double outside) {
        /** How many are waiting or inside on average. */
        public double inSystem() {
            return Little.inSystem(perSecond, millis);
        }
    }

    /** How many it serves a second at most. */
    public double capacity() {
        return perSecond[perSecond.length - 1];
    }

    /** Requests come at random, so many a second, whatever becomes of them. Where they are too many, all is infinite. */
    public Solution open(double arrivals) {
        int places = perSecond.length - 1;
        double load = arrivals / capacity();
        if (load >= 1) {
            return new Solution(capacity(), Double.POSITIVE_INFINITY, 1);
        }
        double[] share = shares(places, k -> arrivals);
        double sum = 0;
        double inside = 0;
        for (int k = 0; k < places; k++) {
            sum += share[k];
            inside += k * share[k];
        }
        double full = share[places] / (1 - load);
        double all = sum + full;
        double present = (inside + full * (places + load / (1 - load))) / all;
        return new Solution(arrivals, Little.millis(present, arrivals), full / all);
    }

    /** So many users, each of whom sends the next when it has thought so long about the answer to the one before. */
    public Solution closed(int users, double thinkMillis) {
        if (thinkMillis == 0) {
            double rate = perSecond(users);
            return new Solution(rate, Little.millis(users, rate), users > perSecond.length - 1 ? 1 : 0);
        }
        double[] share = shares(users, k -> (users - k) * 1e3 / thinkMillis);
        double sum = 0;
        double served = 0;
        double present = 0;
        double outside = 0;
        for (int k = 0; k <= users; k++) {
            sum += share[k];
            served += share[k] * perSecond(k);
            present += k * share[k];
            outside += k >= perSecond.length ? share[k] : 0;
        }
        return new Solution(served / sum, Little.millis(present, served), outside / sum);
    }

    /** In relation to the greatest, so that nothing overflows: p(0) to p(most). */
    private double[] shares(int most, IntToDoubleFunction arrivals) {
        double[] log = new double[most + 1];
        for (int k = 1; k <= most; k++) {
            log[k] = log[k - 1] + Math.log(arrivals.applyAsDouble(k - 1) / perSecond(k));
        }
        double greatest = Arrays.stream(log).max().orElse(0);
        return Arrays.stream(log).map(one -> Math.exp(one - greatest)).toArray();
    }

    private double perSecond(int inSystem) {
        return perSecond[Math.min(inSystem, perSecond.length - 1)];
    }
}
