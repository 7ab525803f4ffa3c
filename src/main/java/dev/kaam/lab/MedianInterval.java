package dev.kaam.lab;

import java.util.List;

/**
 * How sure a median is, from the samples alone and whatever they are distributed like: between the k-th smallest and the k-th
 * largest of n lies the true median unless fewer than k fell on one side of it, as with a coin. W. R. Thompson, "On Confidence
 * Ranges for the Median", 1936.
 *
 * <p>Five samples cannot be surer than 1 − 2/2⁵ = 93.75 %, from the smallest to the largest, so that is what is asked of all; four
 * are not sure enough for anything. (Drawing again from so few samples, as a bootstrap does, comes to the same ends, but for chance.)
 *
 * @param median NaN where there are too few samples
 * @param low the median lies above it, and below {@code high}, with a confidence of 93 % or more
 * @param high its upper end
 */
record MedianInterval(double median, double low, double high) {
    static final double CONFIDENCE = 0.93;
    /** So many samples are needed at least. */
    static final int SAMPLES_MIN = 5;

    private static final MedianInterval UNKNOWN = new MedianInterval(Double.NaN, Double.NaN, Double.NaN);

    static MedianInterval of(List<Double> samples) {
        int n = samples.size();
        if (n < SAMPLES_MIN) {
            return UNKNOWN;
        }
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int cut = cut(n);
        return new MedianInterval((sorted[(n - 1) / 2] + sorted[n / 2]) / 2, sorted[cut], sorted[n - 1 - cut]);
    }

    /** How many may be left out at each end. */
    private static int cut(int n) {
        int cut = 0;
        double side = Math.pow(0.5, n); // that no more than so many lie on one side of the true median
        double next = side * n;
        while (1 - 2 * (side + next) >= CONFIDENCE) {
            side += next;
            cut++;
            next *= (double) (n - cut) / (cut + 1);
        }
        return cut;
    }
}
