package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A body has at most 256 KiB, whether its length is said before or not. */
class BodySizeTest {
    private static final int MAX = 256 * 1024;
    private static final String TITLED = "{\"title\":\"x\"}";
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
    @CsvSource({"POST, /todos", "PUT, /todos/1", "PATCH, /todos/1", "POST, /todos/1/restore"})
    void a_body_one_byte_too_large_is_refused(String method, String path) {
        Refusal.of(kaam.send(method, path, padded(MAX + 1)), 413, "too-large");
    }

    @Test
    void a_body_just_large_enough_is_read() {
        assertThat(kaam.post("/todos", padded(MAX)).statusCode()).isEqualTo(201);
    }

    @Test
    void a_body_in_chunks_is_held_to_the_same() {
        byte[] body = padded(MAX + 1).getBytes(StandardCharsets.UTF_8);
        var chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        Refusal.of(kaam.send("POST", "/todos", chunked), 413, "too-large");
    }

    @Test
    void a_length_that_is_said_too_large_is_refused_before_the_body_comes() throws Exception {
        String start = "POST /todos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        var answer = RawHttp.ask(kaam, start + "Content-Length: 9000000000000000\r\n\r\n{");
        Refusal.of(answer, 413, "too-large");
    }

    @Test
    void the_connection_goes_on_behind_a_body_that_was_too_large() throws Exception {
        try (RawHttp client = RawHttp.to(kaam)) {
            client.send(RawHttp.post(padded(2 * MAX), "Host: localhost"));
            Refusal.of(client.answer(), 413, "too-large");
            client.send(RawHttp.post(TITLED, "Host: localhost"));
            assertThat(client.answer().status()).isEqualTo(201);
        }
    }

    @Test
    void the_connection_goes_on_behind_a_body_that_nobody_wanted() throws Exception {
        try (RawHttp client = RawHttp.to(kaam)) {
            client.send("DELETE /todos/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
            Refusal.of(client.answer(), 404, "not-found");
            client.send(RawHttp.post(TITLED, "Host: localhost"));
            assertThat(client.answer().status()).isEqualTo(201);
        }
    }

    private static String padded(int length) {
        return TITLED + " ".repeat(length - TITLED.length());
    }
}
