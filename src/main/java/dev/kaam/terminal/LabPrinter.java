package dev.kaam.terminal;

import dev.kaam.lab.Level;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jline.utils.AttributedString;

/** Writes experiments as lines of text, none wider than its terminal. For one thread. */
public final class LabPrinter {
    private static final String INDENT = "  ";
    /** So many columns has a number on the axis, with room behind it. */
    private static final int TICK = 12;

    private final PrintWriter out;
    private final Paper paper;
    private final Phrases phrases;

    /** @param language {@code en}, {@code hi} or {@code hinglish} */
    public LabPrinter(PrintWriter out, Paper paper, String language) {
        this.out = out;
        this.paper = paper;
        this.phrases = new Phrases(language);
    }

    /** @param holes names and what fills them, in turns */
    public String phrase(String key, Object... holes) {
        return phrases.get(key, holes);
    }

    Phrases phrases() {
        return phrases;
    }

    Paper paper() {
        return paper;
    }

    /**
     * An experiment in a list.
     *
     * @param quick about how long it takes at least
     * @param full and for numbers that are surer
     */
    public record Listed(String name, String title, Duration quick, Duration full) {}

    /** Their names, what they are about, and how long they take. */
    public void list(List<Listed> experiments) {
        int name =
                experiments.stream().mapToInt(one -> one.name().length()).max().orElse(0) + 2;
        for (Listed one : experiments) {
            String lengths =
                    phrases.get("list.lengths", "quick", phrases.left(one.quick()), "full", phrases.left(one.full()));
            line(joined(
                    paper.ink()
                            .title(INDENT
                                    + one.name()
                                    + " ".repeat(name - one.name().length())),
                    paper.ink().plain(one.title() + " "),
                    paper.ink().quiet(lengths)));
        }
        gap();
    }

    /** What became of several. */
    public void summary(int holds, int differs, int refused, int failed) {
        paragraph(phrases.get("summary", "holds", holds, "differs", differs, "refused", refused, "failed", failed));
    }

    /** What will be asked, before it is. */
    public void question(Words words) {
        line(paper.ink().title(paper.signs().text(words.get("title"))));
        paragraph(words.get("question"));
        gap();
    }

    /** What the laws say: each formula once. */
    public void law(Plan plan, Words words) {
        paragraph(phrases.get("law", "law", words.get("law")));
        Set<String> formulas = new LinkedHashSet<>();
        for (Level level : plan.levels()) {
            formulas.add(level.prediction().law() + " — " + level.prediction().source());
        }
        formulas.forEach(one -> paper.lines(one, INDENT + INDENT)
                .forEach(line -> line(paper.ink().plain(line))));
        gap();
    }

    /** What became of it. */
    public void report(Report report, Words words) {
        var verdicts = new Verdicts(phrases, report, words);
        if (report.verdict() == Verdict.REFUSED) {
            verdict(report, verdicts);
            verdicts.unclear().forEach(this::paragraph);
            verdicts.thrown().ifPresent(this::paragraph);
        } else {
            Plot.of(report).forEach(plot -> plot(plot, verdicts, words));
            verdicts.thrown().ifPresent(this::paragraph);
            verdict(report, verdicts);
            paragraph(words.get("gap"));
            verdicts.guess().ifPresent(this::paragraph);
            paragraph(phrases.get("rule", "rule", words.get("rule")));
            paragraph(words.get("advice"));
        }
        gap();
    }

    /** What was measured of some levels, beside their laws. */
    public void levels(Report report, Words words, List<String> levels) {
        List<Measured> some = levels.stream().map(report::of).toList();
        var verdicts = new Verdicts(phrases, report, words);
        Plot.of(report.with(some)).forEach(plot -> plot(plot, verdicts, words));
    }

    private void plot(Plot plot, Verdicts verdicts, Words words) {
        int width = paper.width() - INDENT.length();
        var drawn = new PlotLine(paper.ink(), paper.signs(), plot.axis(), width);
        for (Measured one : plot.levels()) {
            paragraph(words.level(one.level()));
            line(joined(paper.ink().plain(INDENT), drawn.of(one, plot.guessOf(one))));
            numbers(one, verdicts, drawn);
        }
        List<Double> ticks = plot.axis().ticks(width / TICK);
        List<String> labels =
                ticks.stream().map(tick -> Quantity.words(tick, plot.unit())).toList();
        line(paper.ink().quiet(INDENT + drawn.scale(labels, ticks)));
        paper.lines(legend(plot), INDENT).forEach(line -> line(paper.ink().quiet(line)));
        gap();
    }

    /** The signs that are on it, and what they mean. */
    private String legend(Plot plot) {
        Signs signs = paper.signs();
        String measured = "" + signs.from() + signs.line() + signs.median() + signs.line() + signs.to();
        return (plot.guess() == null ? "" : signs.guess() + " " + phrases.get("legend.guess") + ", ")
                + (signs.law() + " " + phrases.get("legend.law") + ", ")
                + (signs.both() + " " + phrases.get("legend.both") + ", ")
                + (measured + " " + phrases.get("legend.measured"));
    }

    private void verdict(Report report, Verdicts verdicts) {
        List<String> sentences = verdicts.conclusion();
        for (String line : paper.lines(sentences.getFirst(), INDENT)) {
            line(
                    switch (report.verdict()) {
                        case HOLDS -> paper.ink().good(line);
                        case DIFFERS -> paper.ink().trouble(line);
                        case REFUSED -> paper.ink().notice(line);
                    });
        }
        sentences.stream().skip(1).forEach(this::paragraph);
    }

    /** The last word in the colour of what it means. */
    private void numbers(Measured one, Verdicts verdicts, PlotLine colors) {
        String word = verdicts.agreement(one.agreement());
        for (String line : paper.lines(verdicts.numbers(one), INDENT)) {
            boolean last = line.endsWith(word);
            String before = last ? line.substring(0, line.length() - word.length()) : line;
            line(joined(paper.ink().plain(before), colors.colored(last ? word : "", one.agreement())));
        }
    }

    private static AttributedString joined(AttributedString... parts) {
        return AttributedString.join(AttributedString.EMPTY, parts);
    }

    /** A sentence for a person; nothing where it is empty. */
    public void paragraph(String text) {
        if (!text.isEmpty()) {
            paper.lines(text, INDENT).forEach(line -> line(paper.ink().plain(line)));
        }
    }

    private void line(AttributedString line) {
        out.println(paper.written(line));
        out.flush();
    }

    private void gap() {
        out.println();
        out.flush();
    }
}
