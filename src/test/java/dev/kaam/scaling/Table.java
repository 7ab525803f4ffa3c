package dev.kaam.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Numbers in rows, as Markdown. For one thread. */
final class Table {
    private final StringBuilder text;

    /** @param given what the numbers hold for */
    Table(String title, String given, List<String> head) {
        text = new StringBuilder("\n### " + title + "\n\n" + given + "\n\n");
        row(head.stream());
        row(head.stream().map(name -> "--:"));
    }

    void row(Stream<String> fields) {
        text.append("| ").append(String.join(" | ", fields.toList())).append(" |\n");
    }

    /** Some words, then one for each. */
    static List<String> words(Stream<String> each, String... first) {
        var all = new ArrayList<>(List.of(first));
        each.forEach(all::add);
        return all;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
