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
import java.util.Set;

/**
 * What an experiment says in one language, with the numbers in it: those of the setting ({@code {n}}), of each level what was
 * measured and what the law says ({@code {pool}}, {@code {poolLaw}}), and {@code {gap}}, the largest distance between the two among
 * the levels whose unit is that of the level to be guessed. Where a level is called as a number of the setting, a conclusion
 * speaks of what was measured, and all else of the setting. Never changes.
 */
public final class Words {
    private static final Set<String> CONCLUSIONS = Set.of("holds", "differs", "gap", "rule", "advice");

    private final Texts texts;
    private final Map<String, String> planned;
    private final Map<String, String> measured;

    private Words(Texts texts, Map<String, String> planned, Map<String, String> measured) {
        this.texts = texts;
        this.planned = planned;
        this.measured = measured;
    }

    /**
     * Before anything is measured.
     *
     * @throws dev.kaam.lab.LabException where there are no texts in this language
     */
    public static Words of(String experiment, Plan plan, String language) {
        return new Words(Texts.of(experiment, language), planned(plan), Map.of());
    }

    /** @throws dev.kaam.lab.LabException where there are no texts in this language */
    public static Words of(Report report, String language) {
        Texts texts = Texts.of(report.experiment(), language);
        Plan plan = report.plan();
        return plan == null
                ? new Words(texts, Map.of(), Map.of())
                : new Words(texts, planned(plan), measured(plan, report.measured()));
    }

    /** Empty where the experiment does not say it. */
    public String get(String key) {
        return texts.keys().contains(key) ? texts.get(key, numbers(CONCLUSIONS.contains(key))) : "";
    }

    public String level(Level level) {
        return texts.get("level." + level.name(), planned).replaceFirst("^level\\.", "");
    }

    private Map<String, String> numbers(boolean conclusion) {
        var numbers = new HashMap<>(conclusion ? planned : measured);
        numbers.putAll(conclusion ? measured : planned);
        return numbers;
    }

    private static Map<String, String> planned(Plan plan) {
        var numbers = new HashMap<String, String>();
        plan.setting().forEach((name, number) -> numbers.put(name, Quantity.digits(number.doubleValue())));
        for (Level level : plan.levels()) {
            numbers.put(level.name() + "Law", Quantity.words(level.prediction().value(), level.unit()));
        }
        return numbers;
    }

    private static Map<String, String> measured(Plan plan, List<Measured> measured) {
        var numbers = new HashMap<String, String>();
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
                .map(one -> Math.abs(one.median() - one.level().prediction().value()))
                .filter(Double::isFinite)
                .max(Double::compare)
                .map(gap -> Quantity.words(gap, unit));
    }
}
