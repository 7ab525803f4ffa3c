package dev.kaam.terminal;

import dev.kaam.lab.Level;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured in one unit, and the axis on which all of it has a place.
 *
 * @param guess of the level that it was about; null where there is none, or its level is not here
 */
record Plot(
        Level.Unit unit,
        List<Measured> levels,
        @Nullable String guessed,
        @Nullable Double guess,
        Axis axis) {
    /** A guess farther away than so many times all others stands at an end, so that these can still be told apart. */
    private static final double FAR = 10;

    /** One for each unit, in the order of the levels. */
    static List<Plot> of(Report report) {
        Map<Level.Unit, List<Measured>> units = new LinkedHashMap<>();
        report.measured()
                .forEach(one -> units.computeIfAbsent(one.level().unit(), none -> new ArrayList<>())
                        .add(one));
        return units.entrySet().stream()
                .map(one -> of(one.getKey(), one.getValue(), report.plan(), report.guess()))
                .toList();
    }

    private static Plot of(Level.Unit unit, List<Measured> levels, Plan plan, @Nullable Double guess) {
        String asked = plan.ask().level();
        boolean here = guess != null
                && levels.stream().anyMatch(one -> one.level().name().equals(asked));
        return here
                ? new Plot(unit, levels, asked, guess, whole(unit, axis(levels, guess)))
                : new Plot(unit, levels, null, null, whole(unit, axis(levels, null)));
    }

    /** More than all is no share. */
    private static Axis whole(Level.Unit unit, Axis axis) {
        boolean most = unit == Level.Unit.SHARE && !axis.logarithmic() && axis.high() > 0.5 && axis.high() < 1.2;
        return most ? new Axis(0, 1, false) : axis;
    }

    private static Axis axis(List<Measured> levels, @Nullable Double guess) {
        var values = new ArrayList<Double>();
        for (Measured one : levels) {
            values.addAll(List.of(one.level().prediction().value(), one.median(), one.low(), one.high()));
        }
        Axis without = Axis.over(values);
        if (guess != null && guess > 0) {
            double nearer = Math.clamp(guess, without.low() / FAR, without.high() * FAR);
            values.add(without.low() > 0 ? nearer : Math.min(guess, without.high() * 2));
        }
        return Axis.over(values);
    }

    @Nullable
    Double guessOf(Measured level) {
        return level.level().name().equals(guessed) ? guess : null;
    }
}
