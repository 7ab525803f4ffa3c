package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read as HTTP gets a problem where that is possible, and its connection ends. */
class NotHttpTest {
    private static final String POST = "POST /todos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
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

    @AfterEach
    void nothing_was_written_and_the_next_one_is_served() {
        assertThat(kaam.get("/changes").body()).isEqualTo("[]");
    }

    static Stream<Named<String>> unreadable() {
        return Stream.of(
                named("words", "hello there\r\n\r\n"),
                named("zeros", "\0\0\0\0\r\n\r\n"),
                named("bare line feeds", "GET /todos HTTP/1.1\nHost: localhost\n\n"),
                named("no version", "GET /todos\r\n\r\n"),
                named("a request line of 20,000 characters", get("/" + "a".repeat(20_000), "X: 1")),
                named("a header of 20,000 characters", get("/todos", "X: " + "a".repeat(20_000))),
                named("5,000 headers", get("/todos", "X: 1\r\n".repeat(4999) + "X: 2")),
                named("a header without a colon", get("/todos", "hello")),
                named("a header with a space in its name", get("/todos", "X Y: 1")),
                named("a header with NUL in it", get("/todos", "X: \0")),
                named("two lengths", POST + "Content-Length: 13\r\nContent-Length: 14\r\n\r\n" + TITLED),
                named(
                        "a length and chunks",
                        POST + "Content-Length: 13\r\nTransfer-Encoding: chunked\r\n\r\n" + TITLED),
                named("a length that is a word", POST + "Content-Length: many\r\n\r\n" + TITLED),
                named("a length below nothing", POST + "Content-Length: -1\r\n\r\n" + TITLED),
                named("an unknown encoding", POST + "Transfer-Encoding: secret\r\n\r\n" + TITLED));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_and_the_connection_ends(String sent) throws IOException {
        try (RawHttp client = RawHttp.to(kaam)) {
            Refusal.of(client.send(sent).answer(), 400, "malformed");
            client.isClosedByServer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/3.0", "HTTP/1.7", "SIP/2.0"})
    void another_protocol_is_refused_and_the_connection_ends(String version) throws IOException {
        try (RawHttp client = RawHttp.to(kaam)) {
            client.send("GET /todos " + version + "\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(501);
            client.isClosedByServer();
        }
    }

    @Test
    void a_broken_chunk_ends_the_connection() throws IOException {
        try (RawHttp client = RawHttp.to(kaam)) {
            client.send(POST + "Transfer-Encoding: chunked\r\n\r\nd\r\n" + TITLED + "\r\nzz\r\n")
                    .isClosedByServer();
        }
    }

    @Test
    void an_expectation_that_nobody_knows_cannot_be_met() throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.post(TITLED, "Host: localhost", "Expect: more")), 400, "malformed");
    }

    @Test
    void HTTP_1_0_is_answered_and_the_connection_ends() throws IOException {
        try (RawHttp client = RawHttp.to(kaam)) {
            client.send("GET /todos HTTP/1.0\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("[]");
            client.isClosedByServer();
        }
    }

    private static String get(String path, String header) {
        return RawHttp.request("GET " + path, "Host: localhost", header);
    }
}
