package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowTask;
import dev.kaam.flow.Trace;
import dev.kaam.flow.Wait;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

/** What one request did, as JSON. Times are whole microseconds since the recorder's start; what is not known yet is not there. */
final class FlowJson {
    private static final int NANOS = 1_000;

    private final JsonGenerator to;
    private final long start;

    /** @param start of the recorder */
    FlowJson(JsonGenerator to, long start) {
        this.to = to;
        this.start = start;
    }

    /** How long it has taken, up to now where it has not ended; in nanoseconds. */
    static long took(Flow flow, long now) {
        return (flow.sent() == 0 ? now : flow.sent()) - flow.received();
    }

    void write(Flow flow) throws IOException {
        to.writeStartObject();
        writeFields(flow);
        to.writeEndObject();
    }

    void writeFields(Flow flow) throws IOException {
        to.writeNumberField("number", flow.number());
        to.writeStringField("id", flow.id());
        to.writeStringField("method", flow.method());
        to.writeStringField("path", flow.path());
        text("route", flow.route());
        count("status", flow.status());
        text("loop", flow.loop());
        writeThread(flow);
        writeMarks(flow);
        if (flow.isGone()) {
            to.writeBooleanField("gone", true);
        }
        writeWaits(flow);
        writeTasks(flow);
        Trace trace = flow.trace();
        if (trace != null) {
            to.writeStringField("trace", trace.id());
        }
    }

    private void writeThread(Flow flow) throws IOException {
        Flow.On on = flow.on();
        if (on != null) {
            to.writeObjectFieldStart("thread");
            to.writeStringField("kind", on.name().toLowerCase(Locale.ROOT));
            to.writeStringField("name", flow.thread());
            text("carrier", flow.carrier());
            to.writeEndObject();
        }
    }

    private void writeMarks(Flow flow) throws IOException {
        mark("received", flow.received());
        mark("queued", flow.queued());
        mark("started", flow.started());
        mark("answered", flow.answered());
        mark("writing", flow.writing());
        mark("sent", flow.sent());
    }

    private void writeWaits(Flow flow) throws IOException {
        to.writeArrayFieldStart("waits");
        for (Wait wait : flow.waits()) {
            to.writeStartObject();
            to.writeStringField("on", wait.on().name().toLowerCase(Locale.ROOT));
            text("lane", wait.lane());
            mark("asked", wait.asked());
            if (wait.isQueued()) {
                to.writeBooleanField("queued", true);
            }
            mark("connected", wait.connected());
            mark("begun", wait.begun());
            mark("executed", wait.executed());
            mark("ended", wait.ended());
            count("together", wait.together());
            text("carrier", wait.carrier());
            to.writeEndObject();
        }
        to.writeEndArray();
        count("waitsLeftOut", flow.waitsLeftOut());
    }

    private void writeTasks(Flow flow) throws IOException {
        to.writeArrayFieldStart("tasks");
        for (FlowTask task : flow.tasks()) {
            to.writeStartObject();
            to.writeStringField("kind", task.kind().name().toLowerCase(Locale.ROOT));
            to.writeStringField("name", task.name());
            UUID id = task.id();
            if (id != null) {
                to.writeStringField("id", id.toString());
            }
            if (task.isOnLoop()) {
                to.writeBooleanField("onLoop", true);
            }
            mark("asked", task.asked());
            mark("started", task.started());
            mark("ended", task.ended());
            text("outcome", task.outcome());
            count("attempts", task.attempts());
            to.writeEndObject();
        }
        to.writeEndArray();
        count("tasksLeftOut", flow.tasksLeftOut());
    }

    void mark(String name, long nanos) throws IOException {
        if (nanos != 0) {
            to.writeNumberField(name, (nanos - start) / NANOS);
        }
    }

    private void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            to.writeStringField(name, text);
        }
    }

    private void count(String name, int count) throws IOException {
        if (count != 0) {
            to.writeNumberField(name, count);
        }
    }
}
