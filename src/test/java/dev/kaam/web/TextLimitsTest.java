package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What title, notes and tags may hold. Lengths are counted in characters, not in UTF-16 halves. */
class TextLimitsTest {
    private static final String EMOJI = "🪔";
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n ", "\u3000", "\u00a0", "\u2007\u202f"})
    void a_blank_title_is_refused_by_name(String title) {
        assertThat(refused(titled(title))).containsExactly("/title");
    }

    static Stream<Named<String>> longTitles() {
        return Stream.of(named("501 letters", "a".repeat(501)), named("501 emoji", EMOJI.repeat(501)));
    }

    @ParameterizedTest
    @MethodSource("longTitles")
    void a_title_is_at_most_500_characters_long(String title) {
        assertThat(refused(titled(title))).containsExactly("/title");
    }

    @Test
    void a_title_of_500_emoji_comes_back_whole() {
        var answer = kaam.post("/todos", titled(EMOJI.repeat(500)).toString());
        assertThat(Tree.of(answer.body()).path("title").asText()).isEqualTo(EMOJI.repeat(500));
    }

    @Test
    void white_space_around_a_title_is_dropped() {
        var answer = kaam.post("/todos", titled(" \t Buy  milk \n").toString());
        assertThat(Tree.of(answer.body()).path("title").asText()).isEqualTo("Buy  milk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0007", "\\n", "\\u007f", "\\u0085", "\\ud800", "\\udc00", "\\udc00\\ud800"})
    void a_title_is_whole_characters_without_control_characters(String escaped) {
        var refusal = Refusal.of(kaam.post("/todos", "{\"title\":\"a" + escaped + "b\"}"), 422, "invalid");
        assertThat(refusal.pointers()).containsExactly("/title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\ud83e"})
    void notes_and_tags_are_held_to_the_same(String escaped) {
        String body = "{\"title\":\"x\",\"notes\":\"" + escaped + "\",\"tags\":[\"ok\",\"" + escaped + "\"]}";
        var refusal = Refusal.of(kaam.post("/todos", body), 422, "invalid");
        assertThat(refusal.pointers()).containsExactly("/notes", "/tags/1");
    }

    @Test
    void notes_have_lines_and_at_most_10000_characters() {
        String lines = "a\tb\r\n".repeat(2000);
        var answer = kaam.post("/todos", titled("x").put("notes", lines).toString());
        assertThat(Tree.of(answer.body()).path("notes").asText()).isEqualTo(lines);
        assertThat(refused(titled("x").put("notes", lines + "!"))).containsExactly("/notes");
    }

    @Test
    void a_todo_has_at_most_20_tags() {
        var tags = IntStream.range(0, 21).mapToObj(Integer::toString).toList();
        assertThat(kaam.post("/todos", tagged(tags.subList(0, 20)).toString()).statusCode())
                .isEqualTo(201);
        assertThat(refused(tagged(tags))).containsExactly("/tags");
    }

    @Test
    void a_tag_is_not_blank_and_has_at_most_50_characters() {
        assertThat(kaam.post("/todos", tagged(List.of(EMOJI.repeat(50))).toString())
                        .statusCode())
                .isEqualTo(201);
        assertThat(refused(tagged(List.of("a", "a", " ", "b".repeat(51)))))
                .as("places are those of the body, doubles and all")
                .containsExactly("/tags/2", "/tags/3");
    }

    @Test
    void double_tags_are_dropped_and_the_order_is_kept() {
        var answer = kaam.post(
                "/todos",
                tagged(List.of("shop", " home ", "shop", "Home", "home")).toString());
        assertThat(Tree.of(answer.body()).path("tags")).hasToString("[\"shop\",\"home\",\"Home\"]");
    }

    private static List<String> refused(ObjectNode todo) {
        String before = kaam.get("/changes?limit=500").body();
        var refusal = Refusal.of(kaam.post("/todos", todo.toString()), 422, "invalid");
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(before);
        return refusal.pointers();
    }

    private static ObjectNode titled(String title) {
        return JsonNodeFactory.instance.objectNode().put("title", title);
    }

    private static ObjectNode tagged(List<String> tags) {
        ObjectNode todo = titled("x");
        tags.forEach(todo.putArray("tags")::add);
        return todo;
    }
}
