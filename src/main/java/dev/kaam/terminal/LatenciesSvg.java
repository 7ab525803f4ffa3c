package dev.kaam.terminal;

import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.Words;
import java.util.Arrays;
import java.util.List;

/** Latencies as histograms, one a level on a common axis, and their percentiles as a table. */
final class LatenciesSvg {
    private static final int PARTS = 60;
    private static final int HEIGHT = 60;
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private final List<Latencies> all;
    private final Phrases phrases;
    private final Words words;

    LatenciesSvg(List<Latencies> all, Phrases phrases, Words words) {
        this.all = all;
        this.phrases = phrases;
        this.words = words;
    }

    Markup markup() {
        Axis axis = Latencies.axis(all);
        var to = new Markup();
        to.open("figure", "class", "latencies");
        to.element("figcaption", phrases.get("html.latencies.desc"), "class", "quiet");
        for (Latencies one : all) {
            to.element("p", name(one), "class", "level");
            bars(to, one, axis);
        }
        PlotSvg.axis(to, axis, value -> Quantity.words(value, Unit.MILLIS));
        to.close("figure");
        return to.add(table());
    }

    private void bars(Markup to, Latencies one, Axis axis) {
        int[] counts = one.counts(axis, PARTS);
        int most = Arrays.stream(counts).max().orElse(1);
        to.open("svg", "class", "strip", "width", "100%", "height", HEIGHT, "role", "img");
        to.element("title", name(one));
        PlotSvg.ticks(to, axis, HEIGHT);
        for (int i = 0; i < PARTS; i++) {
            if (counts[i] > 0) {
                int height = Math.max(2, HEIGHT * counts[i] / most); // a single one is seen too
                PlotSvg.shape(
                        to,
                        "rect",
                        "class",
                        one.isService() ? "bar service" : "bar",
                        "x",
                        PlotSvg.share((double) i / PARTS),
                        "y",
                        HEIGHT - height,
                        "width",
                        PlotSvg.share(.9 / PARTS),
                        "height",
                        height);
            }
        }
        to.close("svg");
    }

    private Markup table() {
        var to = new Markup()
                .open(
                        "div",
                        "class",
                        "wide",
                        "tabindex",
                        0,
                        "role",
                        "group",
                        "aria-label",
                        phrases.get("html.latencies"));
        to.open("table");
        to.head(phrases.get("html.level"), "p50", "p90", "p99", "p99.9", "max", phrases.get("html.count"));
        to.open("tbody");
        for (Latencies one : all) {
            String[] cells = new String[PERCENTILES.length + 2];
            for (int i = 0; i < PERCENTILES.length; i++) {
                cells[i] = Quantity.words(one.percentile(PERCENTILES[i]), Unit.MILLIS);
            }
            cells[PERCENTILES.length] = Quantity.words(one.percentile(100), Unit.MILLIS);
            cells[PERCENTILES.length + 1] = String.valueOf(one.count());
            to.row(name(one), cells);
        }
        return to.close("tbody").close("table").close("div");
    }

    private String name(Latencies one) {
        String level = words.level(one.level().level());
        return one.isService() ? level + ", " + phrases.get("html.service") : level;
    }
}
