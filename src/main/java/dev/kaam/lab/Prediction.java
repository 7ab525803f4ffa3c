package dev.kaam.lab;

/**
 * What a law says, before anything is measured.
 *
 * @param value in the level's unit
 * @param law how it comes about, as a formula: {@code ⌈n/N⌉·S}
 * @param source who says so
 * @param low the least that still agrees, in the level's unit
 * @param high the most that still agrees
 * @param always it is promised each time, and not only in the middle: one sample beyond what agrees breaks it
 */
public record Prediction(double value, String law, String source, double low, double high, boolean always) {
    public Prediction(double value, String law, String source, double low, double high) {
        this(value, law, source, low, high, false);
    }

    /** Agrees with what is as far from it as the tolerance says. */
    public Prediction(double value, String law, String source, Tolerance tolerance) {
        this(value, law, source, tolerance.low(value), tolerance.high(value));
    }

    /** What never may be otherwise, on however busy a machine. */
    public static Prediction promise(double value, String law, String source, Tolerance tolerance) {
        return new Prediction(value, law, source, tolerance.low(value), tolerance.high(value), true);
    }

    /**
     * How far a measurement may be from its law without contradicting it; the texts say why ({@code NAME.tolerance}).
     *
     * @param share of the predicted value
     * @param floor in the level's unit, besides
     * @param side on which side of the value
     */
    public record Tolerance(double share, double floor, Side side) {
        public Tolerance(double share, double floor) {
            this(share, floor, Side.BOTH);
        }

        /** The law is a bound from above: anything between 0 and its value agrees. */
        public static Tolerance atMost() {
            return new Tolerance(1, 0, Side.BELOW);
        }

        /** The law is a bound from below: its value agrees, and what is more, up to so many times as much. */
        public static Tolerance atLeast(double times) {
            return new Tolerance(times - 1, 0, Side.ABOVE);
        }

        /** Where the truth may be, seen from the value. */
        public enum Side {
            BOTH,
            BELOW,
            ABOVE
        }

        private double low(double value) {
            return side == Side.ABOVE ? value : value - slack(value);
        }

        private double high(double value) {
            return side == Side.BELOW ? value : value + slack(value);
        }

        private double slack(double value) {
            return Math.abs(value) * share + floor;
        }
    }

    /** Whether the law says only that it is no more, or no less: how far a measurement is from such a value says nothing. */
    public boolean isBound() {
        return low < high && (low == value || high == value);
    }

    /** Whether so much does not contradict it. */
    public boolean allows(double measured) {
        return measured >= low && measured <= high;
    }
}
