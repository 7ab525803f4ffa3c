package dev.kaam;

import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Plan;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guess as it is typed: {@code 30}, {@code 30ms}, {@code 1.5s}, {@code 20,000}, {@code 400/s}, {@code 2×}, {@code 37%}; in the
 * digits of any script.
 */
final class Guess {
    private static final Pattern TYPED = Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(ms|s|/s|x|×|%)?\\s*");

    /** Thousands, and those of India: {@code 1,00,000}. */
    private static final Pattern GROUPED = Pattern.compile("(\\s*\\d{1,3}(?:,\\d{2,3})*,\\d{3})(?!\\d|,)(.*)");

    private Guess() {}

    /** In the unit; empty where it is no such number. A share is typed in per cent. */
    static OptionalDouble parse(String text, Unit unit) {
        Matcher typed = TYPED.matcher(plain(text));
        if (!typed.matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(typed.group(1));
        String sign = typed.group(2) == null ? usual(unit) : typed.group(2);
        return switch (unit) {
            case MILLIS -> sign.equals("s") ? OptionalDouble.of(number * 1_000) : only("ms", sign, number);
            case PER_SECOND -> only("/s", sign, number);
            case TIMES -> only("×", sign.replace('x', '×'), number);
            case SHARE -> only("%", sign, number / 100);
            case COUNT -> only("", sign, number);
        };
    }

    private static String plain(String text) {
        String digits = text.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Matcher grouped = GROUPED.matcher(digits);
        return grouped.matches() ? grouped.group(1).replace(",", "") + grouped.group(2) : digits;
    }

    /** How a number of this unit is typed without a sign. */
    static String usual(Unit unit) {
        return unit == Unit.SHARE ? "%" : unit.sign();
    }

    static boolean isPossible(double guess, Plan.Ask ask) {
        return guess >= ask.min() && guess <= ask.max();
    }

    private static OptionalDouble only(String wanted, String sign, double number) {
        return sign.equals(wanted) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
