package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus reads. */
class MetricsTest {
    private static final String APP = "http://localhost:3000";
    private static final String LOCAL = "Host: localhost";
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) \\w+ .*|\\w+(\\{\\w+=\"[^\"]*\"(,\\w+=\"[^\"]*\")*})? \\S+");

    @Test
    void what_became_of_tasks_is_counted_and_timed_by_kind(@TempDir Path data) {
        var kind = TaskKind.of("work", 1, 5, task -> Outcome.done());
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withKinds(List.of(kind)))) {
            kaam.ask(TaskDraft.of("work", 1, "1"));
            kaam.ask(TaskDraft.of("strange", 1, "1"));
            String text = scrapeAfter(kaam, "kaam_tasks_done_total{kind=\"work\"} 1.0");
            assertThat(text)
                    .contains("kaam_tasks_enqueued_total{kind=\"strange\"} 1.0")
                    .contains("kaam_tasks_started_total{kind=\"work\"} 1.0")
                    .contains("kaam_tasks_failed_total{kind=\"work\"} 0.0")
                    .contains("kaam_tasks_dead_total{kind=\"work\"} 0.0")
                    .contains("kaam_tasks_given_back_total{kind=\"work\"} 0.0")
                    .contains("kaam_tasks_stale_acknowledgements_total{kind=\"work\"} 0.0")
                    .contains("kaam_tasks_leases_lost_total 0.0")
                    .contains("kaam_tasks_wait_seconds_bucket{kind=\"work\",le=\"300.0\"} 1")
                    .contains("kaam_tasks_run_seconds_count{kind=\"work\"} 1")
                    .contains("kaam_tasks{kind=\"strange\",state=\"ready\"} 1.0");
        }
    }

    @Test
    void what_may_be_lost_requests_and_the_machine_are_told_too(@TempDir Path data) {
        try (TestKaam kaam = TestKaam.on(data)) {
            kaam.post("/todos", "{\"title\":\"Chai\"}");
            String text = scrapeAfter(kaam, "kaam_ephemeral_run_total 1.0");
            assertThat(text)
                    .contains("kaam_ephemeral_failed_total 0.0")
                    .contains("kaam_ephemeral_overdue_total 0.0")
                    .contains("kaam_ephemeral_dropped_total 0.0")
                    .contains("kaam_http_requests_in_flight 1.0")
                    .contains("jvm_memory_used_bytes{area=\"heap\"")
                    .contains("jvm_threads_live_threads");
        }
    }

    @Test
    void answers_are_counted_and_timed_by_method_route_and_status(@TempDir Path data) {
        try (TestKaam kaam = TestKaam.on(data)) {
            String path = kaam.post("/todos", "{\"title\":\"Chai\"}")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            kaam.post("/todos", "{}");
            kaam.get(path);
            kaam.get(path);
            kaam.send("PURGE", "/todos", "");
            kaam.get("/nowhere");
            assertThat(scrapeAfter(kaam, count("GET", "404", "none", 1)))
                    .contains(count("POST", "201", "/todos", 1))
                    .contains(count("POST", "422", "/todos", 1))
                    .contains(count("GET", "200", "/todos/{id}", 2))
                    .contains(count("other", "405", "none", 1))
                    .containsPattern(
                            "http_server_requests_seconds_sum\\{method=\"GET\",status=\"200\",uri=\"/todos/\\{id}\"} (?!0\\.0\n)")
                    .contains(
                            "http_server_requests_seconds_bucket{method=\"GET\",status=\"200\",uri=\"/todos/{id}\",le=\"30.0\"} 2");
        }
    }

    @Test
    void what_no_handler_sees_is_counted_once_too(@TempDir Path data) throws IOException {
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withCors(APP))) {
            RawHttp.ask(
                    kaam,
                    RawHttp.request("OPTIONS /todos", LOCAL, "Origin: " + APP, "Access-Control-Request-Method: POST"));
            RawHttp.ask(kaam, "this is no HTTP\r\n\r\n");
            kaam.post("/todos", "{\"title\":\"" + "x".repeat(300_000) + "\"}");
            assertThat(scrapeAfter(kaam, count("POST", "413", "/todos", 1)))
                    .contains(count("OPTIONS", "204", "none", 1))
                    .contains(count("other", "400", "none", 1));
        }
    }

    @Test
    void a_stream_is_counted_when_it_begins_and_a_client_that_has_gone_apart(@TempDir Path data) throws IOException {
        var slow = new Settings.FakeDb(Duration.ofMillis(200), Duration.ZERO);
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withFakeDb(slow));
                RawHttp stream =
                        RawHttp.to(kaam).send(RawHttp.request("GET /flow", LOCAL, "Accept: text/event-stream"))) {
            scrapeAfter(kaam, count("GET", "200", "/flow", 1));
            RawHttp.to(kaam).send(RawHttp.request("GET /todos", LOCAL)).close();
            assertThat(scrapeAfter(kaam, "kaam_http_requests_gone_total 1.0")).doesNotContain("uri=\"/todos\"");
            assertThat(stream).isNotNull();
        }
    }

    private static String count(String method, String status, String uri, int answers) {
        return "http_server_requests_seconds_count{method=\"%s\",status=\"%s\",uri=\"%s\"} %d\n"
                .formatted(method, status, uri, answers);
    }

    @Test
    void it_is_text_that_prometheus_reads_line_by_line(@TempDir Path data) {
        try (TestKaam kaam = TestKaam.on(data)) {
            var answer = kaam.get("/metrics");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).endsWith("\n");
            assertThat(answer.body().lines())
                    .allMatch(line -> LINE.matcher(line).matches());
        }
    }

    /** One answer reads its numbers one after the other: what was counted before this line is whole in the next. */
    private static String scrapeAfter(TestKaam kaam, String line) {
        while (!kaam.get("/metrics").body().contains(line)) {
            Thread.onSpinWait();
        }
        return kaam.get("/metrics").body();
    }
}
