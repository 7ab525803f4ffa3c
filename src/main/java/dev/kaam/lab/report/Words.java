package dev.kaam.lab.report;

import dev.kaam.lab.Level;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import dev.kaam.lab.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an experiment says in one language, with the numbers in it: those of the setting ({@code {n}}), of each level what was
 * measured and what the law says ({@code {pool}}, {@code {poolLaw}}), and {@code {gap}}, the largest distance between the two among
 * the levels whose unit is that of the level to be guessed, and whose law is more than a bound. Never changes.
 */
public final class Words {
    private final Texts texts;
    private final Map<String, String> numbers;

    private Words(Texts texts, Map<String, String> numbers) {
        this.texts = texts;
        this.numbers = numbers;
    }

    /**
     * Before anything is measured.
     *
     * @throws dev.kaam.lab.LabException where there are no texts in this language
     */
    public static Words of(String experiment, Plan plan, String language) {
        return new Words(Texts.of(experiment, language), numbers(plan, List.of()));
    }

    /** @throws dev.kaam.lab.LabException where there are no texts in this language */
    public static Words of(Report report, String language) {
        return new Words(Texts.of(report.experiment(), language), numbers(report.plan(), report.measured()));
    }

    /** Empty where the experiment does not say it. */
    public String get(String key) {
        return texts.keys().contains(key) ? texts.get(key, numbers) : "";
    }

    public String level(Level level) {
        return texts.get("level." + level.name(), numbers).replaceFirst("^level\\.", "");
    }

    private static Map<String, String> numbers(Plan plan, List<Measured> measured) {
        var numbers = new HashMap<String, String>();
        plan.setting().forEach((name, number) -> numbers.put(name, Quantity.digits(number.doubleValue())));
        for (Level level : plan.levels()) {
            numbers.put(level.name() + "Law", Quantity.words(level.prediction().value(), level.unit()));
        }
        for (Measured one : measured) {
            numbers.put(
                    one.level().name(), Quantity.words(one.median(), one.level().unit()));
        }
        gap(plan, measured).ifPresent(gap -> numbers.put("gap", gap));
        return numbers;
    }

    private static Optional<String> gap(Plan plan, List<Measured> measured) {
        Level.Unit unit = plan.level(plan.ask().level()).unit();
        return measured.stream()
                .filter(one -> one.level().unit() == unit)
                .filter(one -> !one.level().prediction().isBound())
                .map(one -> Math.abs(one.median() - one.level().prediction().value()))
                .filter(Double::isFinite)
                .max(Double::compare)
                .map(gap -> Quantity.words(gap, unit));
    }
}
