package dev.kaam.lab;

/**
 * What a law says, before anything is measured.
 *
 * @param value in the level's unit
 * @param law how it comes about, as a formula: {@code ⌈n/N⌉·S}
 * @param source who says so
 * @param tolerance how far the truth may be from it
 * @param always it is promised each time, and not only in the middle: one sample beyond the tolerance breaks it
 */
public record Prediction(double value, String law, String source, Tolerance tolerance, boolean always) {
    public Prediction(double value, String law, String source, Tolerance tolerance) {
        this(value, law, source, tolerance, false);
    }

    /** What never may be otherwise, on however busy a machine. */
    public static Prediction promise(double value, String law, String source, Tolerance tolerance) {
        return new Prediction(value, law, source, tolerance, true);
    }

    /**
     * How far a measurement may be from its law without contradicting it; the texts say why ({@code NAME.tolerance}).
     *
     * @param share of the predicted value
     * @param floor in the level's unit, besides
     */
    public record Tolerance(double share, double floor) {}

    /** The least that still agrees. */
    public double low() {
        return value - slack();
    }

    /** The most that still agrees. */
    public double high() {
        return value + slack();
    }

    /** Whether so much does not contradict it. */
    public boolean allows(double measured) {
        return measured >= low() && measured <= high();
    }

    private double slack() {
        return Math.abs(value) * tolerance.share + tolerance.floor;
    }
}
