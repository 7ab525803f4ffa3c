package dev.kaam.terminal;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.load.Load;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.Words;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One report as a part of a page. */
final class LabArticle {
    private final Report report;
    private final Words words;
    private final Phrases phrases;
    private final Verdicts verdicts;
    private final String language;

    LabArticle(Report report, Phrases phrases, String language) {
        this.report = report;
        this.words = Words.of(report, language);
        this.phrases = phrases;
        this.verdicts = new Verdicts(phrases, report, words);
        this.language = language;
    }

    /** As the page's list of contents has it. */
    String title() {
        return words.get("title");
    }

    Markup markup() {
        var to = new Markup().open("article", "id", report.experiment());
        to.element("h2", title());
        paragraph(to, words.get("question"), "question");
        conclusion(to);
        law(to);
        plots(to);
        latencies(to);
        trust(to);
        where(to);
        return to.close("article");
    }

    private void conclusion(Markup to) {
        List<String> sentences = verdicts.conclusion();
        to.open("section", "class", "conclusion " + ReportJson.word(report.verdict()));
        to.element("h3", sentences.getFirst());
        sentences.stream().skip(1).forEach(one -> paragraph(to, one, ""));
        if (report.verdict() == Verdict.REFUSED) {
            verdicts.unclear().forEach(one -> paragraph(to, one, ""));
        } else {
            paragraph(to, words.get("gap"), "");
            verdicts.guess().ifPresent(one -> paragraph(to, one, ""));
            paragraph(to, phrases.get("rule", "rule", words.get("rule")), "rule");
            paragraph(to, words.get("advice"), "");
        }
        to.close("section");
    }

    private void law(Markup to) {
        to.element("h3", phrases.get("html.law"));
        paragraph(to, words.get("law"), "");
        var laws = new LinkedHashSet<List<String>>();
        report.plan()
                .levels()
                .forEach(one -> laws.add(
                        List.of(one.prediction().law(), one.prediction().source())));
        to.open("dl", "class", "laws");
        laws.forEach(one -> to.element("dt", one.getFirst()).element("dd", one.getLast()));
        to.close("dl");
    }

    private void plots(Markup to) {
        if (report.verdict() == Verdict.REFUSED) {
            return;
        }
        to.element("h3", phrases.get("html.plot"));
        Plot.of(report).forEach(plot -> to.add(new PlotSvg(plot, phrases, verdicts, words).markup()));
        wide(to, phrases.get("html.plot"));
        to.head(
                phrases.get("html.level"),
                phrases.get("html.law"),
                phrases.get("html.allowed"),
                phrases.get("html.measured"),
                phrases.get("html.interval"),
                phrases.get("html.agreement"));
        to.open("tbody");
        report.measured().forEach(one -> row(to, one));
        to.close("tbody").close("table").close("div");
    }

    private void row(Markup to, Measured one) {
        Unit unit = one.level().unit();
        Level level = one.level();
        to.row(
                words.level(level),
                Quantity.words(level.prediction().value(), unit),
                between(level.prediction().low(), level.prediction().high(), unit),
                Quantity.words(one.median(), unit),
                between(one.low(), one.high(), unit),
                verdicts.agreement(one.agreement()));
    }

    private static String between(double low, double high, Unit unit) {
        return Quantity.words(low, unit) + " – " + Quantity.words(high, unit);
    }

    private void latencies(Markup to) {
        List<Latencies> all = Latencies.of(report);
        if (!all.isEmpty()) {
            to.open("details").element("summary", phrases.get("html.latencies"));
            to.add(new LatenciesSvg(all, phrases, words).markup()).close("details");
        }
    }

    private void trust(Markup to) {
        to.open("details").element("summary", phrases.get("html.gates"));
        String max = Quantity.share(Host.OTHERS_MAX);
        paragraph(to, phrases.get("html.others", "share", Quantity.share(report.others()), "max", max), "");
        verdicts.thrown().ifPresent(one -> paragraph(to, one, ""));
        if (!words.get("tolerance").isEmpty()) {
            to.element("h3", phrases.get("html.tolerance"));
            paragraph(to, words.get("tolerance"), "");
        }
        report.measured().forEach(one -> samples(to, one));
        to.close("details");
    }

    private void samples(Markup to, Measured measured) {
        String title = phrases.get("html.samples", "level", words.level(measured.level()));
        to.element("h3", title);
        wide(to, title);
        to.head(
                "#",
                phrases.get("html.value"),
                phrases.get("html.othersColumn"),
                phrases.get("html.little"),
                phrases.get("html.counts"));
        to.open("tbody");
        for (int i = 0; i < measured.samples().size(); i++) {
            Taken one = measured.samples().get(i);
            to.row(
                    String.valueOf(i + 1),
                    Quantity.words(one.sample().value(), measured.level().unit()),
                    Quantity.share(one.others()),
                    little(one.sample().load()),
                    phrases.get(one.thrown() == null ? "html.yes" : "html.no." + ReportJson.word(one.thrown())));
        }
        to.close("tbody").close("table").close("div");
    }

    private static String little(@Nullable Load load) {
        return load == null || load.kind() != Load.Kind.CLOSED ? "–" : Quantity.share(load.littleGap());
    }

    private void where(Markup to) {
        to.open("details").element("summary", phrases.get("html.where"));
        to.open("dl", "class", "facts");
        fact(
                to,
                "html.machine",
                System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                        + System.getProperty("java.version"));
        Machine machine = report.machine();
        to.element(
                "dd",
                phrases.get(
                        "html.cores",
                        "cores",
                        machine.cores(),
                        "parallel",
                        Quantity.digits(machine.parallel()),
                        "wake",
                        Quantity.words(machine.wakeMillis(), Unit.MILLIS)));
        fact(to, "html.begun", report.begun() + ", " + phrases.get("html.took", "time", phrases.left(report.took())));
        fact(to, "html.seed", String.valueOf(report.seed()));
        to.element("dt", phrases.get("html.again"));
        to.open("dd").element("code", again()).close("dd");
        servers(to);
        to.close("dl").close("details");
    }

    private void servers(Markup to) {
        Plan plan = report.plan();
        if (!plan.servers().isEmpty()) {
            to.element("dt", phrases.get("html.servers"));
            plan.servers()
                    .forEach(one -> to.open("dd")
                            .element("code", "bin/kaam serve " + String.join(" ", one.options()))
                            .close("dd"));
        }
    }

    private void fact(Markup to, String key, String value) {
        to.element("dt", phrases.get(key)).element("dd", value);
    }

    /** The command line that does the same again. */
    private String again() {
        var command = new StringBuilder("bin/kaam lab run ").append(report.experiment());
        if (report.effort() == Effort.QUICK) {
            command.append(" --quick");
        }
        if (report.guess() != null) {
            Unit unit = report.plan().level(report.plan().ask().level()).unit();
            double typed = unit == Unit.SHARE ? 100 * report.guess() : report.guess();
            command.append(" --guess ").append(Quantity.digits(typed));
        }
        if (!language.equals("en")) {
            command.append(" --lang ").append(language);
        }
        return command.append(" --seed ").append(report.seed()).toString();
    }

    /** A table that may be wider than the page, and can be moved with the keys then. */
    private static void wide(Markup to, String name) {
        to.open("div", "class", "wide", "tabindex", 0, "role", "group", "aria-label", name)
                .open("table");
    }

    private static void paragraph(Markup to, String text, String kind) {
        if (!text.isEmpty()) {
            to.element("p", text, "class", kind);
        }
    }
}
