package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of one request. */
class FlowStoryTest {
    private static final String TODO = "{\"title\":\"a\"}";

    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void a_todo_is_added() {
        kaam.post("/todos", TODO, "X-Request-Id", "add");
        JsonNode story = Flows.story(kaam, "add", Flows::isOver);
        inOrder(story, "received", "queued", "started", "answered", "writing", "sent");
        assertThat(story.path("route").asText()).isEqualTo("/todos");
        assertThat(story.path("status").asInt()).isEqualTo(201);
        assertThat(story.path("thread").path("kind").asText()).isEqualTo("virtual");
        assertThat(story.path("thread").path("carrier").asText()).matches("carrier-[0-9]+");
        assertThat(story.path("loop").asText()).matches("loop-[0-9]+");
        JsonNode write = list(story, "waits").getFirst();
        assertThat(write.path("on").asText()).isEqualTo("write");
        assertThat(write.path("lane").asText()).isEqualTo("writer-0");
        assertThat(write.path("together").asInt()).isEqualTo(1);
        inOrder(write, "asked", "begun", "executed", "ended");
        assertThat(write.path("asked").asLong())
                .isGreaterThanOrEqualTo(story.path("started").asLong());
        assertThat(write.path("ended").asLong())
                .isLessThanOrEqualTo(story.path("answered").asLong());
        JsonNode task = list(story, "tasks").getFirst();
        assertThat(task.path("kind").asText()).isEqualTo("ephemeral");
        assertThat(task.path("started").asLong())
                .isGreaterThanOrEqualTo(story.path("sent").asLong());
    }

    @Test
    void a_read_waits_for_a_thread_that_reads() {
        kaam.get("/todos", "X-Request-Id", "list");
        JsonNode read = list(Flows.story(kaam, "list", Flows::isOver), "waits").getFirst();
        assertThat(read.path("on").asText()).isEqualTo("read");
        assertThat(read.path("lane").asText()).matches("reader-[0-9]+");
        inOrder(read, "asked", "begun", "executed", "ended");
    }

    @Test
    void a_durable_task_of_the_same_commit_is_linked() {
        HttpResponse<String> added = kaam.post(
                "/todos",
                "{\"title\":\"a\",\"due\":{\"date\":\"2099-01-01\",\"time\":\"10:00\",\"zone\":\"UTC\"},"
                        + "\"remind\":{\"before\":\"PT15M\"}}",
                "X-Request-Id",
                "remind");
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode story = Flows.story(kaam, "remind", each -> each.has("sent"));
        JsonNode durable = durable(story);
        assertThat(durable.path("name").asText()).isEqualTo("send-reminder");
        assertThat(durable.has("started")).isFalse();
        assertThat(kaam.get("/tasks/" + durable.path("id").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void and_followed_when_it_runs(@TempDir Path other) throws IOException {
        // where nobody listens: the first attempt fails, and the second is not waited for
        int port = portOfNobody();
        try (TestKaam open =
                TestKaam.with(other, settings -> settings.withOutward(new Settings.Outward(null, true, null)))) {
            open.post("/webhooks", "{\"url\":\"http://127.0.0.1:" + port + "/\"}");
            open.post("/todos", TODO, "X-Request-Id", "told");
            JsonNode story = Flows.story(open, "told", FlowStoryTest::hasAnAttemptFailed);
            JsonNode call = durable(story);
            assertThat(call.path("name").asText()).isEqualTo("call-webhook");
            assertThat(call.path("attempts").asInt()).isEqualTo(1);
            inOrder(call, "asked", "started", "ended");
            assertThat(call.path("started").asLong())
                    .isGreaterThanOrEqualTo(
                            list(story, "waits").getFirst().path("executed").asLong());
        }
    }

    private static int portOfNobody() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    private static boolean hasAnAttemptFailed(JsonNode story) {
        return list(story, "tasks").stream()
                .anyMatch(task -> task.path("outcome").asText().equals("failed"));
    }

    private static JsonNode durable(JsonNode story) {
        return list(story, "tasks").stream()
                .filter(task -> task.path("kind").asText().equals("durable"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_refused_on_the_loop_never_had_a_thread() {
        kaam.get("/nothing", "X-Request-Id", "nothing");
        JsonNode story = Flows.story(kaam, "nothing", Flows::isOver);
        assertThat(story.path("status").asInt()).isEqualTo(404);
        assertThat(story.has("started")).isFalse();
        assertThat(story.has("route")).isFalse();
        inOrder(story, "received", "writing", "sent");
    }

    @Test
    void what_never_waits_is_answered_on_the_loop() {
        kaam.get("/health/live", "X-Request-Id", "live");
        JsonNode story = Flows.story(kaam, "live", Flows::isOver);
        assertThat(story.path("thread").path("kind").asText()).isEqualTo("loop");
        assertThat(story.path("thread").path("name").asText())
                .isEqualTo(story.path("loop").asText());
    }

    @Test
    void a_caller_may_say_to_which_trace_it_belongs() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        kaam.get("/todos", "X-Request-Id", "t", "traceparent", "00-" + trace + "-b7ad6b7169203331-01");
        assertThat(Flows.story(kaam, "t", Flows::isOver).path("trace").asText()).isEqualTo(trace);
    }

    @Test
    void the_list_tells_the_newest_or_the_slowest_of_a_path() {
        for (int i = 0; i < 5; i++) {
            kaam.get("/todos?limit=" + (i + 1), "X-Request-Id", "list-" + i);
            kaam.get("/tasks");
        }
        JsonNode newest = Tree.of(kaam.get("/flow?path=/todos&limit=2").body());
        assertThat(ids(newest)).containsExactly("list-3", "list-4");
        assertThat(newest.path("leftOut").asInt()).isEqualTo(3);
        JsonNode slowest =
                Tree.of(kaam.get("/flow?path=/todos&limit=5&sort=slowest").body());
        List<Double> took = list(slowest, "requests").stream()
                .map(request -> -Flows.millis(request, "received", "sent"))
                .toList();
        assertThat(took).isSorted().hasSize(5);
    }

    @Test
    void what_is_asked_wrongly_is_told() {
        for (String wrong : new String[] {"?limit=0", "?limit=1001", "?sort=fastest", "?path=todos", "?paths=/"}) {
            assertThat(kaam.get("/flow" + wrong).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void one_that_breaks_off_is_not_in_flight_for_ever() throws IOException {
        try (var client = kaam.socket()) {
            client.getOutputStream()
                    .write(
                            "POST /todos HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: half\r\nContent-Length: 100\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
            Flows.story(kaam, "half", story -> story.has("received"));
        }
        JsonNode story = Flows.story(kaam, "half", Flows::isOver);
        assertThat(story.path("gone").asBoolean()).isTrue();
        assertThat(story.has("started")).isFalse();
        // that which asks is in flight itself
        assertThat(Flows.state(kaam).path("numbers").path("inFlight").asInt()).isEqualTo(1);
    }

    @Test
    void when_it_is_off_nothing_is_kept_and_answers_keep_their_names(@TempDir Path other) {
        try (TestKaam off = TestKaam.with(other, settings -> settings.withFlow(false))) {
            HttpResponse<String> added = off.post("/todos", TODO, "X-Request-Id", "mine");
            assertThat(added.headers().firstValue("X-Request-Id")).contains("mine");
            JsonNode state = Flows.state(off);
            assertThat(state.path("recording").asBoolean()).isFalse();
            assertThat(list(state, "requests")).isEmpty();
            assertThat(off.get("/flow/mine").body()).contains("--flow off");
        }
    }

    private static List<String> ids(JsonNode state) {
        return list(state, "requests").stream()
                .map(request -> request.path("id").asText())
                .toList();
    }

    private static void inOrder(JsonNode of, String... moments) {
        assertThat(Stream.of(moments).map(moment -> of.path(moment).asLong()).toList())
                .as(of.toString())
                .isSorted()
                .doesNotContain(0L);
    }
}
