package dev.kaam.scaling;

/**
 * How differently much owners write: the r-th busiest in proportion to 1/rˢ. Nothing is kept for each of them, so that there may be 10⁸.
 *
 * @param owners N
 * @param exponent s: 0 is all alike; near 1 is what is often found where people choose what is known
 */
record Zipf(long owners, double exponent) {
    static final String SOURCE = "G. K. Zipf, “Human Behavior and the Principle of Least Effort”, 1949;"
            + " sums: the formula of L. Euler and C. Maclaurin";

    /** So many terms are added one by one; the others are an integral and its first corrections. */
    private static final int ONE_BY_ONE = 1_000;

    /** Which share of all writes is the r-th busiest's, from 1 on. */
    double share(long rank) {
        return Math.pow((double) rank, -exponent) / sum(owners, exponent);
    }

    /** Which share of all writes is that of the {@code ranks} busiest together. */
    double head(long ranks) {
        return sum(ranks, exponent) / sum(owners, exponent);
    }

    /** The sum of the squares of the shares of all who come behind the {@code ranks} busiest. */
    double squaresBehind(long ranks) {
        double all = sum(owners, exponent);
        return (sum(owners, 2 * exponent) - sum(ranks, 2 * exponent)) / (all * all);
    }

    /** 1 + 1/2ˢ + … + 1/nˢ. */
    private static double sum(long n, double s) {
        double sum = 0;
        int first = (int) Math.min(n, ONE_BY_ONE);
        for (int r = 1; r <= first; r++) {
            sum += Math.pow(r, -s);
        }
        return n == first ? sum : sum + between(first, (double) n, s);
    }

    /** The terms behind m, up to n. */
    private static double between(double m, double n, double s) {
        double integral = s == 1 ? Math.log(n / m) : (Math.pow(n, 1 - s) - Math.pow(m, 1 - s)) / (1 - s);
        double ends = (Math.pow(n, -s) - Math.pow(m, -s)) / 2;
        double slopes = s * (Math.pow(m, -s - 1) - Math.pow(n, -s - 1)) / 12;
        return integral + ends + slopes;
    }
}
