package dev.kaam.trace;

import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowTask;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** An attempt at a task that has ended, as a span. */
final class TaskSpans {
    private static final int TASKS = 1_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<String> FAILURES = Set.of("failed", "dead", "dropped");

    private TaskSpans() {}

    /**
     * An ephemeral task is a part of its request. A durable one may end days later, and after other attempts: it has a trace
     * of its own, by its id, and a link to its request.
     *
     * @param place of the task among those of its request
     */
    static SpanData of(Flow flow, int place, FlowTask task, long ended, String outcome, Origin origin) {
        SpanContext request = origin.request(flow);
        UUID id = task.id();
        String trace = id == null ? request.getTraceId() : id.toString().replace("-", "");
        return origin.span(
                origin.part(flow, trace, TASKS + place * ATTEMPTS + task.attempts()),
                id == null ? request : SpanContext.getInvalid(),
                id == null ? SpanKind.INTERNAL : SpanKind.CONSUMER,
                task.name(),
                task.started() == 0 ? task.asked() : task.started(),
                ended,
                attributes(flow, task, outcome),
                id == null ? List.of() : List.of(LinkData.create(request)),
                FAILURES.contains(outcome) ? StatusData.error() : StatusData.unset());
    }

    private static Attributes attributes(Flow flow, FlowTask task, String outcome) {
        UUID id = task.id();
        boolean first = task.attempts() <= 1;
        return new Noted()
                .text("kaam.task.kind", task.kind().name().toLowerCase(Locale.ROOT))
                .text("kaam.task.id", id == null ? "" : id.toString())
                .text("kaam.task.outcome", outcome)
                .number("kaam.task.attempt", task.attempts())
                .millis("kaam.task.waited_ms", first ? task.asked() : 0, task.started())
                .text("kaam.request.id", flow.id())
                .all();
    }
}
