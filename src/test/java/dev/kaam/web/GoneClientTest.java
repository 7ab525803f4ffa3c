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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that is gone before its answer comes: what it wrote is written, and nobody else notices. */
class GoneClientTest {
    private static final String LOCAL = "Host: localhost";
    private static final int ASKED_AT_MOST = 100;
    private TestKaam kaam;

    @BeforeEach
    void each_call_takes_200_ms(@TempDir Path data) {
        var slow = new Settings.FakeDb(Duration.ofMillis(200), Duration.ZERO);
        kaam = TestKaam.with(data, settings -> settings.withFakeDb(slow));
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void what_it_wrote_is_there_after_a_reset() throws IOException {
        RawHttp client = inTheWorks("reset");
        client.reset();
        assertThat(titles(1)).containsExactly("reset");
    }

    @Test
    void what_it_wrote_is_there_after_a_close() throws IOException {
        inTheWorks("closed").close();
        assertThat(titles(1)).containsExactly("closed");
    }

    @Test
    void many_that_go_at_once_lose_nothing() throws IOException {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            inTheWorks("gone " + i).reset();
            sent.add("gone " + i);
        }
        assertThat(titles(50)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(kaam.post("/todos", "{\"title\":\"next\"}").statusCode()).isEqualTo(201);
    }

    /** The answer to the first request shows that the server has read the second, which came in the same packet. */
    private RawHttp inTheWorks(String title) throws IOException {
        RawHttp client = RawHttp.to(kaam);
        client.send(RawHttp.request("GET /health/live", LOCAL) + RawHttp.post("{\"title\":\"" + title + "\"}", LOCAL));
        assertThat(client.answer().status()).isEqualTo(200);
        return client;
    }

    /** What was written, once it is so much; each question takes the server's 200 ms. */
    private List<String> titles(int todos) {
        List<String> titles = List.of();
        for (int i = 0; i < ASKED_AT_MOST && titles.size() < todos; i++) {
            titles = Tree.of(kaam.get("/changes").body()).findValuesAsText("title");
        }
        return titles;
    }
}
