package dev.kaam.learn;

import dev.kaam.learn.Asked.Amount;
import dev.kaam.learn.Asked.Choice;

/**
 * How good an answer was, and how well the one who gave it knew how good it is. A pure function of both.
 *
 * <p>The penalty is the Brier score (G. W. Brier, "Verification of Forecasts Expressed in Terms of Probability", Monthly
 * Weather Review 78, 1950): over all answers that there might be, the mean square of what was thought of each (a share from 0
 * to 1) less what came of it (1 for the right one, 0 for the others), here halved, so that it is from 0 to 1. Who was sure of
 * one gives the rest of it to the others in equal parts; of a number there are two answers, near and not near. Nobody gets
 * less of it, on average, than by saying what they really think: to be sure and wrong costs the most.
 *
 * @param right whether the chosen one is right, or the number near
 * @param confidence how sure they were of that, from 0 to 1
 * @param penalty 0 for sure and right, 1 for sure and wrong
 * @param off of a number, how far from near: a factor of at least 1 where the slider is logarithmic, else a share of its
 *     length; of a choice 1 or 0
 */
public record Score(boolean right, double confidence, double penalty, double off) {
    /**
     * Of a choice.
     *
     * @throws IllegalArgumentException where it cannot be chosen, or the confidence is none
     */
    public static Score of(Choice asked, String chosen, double confidence) {
        if (asked.options().stream().noneMatch(option -> option.id().equals(chosen))) {
            throw new IllegalArgumentException("'" + chosen + "' cannot be chosen");
        }
        boolean right = chosen.equals(asked.right());
        return new Score(right, confidence, penalty(asked.options().size(), right, confidence), right ? 0 : 1);
    }

    /**
     * Of a number.
     *
     * @param near where it counts as right: see {@link Band#right}
     * @throws IllegalArgumentException where the slider does not reach, or the confidence is none
     */
    public static Score of(Amount asked, Band near, double guess, double confidence) {
        if (!(guess >= asked.min() && guess <= asked.max())) {
            throw new IllegalArgumentException(guess + " is not from " + asked.min() + " to " + asked.max());
        }
        boolean right = near.holds(guess);
        return new Score(right, confidence, penalty(2, right, confidence), off(asked, near, guess));
    }

    private static double penalty(int answers, boolean right, double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
        }
        double other = (1 - confidence) / (answers - 1);
        double sum = right
                ? square(1 - confidence) + (answers - 1) * square(other)
                : square(confidence) + square(1 - other) + (answers - 2) * square(other);
        return sum / 2;
    }

    private static double off(Amount asked, Band near, double guess) {
        double nearest = Math.clamp(guess, near.low(), near.high());
        return asked.logarithmic()
                ? Math.max(guess / nearest, nearest / guess)
                : Math.abs(guess - nearest) / (asked.max() - asked.min());
    }

    private static double square(double x) {
        return x * x;
    }
}
