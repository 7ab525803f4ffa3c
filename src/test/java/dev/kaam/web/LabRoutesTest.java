package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.LabException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /lab}: what there is to try, and runs. */
class LabRoutesTest {
    private static final Tiny.Shared QUIET = new Tiny.Shared(0);

    private final CountDownLatch begun = new CountDownLatch(1);

    @TempDir
    private Path data;

    @Test
    void the_experiments_come_with_a_plan_for_each_effort() {
        try (TestKaam kaam = lab(Tiny.measuring(10))) {
            JsonNode list = Tree.of(kaam.get("/lab").body());
            assertThat(list.path("runs").asBoolean()).isTrue();
            JsonNode plans = list.path("experiments").path(0).path("plans");
            assertThat(plans.path("quick").path("setting").path("n").asInt()).isEqualTo(5);
            assertThat(plans.path("full")
                            .path("levels")
                            .path(0)
                            .path("law")
                            .path("high")
                            .asDouble())
                    .isEqualTo(11);
        }
    }

    @Test
    void a_run_tells_its_plan_each_sample_and_its_end_and_has_a_report() throws IOException {
        try (TestKaam kaam = lab(Tiny.measuring(10.5))) {
            String run = start(kaam, "{\"experiment\":\"tiny\",\"guess\":12}");
            List<SseClient.Event> events = events(kaam, run);
            assertThat(events)
                    .extracting(SseClient.Event::name)
                    .startsWith("planned", "started", "taken", "left", "taken", "left")
                    .endsWith("taken", "left", "ended")
                    .hasSize(2 + 2 * 6 + 1);
            JsonNode first = Tree.of(events.get(2).data());
            assertThat(first.path("thrown").asText()).isEqualTo("warm-up");
            assertThat(first.path("value").asDouble()).isEqualTo(10.5);
            JsonNode whole = Tree.of(kaam.get(run).body());
            assertThat(whole.path("state").asText()).isEqualTo("ended");
            assertThat(whole.path("verdict").asText()).isEqualTo("holds");
            assertThat(whole.path("report").path("guess").asDouble()).isEqualTo(12);
            assertThat(whole.path("report")
                            .path("levels")
                            .path(0)
                            .path("median")
                            .asDouble())
                    .isEqualTo(10.5);
            assertThat(last(kaam).path(0).path("verdict").asText()).isEqualTo("holds");
        }
    }

    @Test
    void who_comes_again_gets_what_happened_since() throws IOException {
        try (TestKaam kaam = lab(Tiny.measuring(10))) {
            String run = start(kaam, "{\"experiment\":\"tiny\"}");
            int all = events(kaam, run).size();
            assertThat(events(kaam, run, "Last-Event-ID: " + (all - 2)))
                    .extracting(SseClient.Event::id)
                    .containsExactly(String.valueOf(all - 1), String.valueOf(all));
        }
    }

    @Test
    void a_busy_machine_is_told_as_such() throws IOException {
        try (TestKaam kaam = TestKaam.withLab(data, same -> same, List.of(Tiny.measuring(10)), new Tiny.Shared(0.5))) {
            String run = start(kaam, "{\"experiment\":\"tiny\"}");
            events(kaam, run);
            JsonNode report = Tree.of(kaam.get(run).body()).path("report");
            assertThat(report.path("verdict").asText()).isEqualTo("refused");
            assertThat(report.path("others").asDouble()).isEqualTo(0.5);
        }
    }

    @Test
    void while_one_runs_another_is_refused_and_once_it_is_stopped_it_is_not() throws Exception {
        try (TestKaam kaam = lab(Tiny.withoutEnd(begun), Tiny.measuring(10))) {
            String run = start(kaam, "{\"experiment\":\"endless\"}");
            begun.await();
            var refusal = Refusal.of(kaam.post("/lab/runs", "{\"experiment\":\"tiny\"}"), 409, "conflict");
            assertThat(refusal.detail()).contains(run.substring("/lab/runs/".length()));
            assertThat(kaam.delete(run).statusCode()).isEqualTo(204);
            List<SseClient.Event> events = events(kaam, run);
            assertThat(Tree.of(events.getLast().data()).path("state").asText()).isEqualTo("stopped");
            start(kaam, "{\"experiment\":\"tiny\"}");
        }
    }

    @Test
    void one_that_cannot_be_run_says_why() throws IOException {
        var broken = new Tiny("broken", bench -> {
            throw new LabException("There is no room.");
        });
        try (TestKaam kaam = lab(broken)) {
            String run = start(kaam, "{\"experiment\":\"broken\"}");
            JsonNode end = Tree.of(events(kaam, run).getLast().data());
            assertThat(end.path("state").asText()).isEqualTo("failed");
            assertThat(end.path("problem").asText()).isEqualTo("There is no room.");
        }
    }

    @Test
    void what_is_wrong_is_named_all_at_once() {
        try (TestKaam kaam = lab(Tiny.measuring(10))) {
            String body = "{\"experiment\":\"huge\",\"effort\":\"slow\",\"guess\":\"ten\",\"seed\":1}";
            HttpResponse<String> answer = kaam.post("/lab/runs", body);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Tree.of(answer.body()).path("errors").findValuesAsText("pointer"))
                    .containsExactlyInAnyOrder("/experiment", "/effort", "/guess", "/seed");
            assertThat(answer.body()).contains("there are: tiny", "quick or full");
            String far = kaam.post("/lab/runs", "{\"experiment\":\"tiny\",\"guess\":101}")
                    .body();
            assertThat(far).contains("/guess must be from 1 to 100");
        }
    }

    @Test
    void where_others_may_reach_the_server_nothing_is_run() {
        try (TestKaam kaam =
                TestKaam.withLab(data, settings -> settings.withHost("0.0.0.0"), List.of(Tiny.measuring(10)), QUIET)) {
            assertThat(Tree.of(kaam.get("/lab").body()).path("runs").asBoolean())
                    .isFalse();
            Refusal.of(kaam.post("/lab/runs", "{\"experiment\":\"tiny\"}"), 403, "refused");
            assertThat(policy(kaam)).doesNotContain("connect-src");
        }
    }

    @Test
    void the_page_may_ask_servers_on_this_machine_and_no_others() {
        try (TestKaam kaam = lab(Tiny.measuring(10))) {
            assertThat(policy(kaam)).contains("connect-src 'self' http://127.0.0.1:*;");
            assertThat(policy(kaam, "/web/app.js")).doesNotContain("connect-src");
        }
    }

    @Test
    void the_last_twenty_are_kept() throws IOException {
        try (TestKaam kaam = lab(Tiny.measuring(10))) {
            var runs = new ArrayList<String>();
            for (int i = 0; i < LabRuns.KEPT + 1; i++) {
                runs.add(start(kaam, "{\"experiment\":\"tiny\"}"));
                events(kaam, runs.getLast());
            }
            assertThat(last(kaam)).hasSize(LabRuns.KEPT);
            assertThat(kaam.get(runs.getFirst()).statusCode()).isEqualTo(404);
            assertThat(kaam.get(runs.get(1)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_server_that_ends_stops_what_is_under_way() throws Exception {
        try (TestKaam kaam = lab(Tiny.withoutEnd(begun))) {
            start(kaam, "{\"experiment\":\"endless\"}");
            begun.await();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("lab");
    }

    private TestKaam lab(Experiment... experiments) {
        return TestKaam.withLab(data, same -> same, List.of(experiments), QUIET);
    }

    private static String start(TestKaam kaam, String body) {
        HttpResponse<String> answer = kaam.post("/lab/runs", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static List<SseClient.Event> events(TestKaam kaam, String run, String... headers) throws IOException {
        var events = new ArrayList<SseClient.Event>();
        try (SseClient watcher = SseClient.open(kaam, run, headers)) {
            do {
                events.add(watcher.event());
            } while (!events.getLast().name().equals("ended"));
        }
        return events;
    }

    private static JsonNode last(TestKaam kaam) {
        return Tree.of(kaam.get("/lab").body()).path("last");
    }

    private static String policy(TestKaam kaam) {
        return policy(kaam, "/");
    }

    private static String policy(TestKaam kaam, String path) {
        return kaam.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
    }
}
