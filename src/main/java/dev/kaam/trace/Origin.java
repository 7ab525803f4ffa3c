package dev.kaam.trace;

import dev.kaam.flow.Flow;
import dev.kaam.flow.Trace;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;

/** What all spans of a start have in common: who sends them, how they are named, and what time of day it was. */
record Origin(Resource resource, Ids ids, Wall wall) {
    /** The name of a request's span: in its caller's trace, or in a new one. */
    SpanContext request(Flow flow) {
        Trace trace = flow.trace();
        String id = trace == null ? ids.trace(flow.number()) : trace.id();
        return named(id, ids.span(flow.number(), 0));
    }

    /** The caller's span; invalid where none is known. */
    static SpanContext caller(Flow flow) {
        Trace trace = flow.trace();
        return trace == null
                ? SpanContext.getInvalid()
                : SpanContext.createFromRemoteParent(
                        trace.id(), trace.parent(), TraceFlags.getSampled(), TraceState.getDefault());
    }

    /** @param place of the span among those of its request; above 0 */
    SpanContext part(Flow flow, String trace, int place) {
        return named(trace, ids.span(flow.number(), place));
    }

    private static SpanContext named(String trace, String span) {
        return SpanContext.create(trace, span, TraceFlags.getSampled(), TraceState.getDefault());
    }

    /**
     * @param from by the recorder's clock, as {@code to}
     * @param links to other traces
     */
    Span span(
            SpanContext context,
            SpanContext parent,
            SpanKind kind,
            String name,
            long from,
            long to,
            Attributes attributes,
            List<LinkData> links,
            StatusData status) {
        long start = wall.epochNanos(from);
        long end = wall.epochNanos(Math.max(from, to));
        return new Span(resource, context, parent, kind, name, start, end, attributes, links, status);
    }
}
