package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /todos/ID/undo} takes the last change back, whatever it was; once more, and it is done again. */
class UndoTest {
    private static final String FULL = """
            {"title":"full","notes":"n","completed":true,"priority":2,"tags":["a","b"],"order":1.5,
             "due":{"date":"2026-11-24","time":"10:00","zone":"Asia/Kolkata"}}""";
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
    void an_update_is_taken_back_in_every_field() {
        String todo = Listed.add(kaam, FULL);
        JsonNode before = Tree.of(kaam.get(todo).body());
        kaam.put(todo, "{\"title\":\"bare\"}");
        var answer = kaam.post(todo + "/undo", "", "If-Match", "\"2\"");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
        assertThat(written(Tree.of(answer.body()))).isEqualTo(written(before));
        assertThat(kaam.get(todo).body()).isEqualTo(answer.body());
        assertThat(Tree.of(kaam.post(todo + "/undo", "").body()).path("title").asText())
                .isEqualTo("bare");
    }

    @Test
    void the_making_and_the_deletion_of_a_todo_are_taken_back_as_well() {
        String todo = Listed.add(kaam, FULL);
        assertThat(kaam.post(todo + "/undo", "").statusCode()).isEqualTo(204);
        assertThat(kaam.get(todo).statusCode()).isEqualTo(404);
        assertThat(kaam.post(todo + "/undo", "").statusCode()).isEqualTo(200);
        assertThat(kaam.get(todo).statusCode()).isEqualTo(200);
        kaam.delete(todo);
        assertThat(Tree.of(kaam.post(todo + "/undo", "").body()).path("version").asInt())
                .isEqualTo(5);
    }

    @Test
    void another_version_than_expected_is_stale_and_nothing_changes() {
        String todo = Listed.add(kaam, FULL);
        Refusal.of(kaam.post(todo + "/undo", "", "If-Match", "\"7\""), 412, "stale");
        Refusal.of(kaam.post(todo + "/undo", "", "If-None-Match", "\"1\""), 412, "stale");
        assertThat(kaam.get(todo).statusCode()).isEqualTo(200);
    }

    @Test
    void what_never_was_cannot_be_undone() {
        Refusal.of(kaam.post("/todos/01a20d7b-485b-7000-ab86-64a078a3299f/undo", ""), 404, "not-found");
        Refusal.of(kaam.post("/todos/x/undo", ""), 404, "not-found");
    }

    /** All but what every change changes. */
    private static ObjectNode written(JsonNode todo) {
        return ((ObjectNode) todo).without(List.of("version", "updatedAt"));
    }
}
