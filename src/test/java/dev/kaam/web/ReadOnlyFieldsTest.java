package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that only the server writes: a client may send them back, but not change them. */
class ReadOnlyFieldsTest {
    private TestKaam kaam;
    private String todo;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", "{\"title\":\"x\",\"completed\":true,\"order\":1.5,\"tags\":[\"a\"]}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id          | "01a20d7b-485b-7000-ab86-64a078a3299f"
            id          | 7
            completedAt | "2026-11-24T10:00:00.000Z"
            next        | "01a20d7b-485b-7000-ab86-64a078a3299f"
            createdAt   | "2026-11-24T10:00:00.000Z"
            updatedAt   | {}
            version     | 2
            version     | "1"
            version     | 1.0
            """)
    void a_field_of_the_server_cannot_be_written(String name, String value) {
        String before = kaam.get("/changes").body();
        String field = "\"" + name + "\":" + value;
        refused(name, kaam.post("/todos", "{\"title\":\"x\"," + field + "}"));
        refused(name, kaam.put(todo, "{\"title\":\"x\"," + field + "}"));
        refused(name, kaam.patch(todo, "{" + field + "}"));
        assertThat(kaam.get("/changes").body()).isEqualTo(before);
    }

    private static void refused(String name, HttpResponse<String> answer) {
        assertThat(Refusal.of(answer, 422, "invalid").pointers()).containsExactly("/" + name);
    }

    @Test
    void what_GET_gave_may_be_PUT_back_and_changes_nothing() {
        String read = kaam.get(todo).body();
        var answer = kaam.put(todo, read);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(read);
        assertThat(Tree.of(kaam.get("/changes").body())).hasSize(1);
    }

    @Test
    void what_GET_gave_may_be_PUT_back_with_another_title() {
        var read = Tree.object(kaam.get(todo).body());
        var answer = kaam.put(todo, read.put("title", "y").toString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Tree.of(answer.body()).path("version").asInt()).isEqualTo(2);
    }

    @Test
    void what_GET_gave_cannot_be_PUT_back_after_another_change() {
        var read = Tree.object(kaam.get(todo).body());
        kaam.patch(todo, "{\"title\":\"y\"}");
        var refusal = Refusal.of(kaam.put(todo, read.toString()), 422, "invalid");
        assertThat(refusal.pointers()).contains("/version");
        assertThat(Tree.of(kaam.get(todo).body()).path("title").asText()).isEqualTo("y");
    }
}
