package dev.kaam.lab;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How sure a median is, from the samples alone: medians of many samples that are drawn from these again, with replacement.
 * B. Efron, "Bootstrap Methods: Another Look at the Jackknife", 1979; the percentile interval.
 */
final class Bootstrap {
    private static final int DRAWS = 2_000;
    private static final double CONFIDENCE = 0.95;

    private Bootstrap() {}

    /** A median, and the interval in which it lies with 95 % confidence. */
    record Interval(double median, double low, double high) {
        static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN, Double.NaN);
    }

    static Interval median(List<Double> samples, RandomGenerator random) {
        if (samples.isEmpty()) {
            return Interval.UNKNOWN;
        }
        double[] all = samples.stream().mapToDouble(Double::doubleValue).toArray();
        double[] medians = new double[DRAWS];
        double[] drawn = new double[all.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(drawn, i -> all[random.nextInt(all.length)]);
            medians[draw] = middle(drawn);
        }
        Arrays.sort(medians);
        int cut = (int) (DRAWS * (1 - CONFIDENCE) / 2);
        return new Interval(middle(all.clone()), medians[cut], medians[DRAWS - 1 - cut]);
    }

    /** Sorts what it is given. */
    private static double middle(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
