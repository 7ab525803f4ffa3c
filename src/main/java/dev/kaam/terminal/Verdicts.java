package dev.kaam.terminal;

import dev.kaam.lab.Host;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Measured.Agreement;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Measured.Thrown;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a report means, in sentences. */
final class Verdicts {
    private static final double NEAR = 0.1;
    private static final double TIMES_FROM = 2;

    private final Phrases phrases;
    private final Report report;
    private final Words words;

    Verdicts(Phrases phrases, Report report, Words words) {
        this.phrases = phrases;
        this.report = report;
        this.words = words;
    }

    /** The numbers of a level, and whether they agree. */
    String numbers(Measured one) {
        return one.broken().isEmpty() ? numbersOfLaw(one) : numbersOfPromise(one);
    }

    private String numbersOfPromise(Measured one) {
        Unit unit = one.level().unit();
        Prediction law = one.level().prediction();
        double worst = one.broken().stream()
                .map(taken -> taken.sample().value())
                .max(Comparator.comparingDouble(value -> Math.abs(value - law.value())))
                .orElseThrow();
        return phrases.get(
                "row.broken",
                "law",
                Quantity.words(law.value(), unit),
                "n",
                one.broken().size(),
                "all",
                one.counting().count(),
                "worst",
                Quantity.words(worst, unit),
                "word",
                agreement(one.agreement()));
    }

    private String numbersOfLaw(Measured one) {
        Unit unit = one.level().unit();
        Prediction law = one.level().prediction();
        double least = law.value() >= 0 ? Math.max(0, law.low()) : law.low(); // less than nothing cannot be measured
        return phrases.get(
                Double.isNaN(one.median()) ? "row.none" : law.low() == law.high() ? "row.exact" : "row",
                "law",
                Quantity.words(law.value(), unit),
                "low",
                Quantity.beside(law.value(), least, unit),
                "high",
                Quantity.beside(law.value(), law.high(), unit),
                "median",
                Quantity.words(one.median(), unit),
                "from",
                Quantity.beside(one.median(), one.low(), unit),
                "to",
                Quantity.beside(one.median(), one.high(), unit),
                "word",
                agreement(one.agreement()));
    }

    String agreement(Agreement agreement) {
        return phrases.get(ReportJson.word(agreement));
    }

    /** Why samples do not count; empty where none but those that warm up do not. */
    Optional<String> thrown() {
        List<Taken> all = report.measured().stream()
                .flatMap(one -> one.samples().stream())
                .toList();
        List<Taken> out = all.stream().filter(one -> one.thrown() != null).toList();
        if (out.stream().allMatch(one -> one.thrown() == Thrown.WARM_UP)) {
            return Optional.empty();
        }
        List<String> reasons = Arrays.stream(Thrown.values())
                .map(why -> reason(why, out))
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(
                phrases.get("thrown", "n", out.size(), "all", all.size()) + " " + String.join(", ", reasons) + ".");
    }

    private Optional<String> reason(Thrown why, List<Taken> out) {
        List<Taken> these = out.stream().filter(one -> one.thrown() == why).toList();
        String key = "thrown." + ReportJson.word(why);
        return these.isEmpty()
                ? Optional.empty()
                : Optional.of(phrases.get(key, "n", these.size(), "share", Quantity.share(most(these))));
    }

    private static double most(List<Taken> taken) {
        return taken.stream().mapToDouble(Taken::others).max().orElse(0);
    }

    /** What may be concluded, or that nothing may. */
    List<String> conclusion() {
        return switch (report.verdict()) {
            case HOLDS -> sentences(phrases.get("holds"), words.get("holds"));
            case DIFFERS -> sentences(phrases.get("differs.title"), words.get("differs"));
            case REFUSED -> refusal();
        };
    }

    private List<String> refusal() {
        String max = Quantity.share(Host.OTHERS_MAX);
        List<Taken> busy = report.measured().stream()
                .flatMap(one -> one.samples().stream())
                .filter(one -> one.thrown() == Thrown.BUSY)
                .toList();
        String why;
        if (report.measured().isEmpty() && report.others() <= Host.OTHERS_MAX) {
            why = phrases.get(
                    "refused.late",
                    "wake",
                    Quantity.words(report.machine().wakeMillis(), Unit.MILLIS),
                    "max",
                    Quantity.words(Host.WAKE_MAX_MILLIS, Unit.MILLIS));
        } else if (report.measured().isEmpty()) {
            why = phrases.get("refused.before", "share", Quantity.share(report.others()), "max", max);
        } else if (unclear().isEmpty()) { // so it was the look at the machine afterwards
            why = phrases.get("refused.changed", "max", max);
        } else {
            why = busy.isEmpty()
                    ? phrases.get("refused.spread")
                    : phrases.get("refused.during", "share", Quantity.share(most(busy)), "max", max);
        }
        return List.of(why, phrases.get("refused.none"));
    }

    /** What keeps a level from being clear. */
    List<String> unclear() {
        return report.measured().stream()
                .filter(one -> one.agreement() == Agreement.UNCLEAR)
                .map(one -> phrases.get("refused.level", "level", words.level(one.level()), "reason", whyUnclear(one)))
                .toList();
    }

    private String whyUnclear(Measured one) {
        Unit unit = one.level().unit();
        return Double.isNaN(one.median())
                ? phrases.get("few")
                : phrases.get(
                        "spread", "from", Quantity.words(one.low(), unit), "to", Quantity.words(one.high(), unit));
    }

    /** How good the guess was; nothing where none was made, or nothing is concluded. */
    Optional<String> guess() {
        Double guess = report.guess();
        if (guess == null || report.verdict() == Verdict.REFUSED) {
            return Optional.empty();
        }
        Measured asked = report.of(report.plan().ask().level());
        return Double.isNaN(asked.median())
                ? Optional.empty()
                : Optional.of(judged(guess, asked.median(), asked.level().unit()));
    }

    private String judged(double guess, double measured, Unit unit) {
        double ratio = guess / measured;
        String key;
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            key = guess == measured ? "guess.near" : "guess.other";
        } else if (Math.abs(ratio - 1) <= NEAR) {
            key = "guess.near";
        } else if (ratio >= TIMES_FROM || ratio <= 1 / TIMES_FROM) {
            key = ratio > 1 ? "guess.tooHigh" : "guess.tooLow";
        } else {
            key = ratio > 1 ? "guess.high" : "guess.low";
        }
        return phrases.get(
                key,
                "guess",
                Quantity.words(guess, unit),
                "measured",
                Quantity.words(measured, unit),
                "share",
                Quantity.share(Math.abs(ratio - 1)),
                "times",
                Quantity.digits(Math.max(ratio, 1 / ratio)));
    }

    private static List<String> sentences(String... all) {
        return Arrays.stream(all).filter(one -> !one.isEmpty()).toList();
    }
}
