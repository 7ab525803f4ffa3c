package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /todos/ID/changes} tells what became of a todo, newest first: who changed which field, from what to what. */
class HistoryTest {
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @Test
    void a_change_says_what_it_is_and_whose_and_when() {
        String todo = Listed.add(kaam, "{\"title\":\"t\"}");
        JsonNode made = history(todo).path(0);
        assertThat(made.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("seq", "kind", "at", "by", "version", "fields");
        assertThat(made.path("by").asText()).isEqualTo("local");
        assertThat(made.path("kind").asText()).isEqualTo("created");
        assertThat(made.path("version").asInt()).isEqualTo(1);
        assertThat(made.path("at")).isEqualTo(Tree.of(kaam.get(todo).body()).path("createdAt"));
        assertThat(made.path("fields")).isEqualTo(Tree.of("""
                {"title":{"before":null,"after":"t"},"completed":{"before":null,"after":false},
                 "tags":{"before":null,"after":[]}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title    | "old"                  | "new"
            notes    | null                   | "n"
            notes    | "n"                    | null
            due      | {"date":"2026-12-01"}  | {"date":"2026-12-01","time":"09:30"}
            due      | {"date":"2026-12-01"}  | null
            priority | 1                      | 4
            priority | 3                      | null
            tags     | ["a","b"]              | ["b","a"]
            tags     | []                     | ["घर"]
            order    | 1.5                    | -2
            order    | null                   | 1e300
            """)
    void an_update_tells_the_field_before_and_after_and_no_other(String name, String before, String after) {
        String title = name.equals("title") ? "" : ",\"title\":\"t\"";
        String todo = Listed.add(kaam, "{\"" + name + "\":" + before + title + "}");
        kaam.patch(todo, "{\"" + name + "\":" + after + "}");
        JsonNode fields = history(todo).path(0).path("fields");
        assertThat(fields.properties()).hasSize(1);
        assertThat(fields.path(name).path("before")).isEqualTo(Tree.of(before));
        assertThat(fields.path(name).path("after")).isEqualTo(Tree.of(after));
    }

    @Test
    void ticking_tells_when_as_well() {
        String todo = Listed.add(kaam, "{\"title\":\"t\"}");
        JsonNode ticked = Tree.of(kaam.patch(todo, "{\"completed\":true}").body());
        JsonNode fields = history(todo).path(0).path("fields");
        assertThat(fields.path("completed")).isEqualTo(Tree.of("{\"before\":false,\"after\":true}"));
        assertThat(fields.path("completedAt").path("after")).isEqualTo(ticked.path("completedAt"));
        assertThat(fields.properties()).hasSize(2);
    }

    @Test
    void every_kind_of_change_is_told_also_of_what_lies_in_the_trash() {
        String todo = Listed.add(kaam, "{\"title\":\"t\"}");
        kaam.patch(todo, "{\"title\":\"u\"}");
        kaam.patch(todo, "{}");
        kaam.delete(todo);
        kaam.post(todo + "/restore", "");
        kaam.post(todo + "/undo", "");
        JsonNode history = history(todo);
        assertThat(history.findValuesAsText("kind"))
                .containsExactly("deleted", "restored", "deleted", "updated", "created");
        assertThat(history.findValuesAsText("version")).containsExactly("5", "4", "3", "2", "1");
        assertThat(history.path(0).path("fields")).isEmpty();
        assertThat(history.findValuesAsText("seq")).isSortedAccordingTo((a, b) -> Long.compare(number(b), number(a)));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "7", "8"})
    void its_pages_together_tell_the_same_as_one(int limit) {
        String todo = Listed.add(kaam, "{\"title\":\"0\"}");
        for (int i = 1; i < 8; i++) {
            kaam.patch(todo, "{\"title\":\"" + i + "\",\"order\":" + i + "}");
        }
        List<JsonNode> paged = Listed.all(kaam, todo + "/changes?limit=" + limit);
        assertThat(paged).hasSize(8).containsExactlyElementsOf(history(todo));
    }

    @Test
    void of_what_never_was_there_is_none() {
        Refusal.of(kaam.get("/todos/01a20d7b-485b-7000-ab86-64a078a3299f/changes"), 404, "not-found");
        Refusal.of(kaam.get("/todos/x/changes"), 404, "not-found");
        Refusal.of(kaam.get("/todos/01a20d7b-485b-7000-ab86-64a078a3299f/changes?after=1"), 400, "malformed");
    }

    private static JsonNode history(String todo) {
        return Tree.of(kaam.get(todo + "/changes").body());
    }

    private static long number(String text) {
        return Long.parseLong(text);
    }
}
