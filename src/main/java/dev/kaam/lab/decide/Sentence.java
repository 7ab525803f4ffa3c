package dev.kaam.lab.decide;

import dev.kaam.lab.Texts;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something to be said, in no language yet: the key of a text, and what fills its holes. Never changes.
 *
 * @param values numbers, and other sentences, by the names of the holes
 */
public record Sentence(String key, Map<String, Object> values) {
    static final String TEXTS = "decide";

    public Sentence {
        values = Map.copyOf(values);
    }

    static Sentence of(String key) {
        return new Sentence(key, Map.of());
    }

    Sentence with(String name, double number) {
        return with(name, (Object) Figures.rounded(number));
    }

    Sentence with(String name, Sentence part) {
        return with(name, (Object) part);
    }

    private Sentence with(String name, Object value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Sentence(key, more);
    }

    /** It, in the language of these texts. */
    public String in(Texts texts) {
        Map<String, String> words = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, value -> word(value.getValue(), texts)));
        return texts.get(key, words);
    }

    private static String word(Object value, Texts texts) {
        return value instanceof Sentence part ? part.in(texts) : Figures.text(((Number) value).doubleValue());
    }
}
