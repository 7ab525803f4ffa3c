package dev.kaam.lab.decide;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: three digits, and no more than the laws can tell. */
final class Figures {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Figures() {}

    /** To three digits; whole numbers stay whole, whatever their length. */
    static double rounded(double number) {
        if (number == Math.rint(number) || !Double.isFinite(number)) {
            return number;
        }
        return Math.abs(number) >= 100
                ? Math.floor(number + 0.5)
                : new BigDecimal(number).round(DIGITS).doubleValue();
    }

    /** {@code 1,000}, {@code 52.3}, {@code 0.05}; {@code ∞} for what has no end. */
    static String text(double number) {
        if (!Double.isFinite(number)) {
            return "∞";
        }
        double rounded = rounded(number);
        return rounded == Math.rint(rounded)
                ? String.format(Locale.ROOT, "%,.0f", rounded)
                : new BigDecimal(String.valueOf(rounded)).stripTrailingZeros().toPlainString();
    }
}
