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

/** On loopback the server answers to loopback's names only, and no page from elsewhere may write. */
class LocalGuardTest {
    private static final String EVIL = "Origin: http://evil.example";
    private static TestKaam kaam;
    private static String todo;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", "{\"title\":\"x\"}")
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
            strings = {"localhost", "localhost:1", "LocalHost:8080", "127.0.0.1", "127.0.0.1:99", "[::1]", "[::1]:8080"
            })
    void a_name_of_loopback_is_answered_whatever_the_port(String host) throws IOException {
        var answer = RawHttp.ask(kaam, RawHttp.request("GET " + todo, "Host: " + host));
        assertThat(Tree.of(answer.body()).path("url").asText()).isEqualToIgnoringCase("http://" + host + todo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost.",
                "0.0.0.0",
                "[::]",
                "192.168.1.1",
                "2130706433"
            })
    void another_name_is_refused(String host) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET /todos", "Host: " + host)), 403, "refused");
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET /", "Host: " + host)), 403, "refused");
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("OPTIONS /todos", "Host: " + host)), 403, "refused");
        unchangedBy(RawHttp.post("{\"title\":\"y\"}", "Host: " + host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: no Host at all",
                "Host: a b",
                "Host: localhost:port",
                "Host: localhost:99999",
                "Host: me@localhost",
                "Host: localhost/todos",
                "Host: localhost, evil.example",
                "Host: localhost\r\nHost: evil.example",
                "Host: localhost\r\nHost: localhost"
            })
    void a_request_needs_one_Host_that_is_one(String headers) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET /todos", headers)), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "",
                "http://localhost",
                "https://localhost:8080",
                "http://localhost:8081",
                "http://127.0.0.1:8080",
                "http://localhost:8080.evil.example",
                "http://localhost:8080/"
            })
    void a_page_of_another_origin_may_not_write(String origin) throws IOException {
        String from = "Origin: " + origin;
        String here = "Host: localhost:8080";
        unchangedBy(RawHttp.post("{\"title\":\"y\"}", here, from));
        unchangedBy(RawHttp.request("DELETE " + todo, here, from));
        unchangedBy(RawHttp.request("POST " + todo + "/restore", here, from));
        for (String method : new String[] {"PUT", "PATCH"}) {
            unchangedBy(RawHttp.post("{\"title\":\"y\"}", here, from).replace("POST /todos", method + " " + todo));
        }
    }

    private static void unchangedBy(String request) throws IOException {
        String before = kaam.get("/changes").body();
        Refusal.of(RawHttp.ask(kaam, request), 403, "refused");
        assertThat(kaam.get("/changes").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "localhost"})
    void the_page_of_this_server_may_write(String host) throws IOException {
        String post = RawHttp.post("{\"title\":\"own\"}", "Host: " + host, "Origin: http://" + host);
        assertThat(RawHttp.ask(kaam, post).status()).isEqualTo(201);
    }

    @Test
    void a_page_of_another_origin_gets_no_leave_to_read() throws IOException {
        var answer = RawHttp.ask(kaam, RawHttp.request("GET /todos", "Host: localhost", EVIL));
        assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
        var preflight = RawHttp.ask(
                kaam, RawHttp.request("OPTIONS /todos", "Host: localhost", EVIL, "Access-Control-Request-Method: PUT"));
        assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }
}
