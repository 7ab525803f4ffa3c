package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH is JSON Merge Patch: absent is untouched, null is cleared. PUT clears what is absent. */
class PatchTest {
    private static final String FULL = """
            {"title":"x","notes":"n","completed":true,"priority":2,"tags":["a","b"],"order":1.5,
             "due":{"date":"2026-11-24","time":"10:00","zone":"Asia/Kolkata"}}""";

    private static TestKaam kaam;
    private String todo = "";
    private String before = "";

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @BeforeEach
    void a_todo_with_everything() {
        var posted = kaam.post("/todos", FULL);
        todo = posted.headers().firstValue("Location").orElseThrow();
        before = posted.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"title\":\"x\"}", "{\"title\":\" x \",\"tags\":[\"a\",\"b\",\"a\"]}", "{\"due\":{}}"})
    void a_patch_that_changes_nothing_writes_nothing(String patch) {
        String changes = kaam.get("/changes?limit=500").body();
        var answer = kaam.patch(todo, patch);
        assertThat(answer.body()).isEqualTo(before);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title     | "y"
            notes     | null
            notes     | ""
            completed | false
            priority  | null
            priority  | 4
            tags      | ["b","c"]
            tags      | []
            order     | null
            order     | -3
            due       | null
            """)
    void one_field_changes_and_the_others_stay(String name, String value) {
        JsonNode after =
                Tree.of(kaam.patch(todo, "{\"" + name + "\":" + value + "}").body());
        assertThat(after.path(name)).isEqualTo(Tree.of(value));
        for (String other : new String[] {"title", "notes", "completed", "priority", "tags", "order", "due"}) {
            if (!other.equals(name)) {
                assertThat(after.path(other)).isEqualTo(Tree.of(before).path(other));
            }
        }
        assertThat(after.path("version").asInt()).isEqualTo(2);
        assertThat(Tree.of(kaam.get(todo).body())).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"time":"11:30"}                | {"date":"2026-11-24","time":"11:30","zone":"Asia/Kolkata"}
            {"date":"2027-01-01"}           | {"date":"2027-01-01","time":"10:00","zone":"Asia/Kolkata"}
            {"zone":null}                   | {"date":"2026-11-24","time":"10:00"}
            {"time":null,"zone":null}       | {"date":"2026-11-24"}
            """)
    void a_due_is_merged_field_by_field(String patch, String due) {
        var answer = kaam.patch(todo, "{\"due\":" + patch + "}");
        assertThat(Tree.of(answer.body()).path("due")).isEqualTo(Tree.of(due));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":null}            | /title
            {"completed":"yes"}       | /completed
            {"due":{"time":null}}     | /due/zone
            {"due":{"date":null}}     | /due/date
            {"due":{"date":"soon"}}   | /due/date
            {"tags":["c",""]}         | /tags/1
            """)
    void a_patch_that_would_break_a_rule_is_refused_as_a_whole(String patch, String pointer) {
        String also = patch.substring(0, patch.length() - 1) + ",\"notes\":\"changed\"}";
        assertThat(Refusal.of(kaam.patch(todo, also), 422, "invalid").pointers())
                .containsExactly(pointer);
        assertThat(kaam.get(todo).body()).isEqualTo(before);
    }

    @Test
    void PUT_clears_what_is_absent() {
        JsonNode after = Tree.of(kaam.put(todo, "{\"title\":\"y\"}").body());
        for (String name : new String[] {"notes", "completedAt", "priority", "order", "due"}) {
            assertThat(after.path(name).isNull()).as(name).isTrue();
        }
        assertThat(after.path("completed").asBoolean()).isFalse();
        assertThat(after.path("tags")).isEmpty();
        assertThat(after.path("createdAt")).isEqualTo(Tree.of(before).path("createdAt"));
    }

    @Test
    void PUT_needs_a_title() {
        assertThat(Refusal.of(kaam.put(todo, "{}"), 422, "invalid").pointers()).containsExactly("/title");
        assertThat(kaam.get(todo).body()).isEqualTo(before);
    }

    @Test
    void a_todo_that_stays_ticked_keeps_the_time_of_it() {
        JsonNode after = Tree.of(kaam.patch(todo, "{\"title\":\"y\"}").body());
        assertThat(after.path("completedAt")).isEqualTo(Tree.of(before).path("completedAt"));
    }
}
