package dev.kaam.trace;

import dev.kaam.flow.Flow;
import dev.kaam.flow.Wait;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A request that has ended as a tree of spans, with the attributes of OpenTelemetry's conventions for HTTP, and our own. */
final class RequestSpans {
    private static final int QUEUE = 1;
    private static final int HANDLER = 2;
    private static final int WRITING = 3;
    private static final int WAITS = 100;
    private static final int SERVER_ERROR = 500;
    /** Another method has no name that a chart could bear. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE");

    private final Origin origin;
    private final Flow flow;
    private final SpanContext request;
    private final List<SpanData> spans = new ArrayList<>();

    private RequestSpans(Origin origin, Flow flow) {
        this.origin = origin;
        this.flow = flow;
        this.request = origin.request(flow);
    }

    static List<SpanData> of(Flow flow, Origin origin) {
        return new RequestSpans(origin, flow).all();
    }

    private List<SpanData> all() {
        spans.add(whole());
        SpanContext handler = part(request, HANDLER);
        if (flow.started() != 0) {
            add(part(request, QUEUE), request, "queue", flow.queued(), flow.started(), Attributes.empty());
            add(handler, request, "handler", flow.started(), flow.answered(), thread());
        }
        List<Wait> waits = flow.waits();
        for (int i = 0; i < waits.size(); i++) {
            addWait(waits.get(i), part(request, WAITS + i), handler);
        }
        add(part(request, WRITING), request, "writing", flow.writing(), flow.sent(), Attributes.empty());
        return spans;
    }

    private Span whole() {
        boolean known = METHODS.contains(flow.method());
        String name = (known ? flow.method() : "HTTP") + (flow.route().isEmpty() ? "" : " " + flow.route());
        var noted = new Noted()
                .text("http.request.method", known ? flow.method() : "_OTHER")
                .text("http.request.method_original", known ? "" : flow.method())
                .text("url.scheme", "http")
                .text("url.path", flow.path())
                .text("http.route", flow.route())
                .number("http.response.status_code", flow.status())
                .text("error.type", hasFailed() ? String.valueOf(flow.status()) : "")
                .text("kaam.request.id", flow.id())
                .text("kaam.client.gone", flow.isGone() ? "true" : "")
                .text("kaam.loop", flow.loop())
                .text("kaam.thread.kind", kind())
                .text("kaam.thread.name", flow.thread())
                .number("kaam.waits.left_out", flow.waitsLeftOut())
                .number("kaam.tasks.left_out", flow.tasksLeftOut());
        return origin.span(
                request,
                Origin.caller(flow),
                SpanKind.SERVER,
                name,
                flow.received(),
                flow.sent(),
                noted.all(),
                List.of(),
                hasFailed() ? StatusData.error() : StatusData.unset());
    }

    private boolean hasFailed() {
        return flow.status() >= SERVER_ERROR;
    }

    private String kind() {
        Flow.On on = flow.on();
        return on == null ? "" : word(on);
    }

    private Attributes thread() {
        return new Noted()
                .text("thread.name", flow.thread())
                .text("kaam.carrier", flow.carrier())
                .all();
    }

    private void addWait(Wait wait, SpanContext context, SpanContext handler) {
        var noted = new Noted()
                .text("kaam.wait.lane", wait.lane())
                .text("kaam.carrier", wait.carrier())
                .number("kaam.wait.together", wait.together());
        switch (wait.on()) {
            case WRITE ->
                noted.millis("kaam.wait.queue_ms", wait.asked(), wait.begun())
                        .millis("kaam.wait.execution_ms", wait.begun(), wait.executed())
                        .millis("kaam.wait.commit_ms", wait.executed(), wait.ended());
            case READ ->
                noted.millis("kaam.wait.queue_ms", wait.asked(), wait.begun())
                        .millis("kaam.wait.execution_ms", wait.begun(), wait.executed())
                        .millis("kaam.wait.handover_ms", wait.executed(), wait.ended());
            case FAKE ->
                noted.millis("kaam.wait.queue_ms", wait.isQueued() ? wait.asked() : 0, wait.connected())
                        .millis("kaam.wait.parked_ms", wait.isQueued() ? wait.connected() : wait.asked(), wait.begun())
                        .millis("kaam.wait.computing_ms", wait.begun(), wait.ended());
        }
        long end = wait.ended() == 0 ? flow.answered() : wait.ended(); // one that was given up
        add(context, handler, word(wait.on()), wait.asked(), end, noted.all());
    }

    private SpanContext part(SpanContext of, int place) {
        return origin.part(flow, of.getTraceId(), place);
    }

    private void add(SpanContext context, SpanContext parent, String name, long from, long to, Attributes noted) {
        if (from != 0) {
            spans.add(origin.span(
                    context, parent, SpanKind.INTERNAL, name, from, to, noted, List.of(), StatusData.unset()));
        }
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
