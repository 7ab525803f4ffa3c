package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import dev.kaam.openapi.Operation;
import dev.kaam.openapi.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code openapi.yaml} are sent, and answers with all that there can be in them come: each is as described. */
class DescribedShapesTest {
    private static final String FULL =
            "{\"title\":\"x\",\"notes\":\"n\",\"completed\":true,\"priority\":4,\"tags\":[\"घर\"],"
                    + "\"order\":-0.5,\"due\":{\"date\":\"2026-12-01\",\"time\":\"10:00:30\",\"zone\":\"UTC\"},"
                    + "\"remind\":{\"before\":\"PT15M\"},\"repeat\":{\"rule\":\"FREQ=DAILY;COUNT=1\",\"from\":\"completion\"}}";
    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void what_is_shown_as_a_request_is_accepted() {
        for (Operation operation : Operation.all()) {
            Place content = operation.place().at("requestBody").at("content");
            for (String type : content.names()) {
                Place examples = content.at(type).at("examples");
                for (String name : examples.names()) {
                    send(operation, type, examples.at(name).at("value").node());
                }
            }
        }
    }

    /** To a todo that there is; the batch too, which names some that there are not. */
    private void send(Operation operation, String type, JsonNode body) {
        String path = operation.path().replace("/todos/{id}", add("{\"title\":\"x\"}"));
        String query = operation.query().contains("partial") ? "?partial=true" : "";
        var answer = kaam.send(operation.method(), path + query, body.toString(), "Content-Type", type);
        assertThat(answer.statusCode())
                .as(operation.name() + " " + body + answer.body())
                .isBetween(200, 201);
    }

    @Test
    void a_todo_that_has_everything_and_then_nothing() {
        String todo = add(FULL);
        assertThat(kaam.put(todo, "{\"title\":\"y\"}").statusCode()).isEqualTo(200);
        assertThat(kaam.patch(todo, FULL).statusCode()).isEqualTo(200);
        kaam.delete(todo);
        assertThat(Tree.of(kaam.get(todo + "/changes").body())).hasSize(4);
        assertThat(kaam.get(todo + "/changes?limit=1").headers().firstValue("Link"))
                .isPresent();
        assertThat(Tree.of(kaam.get("/trash").body())).hasSize(1);
        kaam.delete(todo.replace("/todos/", "/trash/"));
        assertThat(Tree.of(kaam.get("/changes").body()).findValuesAsText("kind"))
                .containsExactly("purged");
        assertThat(Tree.of(kaam.get(todo + "/changes").body())).hasSize(1);
    }

    @Test
    void a_page_with_all_its_headers() {
        add(FULL);
        add(FULL);
        for (String list : new String[] {"sort=-due,priority", "q=x", "completed=true&tag=%E0%A4%98%E0%A4%B0"}) {
            var page = kaam.get("/todos?limit=1&count=true&" + list);
            assertThat(page.headers().firstValue("X-Total-Count")).hasValue("2");
            String next = page.headers().firstValue("Link").orElseThrow().replaceAll("<(.*)>.*", "$1");
            assertThat(Tree.of(kaam.get(next).body())).hasSize(1);
        }
    }

    @Test
    void a_write_that_is_sent_again() {
        String[] key = {"Idempotency-Key", "4b2f6f0e"};
        var first = kaam.post("/todos", FULL, key);
        var again = kaam.post("/todos", FULL, key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        String todo = first.headers().firstValue("Location").orElseThrow();
        for (int i = 0; i < 2; i++) {
            assertThat(kaam.delete(todo, "Idempotency-Key", "delete").statusCode())
                    .isEqualTo(204);
            assertThat(kaam.delete("/todos", "Idempotency-Key", "clear").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_batch_of_everything() {
        String id = add(FULL).substring("/todos/".length());
        String batch = """
                {"operations": [
                  {"op": "patch", "id": "ID", "version": 1, "patch": {"due": {"time": null, "zone": null}}},
                  {"op": "replace", "id": "ID", "todo": {"title": "z"}},
                  {"op": "undo", "id": "ID"},
                  {"op": "delete", "id": "ID", "version": 4},
                  {"op": "restore", "id": "ID"},
                  {"op": "delete", "id": "ID", "version": 1},
                  {"op": "add", "todo": {"title": "", "priority": 9}},
                  {"op": "dance"},
                  7
                ]}""".replace("ID", id);
        assertThat(kaam.post("/todos/batch", batch).statusCode()).isEqualTo(422);
        var results = Tree.of(kaam.post("/todos/batch?partial=true", batch).body());
        assertThat(results.path("results").findValuesAsText("status"))
                .containsSequence("200", "200", "200", "204", "200");
    }

    private String add(String json) {
        return kaam.post("/todos", json).headers().firstValue("Location").orElseThrow();
    }
}
