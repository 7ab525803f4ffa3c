package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses behind which there is nothing, or which are none. */
class PathsTest {
    private static final String LOCAL = "Host: localhost";
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
    @ValueSource(
            strings = {
                "/nothing",
                "/todo",
                "/Todos",
                "/todos/1/2",
                "/todos;a=b",
                "/health",
                "/index.html",
                "/favicon.ico",
                "/todos%3flimit=1"
            })
    void an_unknown_path_is_not_found(String path) {
        Refusal.of(kaam.get(path), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-1",
                "x",
                "null",
                "%00",
                "%c3%28",
                "%ff",
                "a%2fb",
                "%F0%9F%AA%94",
                "1-1-1-1-1",
                "01a20d7b-485b-7000-ab86-64a078a3299",
                "01a20d7b-485b-7000-ab86-64a078a3299g",
                "01a20d7b-485b-7000-ab86-64a078a3299f0",
                "{01a20d7b-485b-7000-ab86-64a078a329}",
                "01a20d7b485b7000ab8664a078a3299f"
            })
    void an_id_that_is_none_is_not_found(String id) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET /todos/" + id, LOCAL)), 404, "not-found");
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("DELETE /todos/" + id, LOCAL)), 404, "not-found");
    }

    @Test
    void an_id_of_no_todo_is_not_found_whatever_is_wanted() {
        String nobody = "/todos/01a20d7b-485b-7000-ab86-64a078a3299f";
        Refusal.of(kaam.get(nobody), 404, "not-found");
        Refusal.of(kaam.put(nobody, "{\"title\":\"x\"}"), 404, "not-found");
        Refusal.of(kaam.patch(nobody, "{}", "If-Match", "\"1\""), 404, "not-found");
        Refusal.of(kaam.delete(nobody), 404, "not-found");
        Refusal.of(kaam.post(nobody + "/restore", ""), 404, "not-found");
        assertThat(kaam.get("/changes").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/todos/%zz", "/todos/%", "/todos/%4", "/%zz", "/web/%-1.js", "/todos?limit=%zz", "/todos?%"})
    void a_broken_escape_cannot_be_read(String path) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET " + path, LOCAL)), 400, "malformed");
    }
}
