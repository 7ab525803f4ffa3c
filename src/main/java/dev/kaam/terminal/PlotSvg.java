package dev.kaam.terminal;

import dev.kaam.lab.Measured;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A plot as strips of SVG, one a level, and the axis below. Places are shares of the width, so that it is as wide as there is room
 * and its letters stay as they are.
 */
final class PlotSvg {
    private static final int TICKS = 5;
    private static final int MIDDLE = 16;
    private static final int HEIGHT = 32;

    private final Plot plot;
    private final Phrases phrases;
    private final Verdicts verdicts;
    private final Words words;

    PlotSvg(Plot plot, Phrases phrases, Verdicts verdicts, Words words) {
        this.plot = plot;
        this.phrases = phrases;
        this.verdicts = verdicts;
        this.words = words;
    }

    Markup markup() {
        var to = new Markup().open("figure", "class", "plot");
        to.element("figcaption", phrases.get("html.plot.desc"), "class", "quiet");
        plot.levels().forEach(level -> strip(to, level));
        axis(to, plot.axis(), value -> Quantity.words(value, plot.unit()));
        legend(to);
        return to.close("figure");
    }

    private void strip(Markup to, Measured level) {
        to.element("p", words.level(level.level()), "class", "level");
        to.open("svg", "class", "strip", "width", "100%", "height", HEIGHT, "role", "img");
        to.element("title", words.level(level.level()));
        to.element("desc", verdicts.numbers(level));
        ticks(to, plot.axis(), HEIGHT);
        double low = plot.axis().at(level.level().prediction().low());
        double high = plot.axis().at(level.level().prediction().high());
        shape(
                to,
                "rect",
                "class",
                "allowed",
                "x",
                share(low),
                "y",
                3,
                "width",
                share(high - low),
                "height",
                HEIGHT - 6);
        String law = share(plot.axis().at(level.level().prediction().value()));
        shape(to, "line", "class", "law", "x1", law, "x2", law, "y1", 1, "y2", HEIGHT - 1);
        if (!Double.isNaN(level.median())) {
            measured(to, level);
        }
        guess(to, plot.guessOf(level));
        to.close("svg");
        to.element("p", verdicts.numbers(level), "class", "numbers " + ReportJson.word(level.agreement()));
    }

    private void measured(Markup to, Measured level) {
        String low = share(plot.axis().at(level.low()));
        String high = share(plot.axis().at(level.high()));
        to.open("g", "class", "measured " + ReportJson.word(level.agreement()));
        shape(to, "line", "x1", low, "x2", high, "y1", MIDDLE, "y2", MIDDLE);
        for (String end : List.of(low, high)) {
            shape(to, "line", "x1", end, "x2", end, "y1", MIDDLE - 6, "y2", MIDDLE + 6);
        }
        shape(to, "circle", "cx", share(plot.axis().at(level.median())), "cy", MIDDLE, "r", 5);
        to.close("g");
    }

    private void guess(Markup to, @Nullable Double guess) {
        if (guess != null) {
            to.element("text", "?", "class", "guess", "x", share(plot.axis().at(guess)), "y", MIDDLE + 6);
        }
    }

    private void legend(Markup to) {
        to.open("p", "class", "legend quiet");
        if (plot.guess() != null) {
            to.element("span", "? " + phrases.get("legend.guess"));
        }
        to.element("span", "| " + phrases.get("legend.law"));
        to.element("span", "▒ " + phrases.get("legend.allowed"));
        to.element("span", "├─●─┤ " + phrases.get("legend.measured"));
        to.close("p");
    }

    /** As a number is written. */
    interface Label {
        String of(double value);
    }

    /** The numbers below strips; who does not see has them in a table. */
    static void axis(Markup to, Axis axis, Label label) {
        to.open("svg", "class", "axis", "width", "100%", "height", 20, "aria-hidden", "true");
        for (double tick : axis.ticks(TICKS)) {
            double at = axis.at(tick);
            String anchor = at < .05 ? "start" : at > .93 ? "end" : "middle";
            to.element("text", label.of(tick), "x", share(at), "y", 14, "text-anchor", anchor);
        }
        to.close("svg");
    }

    static void ticks(Markup to, Axis axis, int height) {
        for (double tick : axis.ticks(TICKS)) {
            String x = share(axis.at(tick));
            shape(to, "line", "class", "tick", "x1", x, "x2", x, "y1", 0, "y2", height);
        }
    }

    static void shape(Markup to, String tag, Object... attributes) {
        to.open(tag, attributes).close(tag);
    }

    /** "37.25%", as SVG has it. */
    static String share(double part) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * part);
    }
}
