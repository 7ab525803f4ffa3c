package dev.kaam.lab.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionWordsTest {
    private static final Texts ENGLISH = Texts.of("decide", "en");

    static List<Map<String, String>> asked() {
        return List.of(
                Map.of("wait", "50ms", "cpu", "2ms", "users", "200"),
                Map.of("wait", "50ms", "cpu", "2ms", "users", "1"),
                Map.of("wait", "50ms", "cpu", "2ms", "users", "20", "think", "5s"),
                Map.of("cpu", "20ms", "users", "40"),
                Map.of("cpu", "20ms", "users", "2"),
                Map.of("wait", "0.5s", "rate", "90/min", "pool", "1"),
                Map.of("wait", "50ms", "cpu", "500us", "rate", "400/s", "db-pool", "10"),
                Map.of("wait", "50ms", "cpu", "2ms", "rate", "5000/s", "cores", "4", "stack-kb", "512"),
                Map.of("wait", "50ms", "users", "300", "db-pool", "5", "pool", "20"));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void everything_that_is_said_has_words_and_no_hole_is_left(Map<String, String> words) {
        Decision decision = Decision.of(Asking.read(words, 2));
        for (Sentence one : decision.says()) {
            assertThat(one.in(ENGLISH)).isNotEqualTo(one.key()).doesNotContain("{", "∞");
        }
        for (Flip one : decision.flips()) {
            assertThat(one.sentence().in(ENGLISH))
                    .isNotEqualTo(one.sentence().key())
                    .doesNotContain("{", ".users", "binds.", "strategy.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "hi", "hinglish"})
    void a_terminal_gets_all_of_it_in_each_language(String language) {
        for (Map<String, String> words : asked()) {
            List<String> lines = DecisionText.lines(Decision.of(Asking.read(words, 2)), language);
            assertThat(lines)
                    .noneMatch(line -> line.contains("{") || line.contains("strategy.") || line.contains("table."));
        }
    }

    @ParameterizedTest
    @MethodSource("asked")
    void json_has_all_of_it_and_is_never_infinite(Map<String, String> words) throws Exception {
        Decision decision = Decision.of(Asking.read(words, 2));
        JsonNode json = new ObjectMapper().readTree(DecisionJson.text(decision));
        assertThat(json.at("/strategies")).hasSize(decision.rows().size());
        assertThat(json.at("/flips")).hasSize(decision.flips().size());
        assertThat(json.at("/says/0/key").asText()).startsWith("take.");
        assertThat(json.at("/says/0/text").asText()).isNotEmpty();
        assertThat(json.at("/asked/cores").asInt()).isPositive();
        assertThat(json.toString()).doesNotContain("Infinity", "NaN", String.valueOf(Integer.MAX_VALUE));
        for (JsonNode row : json.at("/strategies")) {
            assertThat(row.at("/stable").asBoolean())
                    .isEqualTo(!row.at("/meanMs").isNull());
        }
    }

    @Test
    void a_sentence_in_json_is_a_key_with_numbers_and_other_keys() {
        JsonNode json = DecisionJson.of(Decision.of(Asking.read(asked().getFirst(), 2)));
        JsonNode flip = json.at("/flips/0");
        assertThat(flip.at("/key").asText()).isEqualTo("flip.choice.users");
        assertThat(flip.at("/values/at").asInt()).isEqualTo(3);
        assertThat(flip.at("/values/below/key").asText()).isEqualTo("strategy.cpu-pool");
        assertThat(flip.at("/values/below/values/threads").asInt()).isEqualTo(2);
        assertThat(flip.at("/text").asText())
                .isEqualTo("Below 3 users: as many threads as cores (2). From there on: virtual threads.");
    }

    @Test
    void a_terminal_gets_a_table_and_words_that_fit() {
        List<String> lines = DecisionText.lines(Decision.of(Asking.read(asked().getFirst(), 2)), "en");
        assertThat(lines.getFirst()).contains("answers/s", "what binds");
        assertThat(lines).anyMatch(line -> line.startsWith("* virtual threads") && line.endsWith("the CPU"));
        assertThat(lines.stream().skip(8)).allMatch(line -> line.length() <= 102);
    }

    @Test
    void absent_words_have_their_usual_values() {
        Question asked = Asking.read(Map.of("wait", "1.5s", "rate", "120/min"), 6);
        assertThat(asked)
                .isEqualTo(new Question(1_500, 0, new Arrivals.Rate(2), 6, null, Question.STACK_KB, Question.POOL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500us", "500\u00b5s", "500\u03bcs", "0.5ms"})
    void a_microsecond_has_each_of_its_letters(String half) {
        assertThat(Asking.read(Map.of("cpu", half, "users", "1"), 2).cpuMillis())
                .isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=50ms|users=200, or rate=400/s",
                "wait=50ms users=2 rate=3/s|one of both",
                "users=2|wait=50ms and cpu=2ms",
                "wait=50 users=2|wait: '50' is not like 50ms",
                "wait=50ms users=0|users are 1 to 100000",
                "wait=50ms users=1.5|users: '1.5' is not a whole number",
                "wait=50ms users=9999999999|users: '9999999999' is not a whole number of at most nine digits",
                "wait=50ms rate=fast|rate: 'fast' is not like 400/s",
                "wait=50ms rate=5/s think=1s|think goes with users",
                "wait=50ms users=2 cores=0|cores are 1 to 128",
                "wait=50ms users=2 db-pool=0|connections",
                "wait=50ms users=2 pool=99999|threads",
                "wait=50ms users=2 stack-kb=1|a stack has",
                "wait=0ms users=2|must wait or compute",
                "wait=9999999s users=2|at most an hour",
                "wait=50ms users=2 cups=3|cups is nothing to ask with: there are cores, cpu"
            })
    void what_is_wrong_is_said_with_its_name(String line) {
        String[] parts = line.split("\\|", 2);
        Map<String, String> words = new HashMap<>();
        for (String word : parts[0].split(" ", -1)) {
            String[] pair = word.split("=", 2);
            words.put(pair[0], pair[1]);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Asking.read(words, 2))
                .withMessageContaining(parts[1]);
    }

    @Test
    void figures_have_three_digits_and_whole_numbers_are_whole() {
        assertThat(Figures.text(52.3456)).isEqualTo("52.3");
        assertThat(Figures.text(10_052)).isEqualTo("10,052");
        assertThat(Figures.text(1_234.5)).isEqualTo("1,235");
        assertThat(Figures.text(.0123456)).isEqualTo("0.0123");
        assertThat(Figures.text(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
