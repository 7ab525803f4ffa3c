package dev.kaam.learn;

import dev.kaam.lab.Report;
import org.jspecify.annotations.Nullable;

/** From one number to another. */
public record Band(double low, double high) {
    /** Where factors count, a guess is near within this one: nobody is to know whether it is 200 ms or 220. */
    static final double NEAR_FACTOR = 1.25;
    /** Elsewhere, within this share of the slider. */
    static final double NEAR_SHARE = 0.02;

    public Band {
        if (!(low <= high)) {
            throw new IllegalArgumentException("from " + low + " to " + high);
        }
    }

    /**
     * Where a guess counts as right: at the answer of the law, at what this machine has measured, and between them; and near
     * that. So neither who knows the law nor who knows the machine is told to be wrong, however the measurements scatter. What
     * is measured without a clear result counts for nothing, since it would let any guess be right.
     *
     * @param report of the proving experiment; null where it has not been run
     */
    public static Band right(Asked.Amount asked, Proof proof, @Nullable Report report) {
        return right(asked, report == null ? null : proof.seen(report, asked.answer()));
    }

    /**
     * The same.
     *
     * @param seen what was measured, in the numbers of the question; null where nothing clear was
     */
    public static Band right(Asked.Amount asked, @Nullable Band seen) {
        Band law = new Band(asked.answer(), asked.answer());
        return (seen == null ? law : law.with(seen)).near(asked);
    }

    public boolean holds(double value) {
        return value >= low && value <= high;
    }

    private Band with(Band other) {
        return new Band(Math.min(low, other.low), Math.max(high, other.high));
    }

    private Band near(Asked.Amount asked) {
        double slack = NEAR_SHARE * (asked.max() - asked.min());
        return asked.logarithmic()
                ? new Band(low / NEAR_FACTOR, high * NEAR_FACTOR)
                : new Band(low - slack, high + slack);
    }
}
