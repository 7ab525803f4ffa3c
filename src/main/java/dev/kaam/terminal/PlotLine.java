package dev.kaam.terminal;

import dev.kaam.lab.Measured;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jspecify.annotations.Nullable;

/** A level as one line of a plot: ···?····|··├──●──┤···, and the axis below. What lies in one cell with something else gives way. */
final class PlotLine {
    private final Ink ink;
    private final Signs signs;
    private final Axis axis;
    private final int width;

    PlotLine(Ink ink, Signs signs, Axis axis, int width) {
        this.ink = ink;
        this.signs = signs;
        this.axis = axis;
        this.width = width;
    }

    AttributedString of(Measured level, @Nullable Double guess) {
        var seen = new Seen(level.median(), level.low(), level.high(), level.agreement());
        return of(level.level().prediction().value(), seen, guess);
    }

    /**
     * What was measured.
     *
     * @param median NaN where there is nothing
     */
    record Seen(double median, double low, double high, Measured.Agreement agreement) {
        static final Seen NOTHING = new Seen(Double.NaN, Double.NaN, Double.NaN, Measured.Agreement.UNCLEAR);
    }

    AttributedString of(double law, Seen seen, @Nullable Double guess) {
        char[] cells = String.valueOf(signs.ground()).repeat(width).toCharArray();
        if (!Double.isNaN(seen.median())) {
            interval(cells, cell(seen.low()), cell(seen.high()));
        }
        cells[cell(law)] = signs.law();
        if (!Double.isNaN(seen.median())) {
            int median = cell(seen.median());
            cells[median] = median == cell(law) ? signs.both() : signs.median();
        }
        if (guess != null) {
            cells[free(cells, cell(guess))] = signs.guess();
        }
        return inked(cells, seen.agreement());
    }

    private void interval(char[] cells, int from, int to) {
        for (int cell = from; cell <= to; cell++) {
            cells[cell] = cell == from ? signs.from() : cell == to ? signs.to() : signs.line();
        }
    }

    /** The nearest cell in which neither the law nor the median is. */
    private int free(char[] cells, int wanted) {
        for (int away = 0; away < 3; away++) {
            for (int cell : new int[] {wanted + away, wanted - away}) {
                if (cell >= 0 && cell < width && !isTaken(cells[cell])) {
                    return cell;
                }
            }
        }
        return wanted;
    }

    private boolean isTaken(char cell) {
        return cell == signs.law() || cell == signs.median() || cell == signs.both();
    }

    private AttributedString inked(char[] cells, Measured.Agreement agreement) {
        var line = new AttributedStringBuilder();
        for (char cell : cells) {
            String sign = String.valueOf(cell);
            if (cell == signs.ground()) {
                line.append(ink.quiet(sign));
            } else if (cell == signs.law() || cell == signs.guess()) {
                line.append(ink.title(sign));
            } else {
                line.append(colored(sign, agreement));
            }
        }
        return line.toAttributedString();
    }

    /** In the colour of what it means, which words say too. */
    AttributedString colored(String text, Measured.Agreement agreement) {
        return switch (agreement) {
            case AGREES -> ink.good(text);
            case DIFFERS -> ink.trouble(text);
            case UNCLEAR -> ink.notice(text);
        };
    }

    /** Round numbers, each with its first sign below the place where it stands. */
    String scale(List<String> labels, List<Double> ticks) {
        var line = new StringBuilder();
        for (int i = 0; i < labels.size(); i++) {
            int at = Math.min(cell(ticks.get(i)), width - labels.get(i).length());
            if (line.isEmpty() || at >= line.length() + 2) {
                line.append(" ".repeat(at - line.length())).append(labels.get(i));
            }
        }
        return line.toString();
    }

    private int cell(double value) {
        return (int) Math.round(axis.at(value) * (width - 1));
    }
}
