package dev.kaam.learn;

import dev.kaam.lab.Measured;
import dev.kaam.lab.Measured.Agreement;
import dev.kaam.lab.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves an answer: an experiment, whose numbers are seldom those of the question.
 *
 * @param levels of the experiment, which must agree with their laws; the first is the one that a number is carried over from
 * @param carry how; null where the answer is a choice
 * @param words how the law of the experiment carries over to the question
 */
public record Proof(
        String experiment, List<String> levels, @Nullable Carry carry, String words) {
    public Proof {
        levels = List.copyOf(levels);
        if (levels.isEmpty()) {
            throw new IllegalArgumentException(experiment + " proves nothing without a level");
        }
    }

    /** How a number that was measured is brought to the numbers of the question. A law of 0 can only be carried by PLUS. */
    public enum Carry {
        /** As far from its law in proportion: for waits that come again and again, rates, and parts. */
        TIMES,
        /** As far from it the other way round: of a rate, for the time that so many take. */
        INVERSE,
        /** So many units from its law: for what is added once, however long the wait is. */
        PLUS
    }

    /** What a run of the experiment says of the answer. */
    public enum Says {
        CONFIRMS,
        CONTRADICTS,
        /** The machine was too busy, or the measurements too far apart. */
        NOTHING
    }

    public Says says(Report report) {
        if (report.verdict() == Report.Verdict.REFUSED) {
            return Says.NOTHING;
        }
        List<Agreement> agreements =
                levels.stream().map(level -> report.of(level).agreement()).toList();
        if (agreements.contains(Agreement.DIFFERS)) {
            return Says.CONTRADICTS;
        }
        return agreements.contains(Agreement.UNCLEAR) ? Says.NOTHING : Says.CONFIRMS;
    }

    /** What was measured, in the numbers of the question; null where nothing clear was, or nothing can be carried over. */
    public @Nullable Band seen(Report report, double answer) {
        Measured measured = carries(report) ? report.of(levels.getFirst()) : null;
        if (measured == null || measured.agreement() == Agreement.UNCLEAR || Double.isNaN(measured.median())) {
            return null;
        }
        double low = carried(measured, measured.low(), answer);
        double high = carried(measured, measured.high(), answer);
        return new Band(Math.min(low, high), Math.max(low, high));
    }

    /** The median of it likewise; NaN where {@link #seen} is null. */
    public double median(Report report, double answer) {
        if (seen(report, answer) == null) {
            return Double.NaN;
        }
        Measured measured = report.of(levels.getFirst());
        return carried(measured, measured.median(), answer);
    }

    private boolean carries(Report report) {
        return carry != null && report.verdict() != Report.Verdict.REFUSED;
    }

    private double carried(Measured measured, double value, double answer) {
        double law = measured.level().prediction().value();
        return switch (carry) {
            case TIMES -> answer * value / law;
            case INVERSE -> answer * law / value;
            case PLUS -> answer + value - law;
            case null -> Double.NaN;
        };
    }
}
