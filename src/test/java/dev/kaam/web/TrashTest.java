package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted lies in the trash until it is restored, or purged by somebody who knows what it is. */
class TrashTest {
    private static final String FULL = """
            {"title":"full","notes":"n","completed":true,"priority":2,"tags":["a","b"],"order":1.5,
             "due":{"date":"2026-11-24","time":"10:00","zone":"Asia/Kolkata"}}""";

    private TestKaam kaam;
    private String todo = "";
    private String trashed = "";

    @BeforeEach
    void a_todo_in_the_trash(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = Listed.add(kaam, FULL);
        trashed = todo.replace("/todos/", "/trash/");
        var answer = kaam.delete(todo);
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void it_is_listed_what_was_deleted_last_first_page_by_page() {
        var deleted = new ArrayList<>(List.of("full"));
        for (int i = 0; i < 5; i++) {
            kaam.delete(Listed.add(kaam, "{\"title\":\"" + i + "\"}"));
            deleted.addFirst(String.valueOf(i));
        }
        assertThat(Listed.titles(kaam, "/trash")).isEqualTo(deleted);
        assertThat(Listed.titles(kaam, "/trash?limit=1")).isEqualTo(deleted);
        assertThat(Listed.titles(kaam, "/trash?limit=4")).isEqualTo(deleted);
        assertThat(Listed.titles(kaam, "/todos")).isEmpty();
    }

    @Test
    void it_is_not_found_and_the_problem_says_where_it_lies_and_what_brings_it_back() {
        for (var answer : List.of(
                kaam.get(todo), kaam.patch(todo, "{}"), kaam.put(todo, "{\"title\":\"x\"}"), kaam.delete(todo))) {
            assertThat(Refusal.of(answer, 404, "not-found").detail()).contains("trash", "POST " + todo + "/restore");
        }
    }

    @Test
    void restored_it_is_as_it_was_two_versions_on() {
        var answer = kaam.post(todo + "/restore", "");
        JsonNode back = Tree.of(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"3\"");
        Tree.object(FULL)
                .properties()
                .forEach(field ->
                        assertThat(back.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
        assertThat(kaam.get(todo).body()).isEqualTo(answer.body());
        assertThat(Listed.titles(kaam, "/todos?tag=b")).containsExactly("full");
        assertThat(Listed.titles(kaam, "/trash")).isEmpty();
    }

    @Test
    void it_is_restored_only_at_the_version_that_is_expected() {
        var refused = kaam.post(todo + "/restore", "", "If-Match", "\"1\"");
        Refusal.of(refused, 412, "stale");
        assertThat(refused.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(kaam.post(todo + "/restore", "", "If-Match", "\"2\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_not_in_the_trash_cannot_be_restored_or_purged_and_the_problem_says_so() {
        kaam.post(todo + "/restore", "");
        assertThat(Refusal.of(kaam.post(todo + "/restore", ""), 409, "conflict").detail())
                .contains("in the trash");
        assertThat(Refusal.of(kaam.delete(trashed), 404, "not-found").detail()).contains("in the trash");
        assertThat(kaam.get(todo).statusCode()).isEqualTo(200);
    }

    @Test
    void purged_it_is_gone_for_good_with_all_that_was_told_of_it() {
        assertThat(kaam.delete(trashed).statusCode()).isEqualTo(204);
        for (var answer : List.of(
                kaam.get(todo),
                kaam.post(todo + "/restore", ""),
                kaam.post(todo + "/undo", ""),
                kaam.delete(trashed))) {
            Refusal.of(answer, 404, "not-found");
        }
        JsonNode changes = Tree.of(kaam.get("/changes").body());
        assertThat(changes.findValuesAsText("kind")).containsExactly("purged");
        assertThat(changes.toString()).doesNotContain("full");
        JsonNode history = Tree.of(kaam.get(todo + "/changes").body());
        assertThat(history.findValuesAsText("kind")).containsExactly("purged");
        assertThat(history.path(0).path("fields")).isEmpty();
    }

    @Test
    void it_is_not_purged_when_it_was_restored_changed_and_deleted_again_meanwhile() {
        kaam.post(todo + "/restore", "");
        kaam.patch(todo, "{\"notes\":\"worth keeping\"}");
        kaam.delete(todo);
        Refusal.of(kaam.delete(trashed, "If-Match", "\"2\""), 412, "stale");
        assertThat(Tree.of(kaam.get("/trash").body()).findValuesAsText("notes")).containsExactly("worth keeping");
        assertThat(kaam.delete(trashed, "If-Match", "\"5\"").statusCode()).isEqualTo(204);
    }
}
