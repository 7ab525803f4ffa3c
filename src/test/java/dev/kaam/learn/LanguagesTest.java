package dev.kaam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-check and the experiments say the same in English, Hindi and Hinglish. */
class LanguagesTest {
    private static final Pattern DEVANAGARI = Pattern.compile("\\p{IsDevanagari}");

    /** What Hindi writes in Latin letters: words of code, names, units and signs of a formula. */
    private static final Set<String> TECHNICAL = Set.of(
            "async",
            "Async",
            "await",
            "Await",
            "awaitable",
            "sync",
            "Sync",
            "synchronized",
            "BackgroundTasks",
            "FastAPI",
            "Starlette",
            "Python",
            "Java",
            "Kaam",
            "Mini",
            "Todo",
            "todo",
            "API",
            "SQLite",
            "Chrome",
            "URL",
            "CPU",
            "I",
            "O",
            "JEP",
            "Ctrl",
            "C",
            "M",
            "N",
            "n",
            "S",
            "s",
            "ms",
            "id",
            "p99",
            "exception",
            "concurrency",
            "coordinated",
            "omission");

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void a_language_says_all_that_is_asked_for_and_no_more(String language) {
        assertThat(Learn.in(language).language()).isEqualTo(language);
    }

    @Test
    void another_language_is_refused_with_those_that_there_are() {
        assertThatThrownBy(() -> Learn.in("fr")).hasMessageContaining("en, hi, hinglish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish"})
    void numbers_and_code_are_those_of_english(String language) {
        assertSameUnchanging(Spoken.course(language), Spoken.course("en"));
    }

    @Test
    void hindi_is_written_in_devanagari_but_for_code_and_names() {
        assertThat(Spoken.course("hi"))
                .allSatisfy(
                        (key, words) -> assertThat(Spoken.latin(words)).as(key).isSubsetOf(TECHNICAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hinglish"})
    void the_others_are_written_in_latin_letters(String language) {
        assertThat(Spoken.course(language))
                .allSatisfy((key, words) -> assertThat(words).as(key).doesNotContainPattern(DEVANAGARI));
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void an_experiment_says_the_same_in_each_language(Path file) {
        Map<String, String> english = Spoken.words(file, "en");
        assertThat(english).isNotEmpty();
        for (String language : List.of("hi", "hinglish")) {
            Map<String, String> words = Spoken.words(file, language);
            assertThat(words).as(language).containsOnlyKeys(english.keySet());
            assertSameUnchanging(words, english);
        }
    }

    private static Stream<Path> experiments() throws IOException {
        return Spoken.experiments().stream();
    }

    private static void assertSameUnchanging(Map<String, String> words, Map<String, String> english) {
        assertThat(words).allSatisfy((key, said) -> {
            assertThat(said).as(key).isNotBlank();
            assertThat(Spoken.unchanging(said)).as(key).isEqualTo(Spoken.unchanging(english.getOrDefault(key, "")));
        });
    }
}
