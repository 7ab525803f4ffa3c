package dev.kaam.lab.decide;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Level;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import dev.kaam.lab.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Law and measurement side by side, for a terminal. */
public final class ProofText {
    private final Texts texts;

    public ProofText(String language) {
        this.texts = Texts.of(Sentence.TEXTS, language);
    }

    /** Before it: how long it takes. */
    public String begins(Plan plan, Effort effort) {
        int samples = effort.repeats() + 1;
        double seconds = plan.levels().size() * samples * 2.0 * effort.pick(1, 2);
        return Sentence.of("prove.measuring")
                .with("levels", plan.levels().size())
                .with("samples", samples)
                .with("seconds", seconds)
                .in(texts);
    }

    /** After it. */
    public List<String> lines(Report report) {
        var lines = new ArrayList<String>();
        Plan plan = report.plan();
        if (plan != null) {
            lines.add(line("", "the laws say", "measured (95 % sure)", ""));
            plan.levels().forEach(level -> lines.add(line(plan, level, report.measured())));
            lines.add("");
        }
        lines.add(
                switch (report.verdict()) {
                    case HOLDS -> say("holds");
                    case DIFFERS -> say("differs");
                    case REFUSED -> say("prove.refused");
                });
        lines.add(say("tolerance"));
        return lines;
    }

    private String line(Plan plan, Level level, List<Measured> measured) {
        String law = range(level, level.prediction().low(), level.prediction().high());
        return measured.stream()
                .filter(one -> one.level().equals(level))
                .findFirst()
                .map(one -> line(
                        label(plan, level),
                        law,
                        Double.isNaN(one.median())
                                ? "—"
                                : Figures.text(one.median()) + "  (" + range(level, one.low(), one.high()) + ")",
                        one.agreement().name().toLowerCase(Locale.ROOT)))
                .orElseGet(() -> line(label(plan, level), law, "—", ""));
    }

    private String label(Plan plan, Level level) {
        String label = texts.get("level." + level.name(), plan.setting());
        Number users = plan.setting().get(level.name() + "Users");
        return users == null ? label : label + ", " + users + " users";
    }

    private static String range(Level level, double low, double high) {
        String sign = level.unit() == Level.Unit.PER_SECOND ? "" : " ";
        return Figures.text(low) + "–" + Figures.text(high) + sign
                + level.unit().sign();
    }

    private static String line(String what, String law, String measured, String agreement) {
        return String.format(Locale.ROOT, "  %-40s  %18s  %28s  %s", what, law, measured, agreement)
                .stripTrailing();
    }

    private String say(String key) {
        return texts.get(key, Map.of());
    }
}
