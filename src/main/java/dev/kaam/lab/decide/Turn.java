package dev.kaam.lab.decide;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/** Finds the number at which something turns: ever greater steps until it has, and then halves of the last one. */
final class Turn {
    /** Nearer than this nobody can tell two rates apart. */
    private static final double NEAR = 1e-4;

    private Turn() {}

    /**
     * The first number above at which it no longer holds; empty where it holds up to the last.
     *
     * @param holds must hold of {@code from}
     * @param whole whether there are only whole numbers
     */
    static OptionalDouble above(double from, double last, boolean whole, DoublePredicate holds) {
        double held = from;
        while (held < last) {
            double next = Math.min(last, held * 2);
            if (!holds.test(next)) {
                return OptionalDouble.of(between(held, next, whole, holds));
            }
            held = next;
        }
        return OptionalDouble.empty();
    }

    /** The least number below at which it still holds; empty where it holds down to the first, which is more than 0. */
    static OptionalDouble below(double from, double first, boolean whole, DoublePredicate holds) {
        double held = from;
        while (held > first) {
            double next = Math.max(first, whole ? Math.floor(held / 2) : held / 2);
            if (!holds.test(next)) {
                return OptionalDouble.of(between(next, held, whole, holds.negate()));
            }
            held = next;
        }
        return OptionalDouble.empty();
    }

    /** Between one for which it holds, below, and one for which it does not: the least of these. */
    private static double between(double low, double high, boolean whole, DoublePredicate holds) {
        double held = low;
        double turned = high;
        while (whole ? turned - held > 1 : turned - held > NEAR * turned) {
            double middle = whole ? Math.floor((held + turned) / 2) : (held + turned) / 2;
            if (holds.test(middle)) {
                held = middle;
            } else {
                turned = middle;
            }
        }
        return turned;
    }
}
