package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static dev.kaam.web.Flows.millis;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.kaam.Settings;
import dev.kaam.Settings.FakeTask.By;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes behind a todo, as {@code --fake-task} has it, on the real server. */
class FakeTasksTest {
    private static final String TODO = "{\"title\":\"a\"}";
    private static final int WAIT = 150;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @SuppressWarnings("NullAway.Init") // each test starts with it
    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "EPHEMERAL, ephemeral, false",
        "EPHEMERAL, ephemeral, true",
        "DURABLE, durable, false",
        "DURABLE, durable, true",
        "LOOP, ephemeral, false"
    })
    void it_comes_behind_the_answer_takes_its_time_and_calls(By by, String kind, boolean fakeDb) throws Exception {
        try (TestKaam kaam = start(by, fakeDb)) {
            String todo = Tree.of(
                            kaam.post("/todos", TODO, "X-Request-Id", "add").body())
                    .path("id")
                    .asText();
            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("{\"todo\":\"" + todo + "\"}");
            JsonNode story = Flows.story(kaam, "add", Flows::isOver);
            JsonNode task = fake(story);
            assertThat(task.path("kind").asText()).isEqualTo(kind);
            assertThat(task.path("outcome").asText()).isEqualTo("done");
            assertThat(task.path("onLoop").asBoolean()).isEqualTo(by == By.LOOP);
            assertThat(millis(task, "started", "ended")).isGreaterThanOrEqualTo(WAIT);
            if (by != By.DURABLE) {
                assertThat(task.path("started").asLong())
                        .isGreaterThanOrEqualTo(story.path("sent").asLong());
            }
        }
    }

    @Test
    void on_the_event_loop_it_holds_that_up_and_is_named_for_it() {
        try (TestKaam kaam = start(By.LOOP, false)) {
            kaam.post("/todos", TODO, "X-Request-Id", "add");
            JsonNode story = Flows.story(kaam, "add", each -> held(each).isPresent());
            JsonNode incident = held(story).orElseThrow();
            assertThat(incident.path("loop")).isEqualTo(story.path("loop"));
            assertThat(incident.path("stack").toString()).contains("FakeTask.work");
            assertThat(list(incident, "culprits").getFirst().path("request")).isEqualTo(story.path("number"));
        }
    }

    @ParameterizedTest
    @CsvSource({"EPHEMERAL", "DURABLE", "LOOP"})
    void a_todo_has_one_however_often_it_is_asked_for_and_no_other_change_has_any(By by) {
        try (TestKaam kaam = start(by, false)) {
            String[] key = {"Idempotency-Key", "k"};
            String todo = kaam.post("/todos", TODO, key)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            kaam.post("/todos", TODO, key);
            kaam.put(todo, "{\"title\":\"b\"}");
            kaam.post("/todos", "{\"title\":\"\"}");
            assertThat(list(Flows.state(kaam), "requests").stream()
                            .flatMap(request -> list(request, "tasks").stream())
                            .filter(task -> task.path("name").asText().equals("fake-task")))
                    .hasSize(1);
        }
    }

    private TestKaam start(By by, boolean fakeDb) {
        URI to = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");
        var task = new Settings.FakeTask(Duration.ofMillis(WAIT), Duration.ofMillis(1), by, to);
        var database = fakeDb ? new Settings.FakeDb(Duration.ofMillis(5), Duration.ZERO) : null;
        return TestKaam.with(data, settings -> settings.withFakeTask(task).withFakeDb(database));
    }

    private static JsonNode fake(JsonNode story) {
        return list(story, "tasks").stream()
                .filter(task -> task.path("name").asText().equals("fake-task"))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<JsonNode> held(JsonNode story) {
        return list(story, "incidents").stream()
                .filter(each -> each.has("to") && each.path("kind").asText().equals("parked"))
                .findFirst();
    }
}
