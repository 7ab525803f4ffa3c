package dev.kaam.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an experiment says to people, in one language: {@code lab/texts/NAME.json}, which the page reads too. A text has holes,
 * {@code {name}}, for the setting's numbers, and of each level for what was measured ({@code {pool}}) and what the law says
 * ({@code {poolLaw}}). Never changes.
 */
public final class Texts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Map<String, String>>> LANGUAGES = new TypeReference<>() {};
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> words;

    private Texts(Map<String, String> words) {
        this.words = Map.copyOf(words);
    }

    /**
     * @param language {@code en}, {@code hi} or {@code hinglish}
     * @throws LabException where there are no texts in it
     */
    public static Texts of(String experiment, String language) {
        return in("/web/lab/texts/" + experiment + ".json", language)
                .orElseThrow(() -> new LabException("There are no texts of " + experiment + " in '" + language + "'."));
    }

    /** The same of any such file of the program; empty where it is not there, or not in this language. */
    public static Optional<Texts> in(String file, String language) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            Map<String, String> words =
                    in == null ? null : JSON.readValue(in, LANGUAGES).get(language);
            return Optional.ofNullable(words).map(Texts::new);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
    }

    /** A key that is not there shows itself; a hole that nothing fills stays. */
    public String get(String key, Map<String, ?> values) {
        return HOLE.matcher(words.getOrDefault(key, key))
                .replaceAll(hole -> Matcher.quoteReplacement(filling(hole, values)));
    }

    public Set<String> keys() {
        return words.keySet();
    }

    private static String filling(MatchResult hole, Map<String, ?> values) {
        Object value = values.get(hole.group(1));
        return value == null ? hole.group() : value.toString();
    }
}
