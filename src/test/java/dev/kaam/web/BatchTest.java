package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /todos/batch}: all of it or nothing; with {@code partial=true} what can be done. */
class BatchTest {
    private static final String NOBODY = "01a20d7b-485b-7000-ab86-64a078a3299f";
    private static final String ADD = "{\"op\":\"add\",\"todo\":{\"title\":\"added\"}}";
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
    void each_operation_does_what_the_request_alone_would() {
        String one = id(Listed.add(kaam, "{\"title\":\"one\",\"notes\":\"n\",\"priority\":1}"));
        String two = id(Listed.add(kaam, "{\"title\":\"two\",\"notes\":\"n\"}"));
        var answer = batch(
                "",
                ADD,
                "{\"op\":\"patch\",\"id\":\"" + one + "\",\"version\":1,\"patch\":{\"notes\":null}}",
                "{\"op\":\"patch\",\"id\":\"" + one + "\",\"version\":2,\"patch\":{}}",
                "{\"op\":\"replace\",\"id\":\"" + two + "\",\"todo\":{\"title\":\"2\"}}",
                "{\"op\":\"undo\",\"id\":\"" + two + "\"}",
                "{\"op\":\"delete\",\"id\":\"" + two + "\",\"version\":3}",
                "{\"op\":\"restore\",\"id\":\"" + two + "\"}",
                "{\"op\":\"undo\",\"id\":\"" + two + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode results = Tree.of(answer.body()).path("results");
        assertThat(results.findValuesAsText("status"))
                .containsExactly("201", "200", "200", "200", "200", "204", "200", "204");
        assertThat(results.findValuesAsText("version")).containsExactly("1", "2", "2", "2", "3", "4", "5", "6");
        assertThat(results.findValuesAsText("id")).endsWith(one, one, two, two, two, two, two);
        JsonNode added = Tree.of(
                kaam.get("/todos/" + results.path(0).path("id").asText()).body());
        assertThat(added.path("title").asText()).isEqualTo("added");
        assertThat(Tree.of(kaam.get("/todos/" + one).body()).path("priority").asInt())
                .isEqualTo(1);
        assertThat(Tree.of(kaam.get("/trash").body()).path(0).path("notes").asText())
                .isEqualTo("n");
    }

    @Test
    void where_some_are_wrong_each_of_them_is_named_and_nothing_is_kept() {
        String todo = id(Listed.add(kaam, "{\"title\":\"t\"}"));
        String before = kaam.get("/changes?limit=500").body();
        var refusal = Refusal.of(
                batch(
                        "",
                        ADD,
                        "{\"op\":\"add\",\"todo\":{\"title\":\"\",\"priority\":9}}",
                        "{\"op\":\"delete\",\"id\":\"" + todo + "\"}",
                        "{\"op\":\"patch\",\"id\":\"" + todo + "\",\"patch\":{\"title\":\"too late\"}}",
                        "{\"op\":\"patch\",\"id\":\"" + NOBODY + "\",\"patch\":{\"titel\":1}}",
                        "{\"op\":\"replace\",\"id\":\"" + todo + "\"}",
                        "{\"op\":\"make\"}",
                        "[]",
                        "{\"op\":\"restore\",\"id\":\"" + todo + "\",\"version\":9}",
                        ADD),
                422,
                "invalid");
        assertThat(refusal.pointers())
                .containsExactly(
                        "/operations/1/todo/title",
                        "/operations/1/todo/priority",
                        "/operations/3",
                        "/operations/4",
                        "/operations/5/todo",
                        "/operations/6/op",
                        "/operations/7",
                        "/operations/8");
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(before);
        assertThat(kaam.get("/todos/" + todo).statusCode()).isEqualTo(200);
    }

    @Test
    void partial_does_what_can_be_done_and_tells_what_was_wrong_with_the_rest() {
        String todo = id(Listed.add(kaam, "{\"title\":\"t\",\"notes\":\"n\"}"));
        var answer = batch(
                "?partial=true",
                "{\"op\":\"patch\",\"id\":\"" + todo + "\",\"version\":2,\"patch\":{\"notes\":null}}",
                "{\"op\":\"patch\",\"id\":\"" + todo + "\",\"patch\":{\"title\":\"\",\"notes\":null}}",
                "{\"op\":\"patch\",\"id\":\"" + todo + "\",\"patch\":{\"title\":\"new\"}}",
                "{\"op\":\"delete\",\"id\":\"" + NOBODY + "\"}",
                "{\"op\":\"undo\"}",
                ADD);
        JsonNode results = Tree.of(answer.body()).path("results");
        assertThat(results.findValuesAsText("type"))
                .containsExactly(
                        "urn:kaam:problem:stale",
                        "urn:kaam:problem:invalid",
                        "urn:kaam:problem:not-found",
                        "urn:kaam:problem:invalid");
        assertThat(results.path(0).path("status").asInt()).isEqualTo(412);
        assertThat(results.path(2).path("version").asInt()).isEqualTo(2);
        assertThat(results.path(5).path("status").asInt()).isEqualTo(201);
        JsonNode now = Tree.of(kaam.get("/todos/" + todo).body());
        assertThat(now.path("title").asText()).isEqualTo("new");
        assertThat(now.path("notes").asText()).isEqualTo("n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"op":"add"}                                              | /todo
            {"op":"add","todo":[]}                                    | /todo
            {"op":"add","todo":{"title":"x"},"id":"x"}                | /id
            {"op":"add","todo":{"title":"x","version":1}}             | /todo/version
            {"op":"add","todo":{"title":"x","due":{"date":"soon"}}}   | /todo/due/date
            {"op":"delete"}                                           | /id
            {"op":"delete","id":"1-1-1-1-1"}                          | /id
            {"op":"delete","id":7}                                    | /id
            {"op":"delete","id":"01a20d7b-485b-7000-ab86-64a078a3299f","version":"1"} | /version
            {"op":"delete","id":"01a20d7b-485b-7000-ab86-64a078a3299f","version":1.5} | /version
            {"op":"patch","id":"01a20d7b-485b-7000-ab86-64a078a3299f","patch":null}   | /patch
            {"op":"undo","id":"01a20d7b-485b-7000-ab86-64a078a3299f","todo":{}}       | /todo
            {"op":"purge","id":"01a20d7b-485b-7000-ab86-64a078a3299f"}                | /op
            {"op":null}                                               | /op
            {}                                                        | /op
            7                                                         | ''
            """)
    void an_operation_that_is_none_is_named(String operation, String pointer) {
        assertThat(Refusal.of(batch("", operation), 422, "invalid").pointers())
                .containsExactly("/operations/0" + pointer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"operations\":[]}", "{\"operations\":{}}", "{\"operations\":null}", "{\"operations\":7}"
            })
    void a_batch_has_operations(String body) {
        assertThat(Refusal.of(kaam.post("/todos/batch", body), 422, "invalid").pointers())
                .containsExactly("/operations");
    }

    @Test
    void a_batch_has_500_operations_at_most() {
        assertThat(Refusal.of(batch("", Collections.nCopies(501, ADD).toArray(String[]::new)), 422, "invalid")
                        .pointers())
                .containsExactly("/operations");
        var answer = batch("", Collections.nCopies(500, ADD).toArray(String[]::new));
        List<String> ids = Tree.of(answer.body()).path("results").findValuesAsText("id");
        assertThat(ids).hasSize(500).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void nothing_else_goes_with_a_batch() {
        Refusal.of(kaam.post("/todos/batch?partial=yes", "{}"), 400, "malformed");
        Refusal.of(kaam.post("/todos/batch?atomic=true", "{}"), 400, "malformed");
        assertThat(Refusal.of(
                                kaam.post("/todos/batch", "{\"operations\":[" + ADD + "],\"partial\":true}"),
                                422,
                                "invalid")
                        .pointers())
                .containsExactly("/partial");
        Refusal.of(kaam.post("/todos/batch", "[]"), 400, "malformed");
        Refusal.of(kaam.send("POST", "/todos/batch", "{}", "Content-Type", "text/plain"), 415, "unsupported-type");
    }

    private static HttpResponse<String> batch(String query, String... operations) {
        return kaam.post("/todos/batch" + query, "{\"operations\":[" + String.join(",", operations) + "]}");
    }

    private static String id(String todo) {
        return todo.substring("/todos/".length());
    }
}
