package dev.kaam.trace;

import static dev.kaam.trace.Collector.attributes;
import static dev.kaam.trace.Collector.hex;
import static dev.kaam.trace.Collector.named;
import static dev.kaam.trace.Collector.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver gets of real requests to the real program. */
@SuppressWarnings("NullAway.Init")
class SpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final String[] SAMPLED = {"traceparent", "00-" + TRACE + "-" + CALLER + "-01"};
    private static final String[] UNSAMPLED = {"traceparent", "00-" + TRACE + "-" + CALLER + "-00"};
    private static final String TODO = "{\"title\":\"milk\"}";

    private Collector collector;
    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        collector = Collector.answering(200);
        kaam = TestKaam.with(data, settings -> settings.withOutward(new Settings.Outward(null, true, collector.url())));
    }

    @AfterEach
    void stop() {
        kaam.close();
        collector.close();
    }

    @Test
    void a_write_in_a_trace_of_its_caller_is_a_tree_under_the_callers_span() throws Exception {
        long before = System.currentTimeMillis();
        var answer = kaam.post("/todos", TODO, SAMPLED);
        long after = System.currentTimeMillis() + 1;
        List<Span> spans = collector.until(named("log"));

        Span request = one(spans, "POST /todos");
        assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(hex(request.getTraceId())).isEqualTo(TRACE);
        assertThat(hex(request.getParentSpanId())).isEqualTo(CALLER);
        assertThat(attributes(request.getAttributesList()))
                .containsAllEntriesOf(Map.of(
                        "http.request.method", "POST",
                        "url.path", "/todos",
                        "http.route", "/todos",
                        "http.response.status_code", "201",
                        "kaam.thread.kind", "virtual",
                        "kaam.thread.name", "request"))
                .containsEntry("kaam.request.id", header(answer, "X-Request-Id"));
        assertIn(request, TimeUnit.MILLISECONDS.toNanos(before - 1), TimeUnit.MILLISECONDS.toNanos(after));

        assertUnder(request, one(spans, "queue"));
        assertUnder(request, one(spans, "handler"));
        assertUnder(request, one(spans, "writing"));
        Span write = one(spans, "write");
        assertUnder(one(spans, "handler"), write);
        assertThat(attributes(write.getAttributesList()))
                .containsEntry("kaam.wait.together", "1")
                .containsKeys("kaam.wait.queue_ms", "kaam.wait.execution_ms", "kaam.wait.commit_ms");
        assertThat(spans.stream().map(Span::getSpanId).distinct()).hasSameSizeAs(spans);
        assertThat(collector.resources())
                .allSatisfy(from -> assertThat(attributes(from.getAttributesList()))
                        .containsEntry("service.name", "kaam")
                        .containsEntry("telemetry.sdk.language", "java"));
    }

    @Test
    void an_ephemeral_task_is_a_part_of_its_request_and_comes_after_the_answer() throws Exception {
        kaam.post("/todos", TODO, SAMPLED);
        List<Span> spans = collector.until(named("log"));
        Span request = one(spans, "POST /todos");
        Span task = one(spans, "log");
        assertThat(task.getTraceId()).isEqualTo(request.getTraceId());
        assertThat(task.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(task.getStartTimeUnixNano()).isGreaterThanOrEqualTo(request.getEndTimeUnixNano());
        assertThat(attributes(task.getAttributesList()))
                .containsEntry("kaam.task.kind", "ephemeral")
                .containsEntry("kaam.task.outcome", "done");
    }

    @Test
    void a_durable_task_has_a_trace_by_its_own_id_with_a_link_to_its_request() throws Exception {
        HttpServer hook = hook();
        try {
            String url = "http://127.0.0.1:" + hook.getAddress().getPort() + "/";
            kaam.post("/webhooks", "{\"url\":\"" + url + "\"}");
            kaam.post("/todos", TODO, SAMPLED);
            List<Span> spans = collector.until(named("call-webhook"));
            Span request = one(spans, "POST /todos");
            Span task = one(spans, "call-webhook");
            assertThat(task.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
            assertThat(task.getParentSpanId()).isEmpty();
            assertThat(task.getLinksList()).singleElement().satisfies(link -> {
                assertThat(link.getTraceId()).isEqualTo(request.getTraceId());
                assertThat(link.getSpanId()).isEqualTo(request.getSpanId());
            });
            Map<String, String> noted = attributes(task.getAttributesList());
            assertThat(noted).containsEntry("kaam.task.outcome", "done").containsEntry("kaam.task.attempt", "1");
            assertThat(String.valueOf(noted.get("kaam.task.id")).replace("-", ""))
                    .isEqualTo(hex(task.getTraceId()));
            assertThat(task.getStartTimeUnixNano()).isGreaterThan(request.getStartTimeUnixNano());
            assertThat(kaam.get("/tasks/" + noted.get("kaam.task.id")).statusCode())
                    .isEqualTo(200);
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void without_a_caller_each_request_begins_a_trace() throws Exception {
        kaam.get("/todos");
        kaam.get("/todos/01a20d7b-485b-7000-ab86-64a078a3299f");
        List<Span> spans = collector.until(named("GET /todos/:id"));
        Span list = one(spans, "GET /todos");
        Span missing = one(spans, "GET /todos/:id");
        assertThat(list.getParentSpanId()).isEmpty();
        assertThat(list.getTraceId().size()).isEqualTo(16);
        assertThat(list.getTraceId()).isNotEqualTo(missing.getTraceId());
        assertThat(attributes(missing.getAttributesList()))
                .containsEntry("http.response.status_code", "404")
                .containsEntry("url.path", "/todos/01a20d7b-485b-7000-ab86-64a078a3299f")
                .doesNotContainKey("error.type");
        assertThat(spans)
                .filteredOn(named("read"))
                .hasSize(2)
                .allSatisfy(read -> assertThat(attributes(read.getAttributesList()))
                        .containsKeys("kaam.wait.queue_ms", "kaam.wait.execution_ms", "kaam.wait.handover_ms"));
    }

    @Test
    void a_path_that_nobody_has_makes_no_name_of_its_own() throws Exception {
        kaam.get("/nobody/has/this");
        Span request = one(collector.until(named("GET")), "GET");
        assertThat(attributes(request.getAttributesList()))
                .containsEntry("url.path", "/nobody/has/this")
                .doesNotContainKey("http.route");
    }

    @Test
    void what_has_ended_when_the_program_ends_is_sent_unless_its_caller_does_not_record_it(@TempDir Path other) {
        try (TestKaam brief = sending(other)) {
            brief.put("/todos/01a20d7b-485b-7000-ab86-64a078a3299f", TODO, SAMPLED);
            brief.post("/todos", TODO, UNSAMPLED);
            brief.get("/todos");
        }
        assertThat(collector.taken())
                .extracting(Span::getName)
                .contains("PUT /todos/:id", "write", "GET /todos", "read")
                .doesNotContain("POST /todos", "log");
    }

    private TestKaam sending(Path data) {
        return TestKaam.with(data, settings -> settings.withOutward(new Settings.Outward(null, true, collector.url())));
    }

    private static HttpServer hook() throws IOException {
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        return hook;
    }

    private static String header(java.net.http.HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static void assertUnder(Span parent, Span child) {
        assertThat(child.getTraceId()).isEqualTo(parent.getTraceId());
        assertThat(child.getParentSpanId()).isEqualTo(parent.getSpanId());
        assertIn(child, parent.getStartTimeUnixNano(), parent.getEndTimeUnixNano());
    }

    private static void assertIn(Span span, long from, long until) {
        assertThat(span.getStartTimeUnixNano()).as(span.getName()).isBetween(from, until);
        assertThat(span.getEndTimeUnixNano()).as(span.getName()).isBetween(span.getStartTimeUnixNano(), until);
    }
}
