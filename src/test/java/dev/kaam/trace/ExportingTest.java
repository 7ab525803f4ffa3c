package dev.kaam.trace;

import static dev.kaam.trace.Collector.attributes;
import static dev.kaam.trace.Collector.hex;
import static dev.kaam.trace.Collector.named;
import static dev.kaam.trace.Collector.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.FlowTask;
import dev.kaam.flow.SettableTime;
import dev.kaam.flow.Time;
import dev.kaam.flow.Trace;
import dev.kaam.flow.Wait;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking and sending, turned by hand, to a real receiver that does not always do what it should. */
class ExportingTest {
    private static final UUID TASK = UUID.fromString("01a20d7b-485b-7000-ab86-64a078a3299f");
    private static final Duration LONG = Duration.ofSeconds(8);

    private final SettableTime time = new SettableTime();
    private final FlowRecorder flows = FlowRecorder.on(time, "a");

    @Test
    void what_the_ring_lost_between_two_looks_is_counted_and_the_rest_is_sent() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            ask("/1");
            exporting.step();
            for (int i = 0; i < FlowRecorder.KEPT + 100; i++) {
                ask("/many");
            }
            exporting.step();
            assertThat(exporting.leftOut()).isEqualTo(100);
            stepUntil(exporting, () -> collector.taken().size() == 2 * (FlowRecorder.KEPT + 1));
            assertThat(collector.taken()).filteredOn(named("GET /1")).hasSize(1);
            assertThat(collector.taken()).filteredOn(named("GET /many")).hasSize(FlowRecorder.KEPT);
            exporting.close();
            assertThat(exporting.leftOut()).isEqualTo(100);
        }
    }

    @Test
    void a_ring_full_of_requests_with_tasks_is_sent_whole() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            for (int i = 0; i < FlowRecorder.KEPT; i++) {
                Flow flow = begin("POST", "/1", null);
                FlowTask task = flow.task("log");
                answer(flow, 201);
                task.start();
                task.end("done");
            }
            stepUntil(exporting, () -> collector.taken().size() == 3 * FlowRecorder.KEPT);
            assertThat(exporting.leftOut()).isZero();
        }
    }

    @Test
    void a_request_that_ends_long_after_it_left_the_ring_is_sent() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            Flow slow = begin("GET", "/slow", null);
            exporting.step();
            for (int i = 0; i < 2 * FlowRecorder.KEPT; i++) {
                ask("/quick");
                if (i % FlowRecorder.KEPT == 0) {
                    exporting.step();
                }
            }
            assertThat(collector.taken()).noneMatch(named("GET /slow"));
            answer(slow, 200);
            stepUntil(exporting, () -> collector.taken().stream().anyMatch(named("GET /slow")));
            assertThat(collector.taken()).filteredOn(named("GET /slow")).hasSize(1);
        }
    }

    @Test
    void a_receiver_that_comes_late_gets_what_has_waited_for_it_once() throws Exception {
        int port = freePort();
        Exporting exporting = to(OtlpUrl.of("http://127.0.0.1:" + port));
        ask("/1");
        exporting.step();
        ask("/2");
        exporting.step(); // not sent yet: after a failure it pauses
        try (Collector collector = Collector.on(port)) {
            stepUntil(exporting, () -> collector.taken().stream().anyMatch(named("GET /2")));
            exporting.close();
            assertThat(collector.taken()).extracting(Span::getName).containsOnlyOnce("GET /1", "GET /2");
            assertThat(exporting.leftOut()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void what_a_receiver_cannot_take_now_is_sent_again(int status) throws Exception {
        try (Collector collector = Collector.answering(status)) {
            Exporting exporting = to(collector.url());
            ask("/1");
            exporting.step();
            collector.untilRefused(1);
            collector.answers(200);
            stepUntil(exporting, () -> collector.taken().stream().anyMatch(named("GET /1")));
            assertThat(collector.taken()).filteredOn(named("GET /1")).hasSize(1);
            assertThat(exporting.leftOut()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 500})
    void what_a_receiver_will_never_take_is_left_out_and_holds_nothing_up(int status) throws Exception {
        try (Collector collector = Collector.answering(status)) {
            Exporting exporting = to(collector.url());
            ask("/1");
            exporting.step();
            collector.untilRefused(1);
            stepUntil(exporting, () -> exporting.leftOut() == 1);
            collector.answers(200);
            ask("/2");
            stepUntil(exporting, () -> collector.taken().stream().anyMatch(named("GET /2")));
            assertThat(collector.taken())
                    .extracting(Span::getName)
                    .contains("GET /2")
                    .doesNotContain("GET /1");
        }
    }

    /** Asks so often, and looks as often as nothing is forgotten before it was looked at. */
    private void askAndLook(Exporting exporting, String path, int times) {
        for (int i = 1; i <= times; i++) {
            ask(path);
            if (i % FlowRecorder.KEPT == 0) {
                exporting.step();
            }
        }
    }

    @Test
    void of_what_waits_too_long_the_oldest_is_left_out() throws Exception {
        try (Collector collector = Collector.answering(503)) {
            Exporting exporting = to(collector.url());
            ask("/first");
            exporting.step(); // stays on its way
            ask("/oldest");
            exporting.step();
            askAndLook(exporting, "/more", Outbox.WAITING_MAX);
            assertThat(exporting.leftOut()).isEqualTo(1);
            collector.answers(200);
            stepUntil(exporting, () -> collector.taken().size() == 2 * (Outbox.WAITING_MAX + 1));
            assertThat(collector.taken()).anyMatch(named("GET /first")).noneMatch(named("GET /oldest"));
            assertThat(collector.taken()).filteredOn(named("GET /more")).hasSize(Outbox.WAITING_MAX);
        }
    }

    @Test
    void the_end_waits_two_seconds_at_most_for_a_receiver_that_does_not_answer() throws Exception {
        Time real = SystemTime.INSTANCE;
        FlowRecorder recorder = FlowRecorder.on(real, "a");
        try (Collector collector = Collector.answering(Collector.SILENCE)) {
            var exporting = new Exporting(collector.url(), recorder, real, new Random(1), null);
            Flow flow = recorder.begin(new Flow.Head("GET", "/1", null, null, null));
            answer(flow, 200);
            exporting.step();
            collector.untilRefused(1);
            long begin = real.nanos();
            exporting.close();
            assertThat(Duration.ofNanos(real.nanos() - begin))
                    .isLessThan(Duration.ofSeconds(5)); // and not the ten that a call may take
            assertThat(exporting.leftOut()).isEqualTo(1);
        }
    }

    @Test
    void a_receiver_that_does_not_answer_does_not_stop_the_looking() throws Exception {
        try (Collector collector = Collector.answering(Collector.SILENCE)) {
            Exporting exporting = to(collector.url());
            ask("/1");
            exporting.step();
            askAndLook(exporting, "/2", Outbox.WAITING_MAX);
            askAndLook(exporting, "/3", FlowRecorder.KEPT);
            assertThat(exporting.leftOut()).isEqualTo(FlowRecorder.KEPT); // these had no place to wait
        }
    }

    @Test
    void each_attempt_at_a_durable_task_is_a_span_of_its_trace() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            Flow flow = begin("POST", "/1", null);
            flow.task("call-webhook", TASK);
            answer(flow, 201);
            time.pass(Duration.ofSeconds(1));
            flows.started(TASK);
            exporting.step();
            assertThat(collector.taken()).noneMatch(named("call-webhook"));
            time.pass(Duration.ofMillis(5));
            flows.ended(TASK, "failed");
            exporting.step();
            exporting.step();
            time.pass(Duration.ofSeconds(2));
            flows.started(TASK);
            exporting.step();
            time.pass(Duration.ofMillis(7));
            flows.ended(TASK, "done");
            stepUntil(
                    exporting,
                    () -> collector.taken().stream()
                                    .filter(named("call-webhook"))
                                    .count()
                            == 2);
            exporting.close();

            List<Span> attempts =
                    collector.taken().stream().filter(named("call-webhook")).toList();
            assertThat(attempts)
                    .extracting(span -> hex(span.getTraceId()))
                    .containsOnly(TASK.toString().replace("-", ""));
            assertThat(attempts)
                    .extracting(span -> span.getStatus().getCode())
                    .containsExactly(Status.StatusCode.STATUS_CODE_ERROR, Status.StatusCode.STATUS_CODE_UNSET);
            assertThat(attempts).extracting(ExportingTest::millis).containsExactly(5L, 7L);
            assertThat(attempts)
                    .extracting(span -> attributes(span.getAttributesList()).get("kaam.task.attempt"))
                    .containsExactly("1", "2");
            assertThat(attempts.stream().map(Span::getSpanId).distinct()).hasSize(2);
            assertThat(attributes(attempts.getFirst().getAttributesList()))
                    .containsEntry("kaam.task.waited_ms", "1000.0");
        }
    }

    @Test
    void a_task_that_was_dropped_is_a_failure() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            Flow flow = begin("POST", "/1", null);
            FlowTask task = flow.task("log");
            answer(flow, 201);
            task.end("dropped");
            exporting.step();
            Span span = one(collector.until(named("log")), "log");
            assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(attributes(span.getAttributesList())).containsEntry("kaam.task.outcome", "dropped");
        }
    }

    @Test
    void the_parts_of_a_wait_are_its_attributes() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            Flow flow = begin("POST", "/1", null);
            Objects.requireNonNull(flow.call(() -> {
                Wait wait = flow.waitFor(Wait.On.WRITE);
                time.pass(Duration.ofMillis(3));
                wait.taken("writer-0", 12);
                wait.begin();
                time.pass(Duration.ofMillis(2));
                wait.done();
                time.pass(Duration.ofMillis(40));
                wait.end();
                return "";
            }));
            answer(flow, 201);
            exporting.step();
            Span write = one(collector.until(named("write")), "write");
            assertThat(millis(write)).isEqualTo(45);
            assertThat(attributes(write.getAttributesList()))
                    .containsEntry("kaam.wait.lane", "writer-0")
                    .containsEntry("kaam.wait.together", "12")
                    .containsEntry("kaam.wait.queue_ms", "3.0")
                    .containsEntry("kaam.wait.execution_ms", "2.0")
                    .containsEntry("kaam.wait.commit_ms", "40.0");
        }
    }

    @Test
    void only_a_failure_of_the_server_is_an_error() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            answer(begin("GET", "/400", null), 400);
            answer(begin("GET", "/503", null), 503);
            exporting.step();
            Span wrong = one(collector.until(named("GET /400")), "GET /400");
            Span failed = one(collector.until(named("GET /503")), "GET /503");
            assertThat(wrong.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
            assertThat(failed.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
            assertThat(attributes(failed.getAttributesList())).containsEntry("error.type", "503");
        }
    }

    @Test
    void a_method_that_nobody_knows_makes_no_name_of_its_own() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            answer(begin("BREW", "/1", null), 405);
            exporting.step();
            assertThat(attributes(
                            one(collector.until(named("HTTP /1")), "HTTP /1").getAttributesList()))
                    .containsEntry("http.request.method", "_OTHER")
                    .containsEntry("http.request.method_original", "BREW");
        }
    }

    @Test
    void a_client_that_did_not_wait_is_noted() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            begin("GET", "/1", null).end(true);
            exporting.step();
            assertThat(attributes(
                            one(collector.until(named("GET /1")), "GET /1").getAttributesList()))
                    .containsEntry("kaam.client.gone", "true")
                    .doesNotContainKey("http.response.status_code");
        }
    }

    @Test
    void an_unsampled_request_and_its_tasks_are_not_sent() throws Exception {
        try (Collector collector = Collector.answering(200)) {
            Exporting exporting = to(collector.url());
            Flow flow = begin("GET", "/1", new Trace("1".repeat(32), "2".repeat(16), false));
            flow.task("call-webhook", TASK);
            answer(flow, 200);
            flows.started(TASK);
            flows.ended(TASK, "done");
            ask("/2");
            exporting.step();
            assertThat(collector.until(named("GET /2")))
                    .extracting(Span::getName)
                    .containsExactly("GET /2", "writing");
            assertThat(exporting.leftOut()).isZero();
        }
    }

    private Exporting to(URI url) {
        return new Exporting(url, flows, time, new Random(1), "1.0");
    }

    /** A step ends before its spans are taken where the machine is slow. */
    private void stepUntil(Exporting exporting, BooleanSupplier reached) {
        long end = SystemTime.INSTANCE.nanos() + Duration.ofSeconds(60).toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(SystemTime.INSTANCE.nanos()).as("a minute of steps").isLessThan(end);
            time.pass(LONG);
            exporting.step();
        }
    }

    private void ask(String path) {
        answer(begin("GET", path, null), 200);
    }

    private Flow begin(String method, String path, @Nullable Trace trace) {
        Flow flow = flows.begin(new Flow.Head(method, path, null, null, trace));
        flow.queue(path);
        return flow;
    }

    private static void answer(Flow flow, int status) {
        flow.write(status);
        flow.end(false);
    }

    private static long millis(Span span) {
        return TimeUnit.NANOSECONDS.toMillis(span.getEndTimeUnixNano() - span.getStartTimeUnixNano());
    }

    private static int freePort() throws Exception {
        try (Collector passing = Collector.answering(200)) {
            return passing.port();
        }
    }
}
