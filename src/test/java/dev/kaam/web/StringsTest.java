package dev.kaam.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of the page: complete in every language, and none that the page does not say. */
class StringsTest {
    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}+");
    private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");

    /** What Hindi leaves as it is: names of keys, a unit, and an option of the command line. */
    private static final Set<String> TECHNICAL = Set.of("Enter", "Space", "ms", "smtp");

    private static final Map<String, String> ENGLISH = words("en");
    private static final String SCRIPTS = scripts();

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish"})
    void a_language_has_the_same_keys_as_english(String language) {
        assertThat(words(language)).containsOnlyKeys(ENGLISH.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish"})
    void a_language_has_the_same_placeholders_as_english(String language) {
        assertThat(words(language))
                .allSatisfy((key, words) -> assertThat(all(PLACEHOLDER, words))
                        .as(key)
                        .isEqualTo(all(PLACEHOLDER, ENGLISH.getOrDefault(key, ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void no_words_are_blank(String language) {
        assertThat(words(language))
                .allSatisfy((key, words) -> assertThat(words).as(key).isNotBlank());
    }

    @Test
    void hindi_is_written_in_devanagari() {
        assertThat(words("hi"))
                .allSatisfy((key, words) -> assertThat(all(LATIN, withoutPlaceholders(words)))
                        .as(key)
                        .isSubsetOf(TECHNICAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hinglish"})
    void the_other_languages_are_written_in_latin_letters(String language) {
        assertThat(words(language))
                .allSatisfy((key, words) -> assertThat(words).as(key).doesNotContainPattern(DEVANAGARI));
    }

    @Test
    void every_key_that_the_page_asks_for_is_there() {
        assertThat(ENGLISH).containsKeys(asked().toArray(String[]::new));
    }

    @Test
    void the_page_asks_for_every_key() {
        Set<String> literals = all(Pattern.compile("(?<=')[\\w.]+(?=')"), SCRIPTS);
        Set<String> madeOf = all(Pattern.compile("(?<=t\\(`)[\\w.]+(?=\\$\\{)"), SCRIPTS);
        assertThat(ENGLISH.keySet())
                .allMatch(key -> literals.contains(key) || madeOf.stream().anyMatch(key::startsWith));
    }

    @Test
    void every_theme_has_a_name_and_no_other() {
        String options = firstGroup("new Choice\\('theme', \\[([^\\]]*)]");
        assertThat(keysUnder("theme.")).isEqualTo(all(Pattern.compile("\\w+"), options));
    }

    @Test
    void every_answer_has_words_and_no_other() {
        Set<String> answers = all(Pattern.compile("(?<=\\.answered\\(')\\w+"), SCRIPTS);
        assertThat(keysUnder("answered.")).isEqualTo(answers).isNotEmpty();
    }

    /** Those in {@code t('…')}, and the names in quotes that begin as a key does, such as {@code name: 'nav.todos'}. */
    private static Set<String> asked() {
        Set<String> groups = ENGLISH.keySet().stream()
                .filter(key -> key.contains("."))
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(toSet());
        Set<String> asked = all(Pattern.compile("(?<=\\bt\\(')[^']+(?=')"), SCRIPTS);
        all(Pattern.compile("(?<=')\\w+\\.[\\w.]+(?=')"), SCRIPTS).stream()
                .filter(name -> groups.contains(name.substring(0, name.indexOf('.'))))
                .forEach(asked::add);
        assertThat(asked).hasSizeGreaterThan(20);
        return asked;
    }

    private static Set<String> keysUnder(String prefix) {
        return ENGLISH.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(toSet());
    }

    private static String firstGroup(String regex) {
        return Pattern.compile(regex)
                .matcher(SCRIPTS)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).collect(toSet());
    }

    private static String withoutPlaceholders(String words) {
        return PLACEHOLDER.matcher(words).replaceAll("");
    }

    /** A key that is there twice is an error. */
    private static Map<String, String> words(String language) {
        var json = JsonMapper.builder()
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .build();
        try {
            return json.readValue(WEB.resolve("i18n", language + ".json").toFile(), new TypeReference<>() {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String scripts() {
        try (Stream<Path> files = Files.walk(WEB)) {
            var all = new StringBuilder();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".js")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
