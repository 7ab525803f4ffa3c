package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /flow} as it happens. */
class FlowFeedTest {
    private static final String TODO = "{\"title\":\"a\"}";

    @TempDir
    private Path data;

    @Test
    void the_whole_comes_first_and_then_what_goes_on() throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            kaam.post("/todos", TODO, "X-Request-Id", "before");
            try (SseClient watcher = SseClient.open(kaam, "/flow")) {
                assertThat(ids(state(watcher))).contains("before");
                kaam.post("/todos", TODO, "X-Request-Id", "after");
                JsonNode seen = awaitOver(watcher, "after");
                assertThat(seen.path("status").asInt()).isEqualTo(201);
            }
        }
    }

    @Test
    void one_that_waits_is_told_while_it_waits_and_again_when_it_has_ended() throws IOException {
        var slow = new Settings.FakeDb(Duration.ofSeconds(1), Duration.ZERO);
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withFakeDb(slow));
                SseClient watcher = SseClient.open(kaam, "/flow");
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            state(watcher);
            clients.execute(() -> kaam.post("/todos", TODO, "X-Request-Id", "waits"));
            JsonNode first = awaitFirst(watcher, "waits");
            assertThat(first.has("sent")).isFalse();
            assertThat(Flows.isOver(awaitOver(watcher, "waits"))).isTrue();
        }
    }

    @Test
    void when_nothing_happens_the_figures_go_on() throws IOException {
        try (TestKaam kaam = TestKaam.on(data);
                SseClient watcher = SseClient.open(kaam, "/flow")) {
            long before = state(watcher).path("now").asLong();
            JsonNode quiet = state(watcher);
            while (!list(quiet, "requests").isEmpty()) {
                quiet = state(watcher);
            }
            assertThat(quiet.path("now").asLong()).isGreaterThan(before);
        }
    }

    @Test
    void of_too_many_at_a_time_the_rest_is_counted() throws Exception {
        try (TestKaam kaam = TestKaam.on(data)) {
            for (int i = 0; i < 400; i++) {
                kaam.get("/health/live");
            }
            try (SseClient watcher = SseClient.open(kaam, "/flow")) {
                JsonNode whole = state(watcher);
                int told = list(whole, "requests").size();
                assertThat(told).isBetween(200, 250);
                assertThat(told + whole.path("leftOut").asInt()).isBetween(400, 402);
            }
        }
    }

    @Test
    void one_more_than_may_watch_gets_503_until_another_has_gone() throws IOException {
        var watchers = new ArrayList<SseClient>();
        try (TestKaam kaam = TestKaam.on(data)) {
            for (int i = 0; i < 20; i++) {
                watchers.add(SseClient.open(kaam, "/flow"));
                state(watchers.getLast());
            }
            try (SseClient refused = SseClient.open(kaam, "/flow")) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.body()).contains("Already 20 watch");
            }
            watchers.removeFirst().close();
            becomesFree(kaam);
        } finally {
            for (SseClient watcher : watchers) {
                watcher.close();
            }
        }
    }

    private static void becomesFree(TestKaam kaam) throws IOException {
        int status = 503;
        while (status == 503) {
            try (SseClient again = SseClient.open(kaam, "/flow")) {
                status = again.status();
            }
        }
        assertThat(status).isEqualTo(200);
    }

    private static JsonNode awaitFirst(SseClient watcher, String id) {
        return awaitIn(watcher, id, false);
    }

    private static JsonNode awaitOver(SseClient watcher, String id) {
        return awaitIn(watcher, id, true);
    }

    private static JsonNode awaitIn(SseClient watcher, String id, boolean over) {
        while (true) {
            for (JsonNode request : list(state(watcher), "requests")) {
                if (request.path("id").asText().equals(id) && (!over || Flows.isOver(request))) {
                    return request;
                }
            }
        }
    }

    private static JsonNode state(SseClient watcher) {
        SseClient.Event event = watcher.event();
        assertThat(event.name()).isEqualTo("flow");
        return Tree.of(event.data());
    }

    private static List<String> ids(JsonNode state) {
        return list(state, "requests").stream()
                .map(request -> request.path("id").asText())
                .toList();
    }
}
