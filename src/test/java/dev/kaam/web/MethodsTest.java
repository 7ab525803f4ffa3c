package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each path names the methods that it knows. */
class MethodsTest {
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
    @CsvSource(delimiter = '|', textBlock = """
            /                | GET, HEAD, OPTIONS
            /todos           | DELETE, GET, HEAD, OPTIONS, POST
            /todos/1         | DELETE, GET, HEAD, OPTIONS, PATCH, PUT
            /todos/1/restore | OPTIONS, POST
            /todos/1/undo    | OPTIONS, POST
            /todos/1/changes | GET, HEAD, OPTIONS
            /trash           | GET, HEAD, OPTIONS
            /trash/1         | DELETE, OPTIONS
            /changes         | GET, HEAD, OPTIONS
            /health/live     | GET, HEAD, OPTIONS
            /health/ready    | GET, HEAD, OPTIONS
            /web/app.js      | GET, HEAD, OPTIONS
            /webjars/lit.js  | GET, HEAD, OPTIONS
            """)
    void a_method_that_does_not_fit_is_told_those_that_do(String path, String allowed) throws IOException {
        for (String method : new String[] {"TRACE", "MOVE", "get"}) {
            var answer = RawHttp.ask(kaam, RawHttp.request(method + " " + path, LOCAL));
            var refusal = Refusal.of(answer, 405, "method-not-allowed");
            assertThat(answer.headers()).containsEntry("Allow", allowed);
            assertThat(refusal.detail()).contains(allowed);
        }
        var options = RawHttp.ask(kaam, RawHttp.request("OPTIONS " + path, LOCAL));
        assertThat(options.status()).isEqualTo(204);
        assertThat(options.headers()).containsEntry("Allow", allowed).doesNotContainKey("Content-Length");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /todos",
        "DELETE, /trash",
        "DELETE, /changes",
        "POST, /todos/1",
        "GET, /todos/1/restore",
        "POST, /changes",
        "PUT, /"
    })
    void a_usual_method_in_the_wrong_place_is_refused_too(String method, String path) {
        Refusal.of(kaam.send(method, path, "{\"title\":\"x\"}"), 405, "method-not-allowed");
        assertThat(kaam.get("/changes").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /nothing", "POST /nothing", "OPTIONS /nothing", "OPTIONS *", "CONNECT localhost:80"})
    void where_there_is_nothing_no_method_fits(String line) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request(line, LOCAL)), 404, "not-found");
    }
}
