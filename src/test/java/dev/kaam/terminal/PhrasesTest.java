package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasesTest {
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
    private static final Phrases ENGLISH = new Phrases("en");

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish"})
    void each_language_says_the_same_with_the_same_holes(String language) {
        var phrases = new Phrases(language);
        assertThat(phrases.keys()).isEqualTo(ENGLISH.keys());
        assertThat(phrases.keys())
                .allSatisfy(key -> assertThat(holes(phrases, key)).as(key).isEqualTo(holes(ENGLISH, key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hinglish"})
    void so_does_the_self_check(String language) {
        var english = Phrases.ofLearn("en");
        var phrases = Phrases.ofLearn(language);
        assertThat(phrases.keys()).isEqualTo(english.keys());
        assertThat(phrases.keys())
                .allSatisfy(key -> assertThat(holes(phrases, key)).as(key).isEqualTo(holes(english, key)));
    }

    @Test
    void a_length_of_time_is_told_in_seconds_or_minutes_and_is_never_nothing() {
        assertThat(ENGLISH.left(Duration.ofMillis(20))).isEqualTo("1 s");
        assertThat(ENGLISH.left(Duration.ofSeconds(99))).isEqualTo("99 s");
        assertThat(ENGLISH.left(Duration.ofSeconds(160))).isEqualTo("3 min");
    }

    @Test
    void there_are_no_other_languages() {
        assertThatThrownBy(() -> new Phrases("fr")).hasMessage("There is no language 'fr'.");
    }

    private static Set<String> holes(Phrases phrases, String key) {
        return HOLE.matcher(phrases.get(key)).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
