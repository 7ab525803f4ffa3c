package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that dawdle keep nobody waiting but themselves. */
class SlowClientTest {
    private static final String LOCAL = "Host: localhost";
    private static final Duration IDLE = Duration.ofSeconds(2);

    private static final List<String> HALVES = List.of(
            "",
            "POST /to",
            "POST /todos HTTP/1.1\r\nHost: loc",
            "POST /todos HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{");

    private final List<RawHttp> clients = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (RawHttp client : clients) {
            client.close();
        }
    }

    @Test
    void half_a_request_keeps_no_other_waiting_and_ends_at_the_idle_limit(@TempDir Path data) throws IOException {
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withIdle(IDLE))) {
            for (String half : HALVES) {
                clients.add(RawHttp.to(kaam).send(half));
            }
            assertThat(RawHttp.ask(kaam, RawHttp.post("{\"title\":\"other\"}", LOCAL))
                            .status())
                    .isEqualTo(201);
            for (RawHttp slow : clients) {
                slow.isClosedByServer();
            }
            assertThat(Tree.of(kaam.get("/changes").body()).findValuesAsText("title"))
                    .containsExactly("other");
        }
    }

    @Test
    void work_that_takes_longer_than_the_idle_limit_is_answered(@TempDir Path data) {
        var slow = new Settings.FakeDb(Duration.ofMillis(1500), Duration.ZERO);
        try (TestKaam kaam = TestKaam.with(
                data, settings -> settings.withIdle(Duration.ofMillis(300)).withFakeDb(slow))) {
            assertThat(kaam.post("/todos", "{\"title\":\"slow\"}").statusCode()).isEqualTo(201);
        }
    }

    @Test
    void a_client_that_does_not_read_keeps_no_other_waiting(@TempDir Path data) throws IOException {
        try (TestKaam kaam = TestKaam.on(data);
                RawHttp slow = RawHttp.to(kaam)) {
            String large = "{\"title\":\"x\",\"notes\":\"" + "n".repeat(10_000) + "\"}";
            for (int i = 0; i < 200; i++) {
                kaam.post("/todos", large);
            }
            slow.send(RawHttp.request("GET /todos?limit=200", LOCAL).repeat(20));
            assertThat(slow.answer().body()).hasSizeGreaterThan(2_000_000);
            for (int i = 0; i < 20; i++) {
                assertThat(kaam.post("/todos", "{\"title\":\"other\"}").statusCode())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void connections_that_say_nothing_take_nobody_s_place(@TempDir Path data) throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            for (int i = 0; i < 500; i++) {
                clients.add(RawHttp.to(kaam));
            }
            assertThat(kaam.post("/todos", "{\"title\":\"x\"}").statusCode()).isEqualTo(201);
            for (RawHttp silent : clients) {
                silent.send(RawHttp.request("GET /health/live", LOCAL));
                assertThat(silent.answer().status()).isEqualTo(200);
            }
        }
    }
}
