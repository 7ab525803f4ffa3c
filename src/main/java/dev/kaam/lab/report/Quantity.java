package dev.kaam.lab.report;

import dev.kaam.lab.Level.Unit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number with its unit, as people read it: to three digits, or all of those before the point. Between number and unit stands a
 * space at which no line is broken (U+00A0).
 */
public final class Quantity {
    private static final double SECONDS_FROM = 10_000;
    private static final String MILLIS = "\u00a0ms";
    private static final String SECONDS = "\u00a0s";
    private static final String PER_CENT = "\u00a0%";
    private static final Pattern SIGN = Pattern.compile("(?:\u00a0ms|\u00a0s|/s|×|\u00a0%)$");

    private Quantity() {}

    /** "24.3 ms", "18.4 s", "412/s", "3.20×", "37 %"; what is no number is "?". */
    public static String words(double value, Unit unit) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "?" : value > 0 ? "∞" : "-∞";
        }
        return switch (unit) {
            case MILLIS -> Math.abs(value) < SECONDS_FROM ? digits(value) + MILLIS : digits(value / 1e3) + SECONDS;
            case PER_SECOND, TIMES -> digits(value) + unit.sign();
            case COUNT -> digits(value);
            case SHARE -> percent(100 * value) + PER_CENT;
        };
    }

    /** The same without the unit, where it is that of a number beside which it stands. */
    public static String beside(double other, double value, Unit unit) {
        String words = words(value, unit);
        Matcher sign = SIGN.matcher(words);
        return sign.find() && words(other, unit).endsWith(sign.group()) ? sign.replaceFirst("") : words;
    }

    /** What is not all must not read 100. */
    private static String percent(double percent) {
        boolean nearlyAll = percent > 99 && percent < 100;
        return nearlyAll ? plain("%.2f", Math.min(99.99, percent)) : digits(Math.rint(percent * 1e9) / 1e9);
    }

    /** "37 %", for what need not be known so well. */
    public static String share(double share) {
        double percent = 100 * share;
        return (percent != 0 && Math.abs(percent) < 1 ? digits(percent) : plain("%.0f", percent)) + PER_CENT;
    }

    /** "8", "8.25", "18.4", "184". */
    public static String digits(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return plain("%.0f", value);
        }
        return plain(size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f", value);
    }

    private static String plain(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
