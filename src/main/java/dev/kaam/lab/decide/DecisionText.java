package dev.kaam.lab.decide;

import dev.kaam.lab.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A decision for a terminal: a table, and what it means. */
public final class DecisionText {
    private static final int WIDTH = 100;
    private static final List<String> COLUMNS =
            List.of("capacity", "perSecond", "meanMs", "p95Ms", "threads", "reservedMb", "touchedMb", "binds");

    private final Decision decision;
    private final Texts texts;

    private DecisionText(Decision decision, String language) {
        this.decision = decision;
        this.texts = Texts.of(Sentence.TEXTS, language);
    }

    /** Its lines, of at most 100 letters where words allow it; the table is as wide as it must be. */
    public static List<String> lines(Decision decision, String language) {
        return new DecisionText(decision, language).lines();
    }

    private List<String> lines() {
        var lines = new ArrayList<>(table());
        lines.add("");
        lines.addAll(wrapped(String.join(
                " ", decision.says().stream().map(one -> one.in(texts)).toList())));
        lines.add("");
        decision.flips().forEach(flip -> lines.addAll(bullet(flip.sentence().in(texts))));
        lines.add("");
        lines.addAll(wrapped(texts.get("assumes", Map.of())));
        return lines;
    }

    private List<String> table() {
        var rows = new ArrayList<List<String>>();
        rows.add(head());
        decision.rows().forEach(row -> rows.add(cells(row)));
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        });
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private List<String> head() {
        var head = new ArrayList<>(List.of(""));
        COLUMNS.forEach(column -> head.add(texts.get("table." + column, Map.of())));
        return head;
    }

    private List<String> cells(Outlook row) {
        boolean chosen = decision.chosen() != null
                && decision.chosen().strategy().kind() == row.strategy().kind();
        return List.of(
                (chosen ? "* " : "  ") + row.strategy().label().in(texts),
                Figures.text(row.capacity()),
                Figures.text(row.perSecond()),
                mean(row.latency()),
                Double.isNaN(row.latency().percentile95())
                        ? ""
                        : Figures.text(row.latency().percentile95()),
                Figures.text(Math.ceil(row.threads())),
                Figures.text(Math.ceil(row.memory().reservedKb() / 1_024)),
                Figures.text(Math.ceil(row.memory().touchedKb() / 1_024)),
                row.binding().label().in(texts));
    }

    /** Two numbers where it matters whether all take equally long. */
    private static String mean(Outlook.Latency latency) {
        String mean = Figures.text(latency.mean());
        boolean alike = latency.mean() < 1.03 * latency.regular() || Double.isInfinite(latency.mean());
        return alike ? mean : Figures.text(latency.regular()) + "–" + mean;
    }

    /** The first and the last cell begin where the column does, the numbers end where it does. */
    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String space = " ".repeat(widths[i] - width(cells.get(i)));
            boolean words = i == 0 || i == widths.length - 1;
            line.append(words ? cells.get(i) + space : space + cells.get(i)).append("  ");
        }
        return line.toString().stripTrailing();
    }

    /** In columns: signs of Devanagari that stand above or below another have none of their own. */
    private static int width(String text) {
        return (int) text.codePoints()
                .filter(letter -> Character.getType(letter) != Character.NON_SPACING_MARK)
                .count();
    }

    private static List<String> bullet(String text) {
        List<String> wrapped = wrapped(text);
        var lines = new ArrayList<String>();
        wrapped.forEach(line -> lines.add((lines.isEmpty() ? "- " : "  ") + line));
        return lines;
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
