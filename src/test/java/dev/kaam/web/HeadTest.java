package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD answers as GET does, without the body. */
class HeadTest {
    private static final String LOCAL = "Host: localhost";
    private static final String NAMED = "X-Request-Id: same";
    private static TestKaam kaam;
    private static String todo;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", "{\"title\":\"काम\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/todos",
                "/todos?limit=1",
                "TODO",
                "/changes",
                "/health/live",
                "/health/ready",
                "/web/app.js",
                "/todos/1",
                "/todos?limit=0",
                "/nothing",
                "/web/nothing.js"
            })
    void the_headers_are_those_of_GET_and_there_is_no_body(String path) throws IOException {
        String where = path.equals("TODO") ? todo : path;
        try (RawHttp client = RawHttp.to(kaam)) {
            var get = client.send(RawHttp.request("GET " + where, LOCAL, NAMED)).answer();
            var head =
                    client.send(RawHttp.request("HEAD " + where, LOCAL, NAMED)).answerToHead();
            assertThat(head.status()).isEqualTo(get.status());
            assertThat(head.headers()).containsKey("Date");
            assertThat(withoutDate(head.headers())).isEqualTo(withoutDate(get.headers()));
            client.send(RawHttp.request("GET /health/live", LOCAL));
            assertThat(client.answer().status()).as("no body lies between").isEqualTo(200);
        }
    }

    @Test
    void what_has_not_changed_is_answered_as_to_GET() throws IOException {
        try (RawHttp client = RawHttp.to(kaam)) {
            var head = client.send(RawHttp.request("HEAD " + todo, LOCAL, "If-None-Match: \"1\""))
                    .answerToHead();
            assertThat(head.status()).isEqualTo(304);
            assertThat(head.headers()).containsEntry("ETag", "\"1\"").doesNotContainKey("Content-Length");
        }
    }

    /** Between two answers a second may begin. */
    private static Map<String, String> withoutDate(Map<String, String> headers) {
        var others = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        others.remove("Date");
        return others;
    }
}
