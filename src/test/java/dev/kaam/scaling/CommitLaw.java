package dev.kaam.scaling;

import java.util.List;

/**
 * How long a commit takes with n todos in it: a + b·n. Never changes.
 *
 * @param fixedMillis a, what each commit takes: the ways to the database, the lock, the disk
 * @param eachMillis b, what each todo in it adds
 */
record CommitLaw(double fixedMillis, double eachMillis) {
    static final String FORMULA = "T(n) = a + b·n";

    private static final double MILLIS = 1e3;

    /**
     * What was measured.
     *
     * @param together n, todos in a commit on average
     * @param millis T, from one commit to the next while there is always something to commit
     */
    record Point(double together, double millis) {}

    /** The line with the least squares of relative errors: a short commit is known as well as a long one. Two points or more. */
    static CommitLaw fit(List<Point> points) {
        double weights = 0;
        double together = 0;
        double millis = 0;
        for (Point each : points) {
            weights += weight(each);
            together += weight(each) * each.together;
            millis += weight(each) * each.millis;
        }
        double meanTogether = together / weights;
        double meanMillis = millis / weights;
        double both = 0;
        double square = 0;
        for (Point each : points) {
            double apart = each.together - meanTogether;
            both += weight(each) * apart * (each.millis - meanMillis);
            square += weight(each) * apart * apart;
        }
        double slope = both / square;
        return new CommitLaw(meanMillis - slope * meanTogether, slope);
    }

    private static double weight(Point point) {
        return 1 / (point.millis * point.millis);
    }

    /** T(n). */
    double millis(double together) {
        return fixedMillis + eachMillis * together;
    }

    /** How many todos a second one lane commits that always has so many to commit together. */
    double perSecond(int together) {
        return MILLIS * together / millis(together);
    }

    /**
     * How many go together on average in each of a shard's nodes, where all have always something to commit and take turns: what
     * comes to a node while all commit once.
     *
     * @param perSecond how many come to the shard, all nodes together; fewer than 1/b
     */
    double togetherAt(double perSecond) {
        return perSecond / MILLIS * fixedMillis / (1 - perSecond / MILLIS * eachMillis);
    }
}
