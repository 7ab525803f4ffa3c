package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.flow.Blame;
import dev.kaam.flow.Incident;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** For a time, an event loop or all of the program stood still: as JSON. Moments as in {@link FlowJson}, spans in milliseconds. */
final class IncidentJson {
    private static final double MILLI = 1e6;

    private IncidentJson() {}

    /** @param marks writes moments */
    static void write(JsonGenerator to, FlowJson marks, Incident incident, long now) throws IOException {
        to.writeStartObject();
        to.writeNumberField("number", incident.number());
        to.writeStringField("kind", incident.kind().name().toLowerCase(Locale.ROOT));
        if (!incident.loop().isEmpty()) {
            to.writeStringField("loop", incident.loop());
        }
        marks.mark("from", incident.from());
        marks.mark("to", incident.to());
        millis(to, "cpuMs", incident.cpuNanos());
        millis(to, "wallMs", incident.nanos(now));
        write(to, "culprits", incident.culprits());
        write(to, "waited", incident.waited());
        to.writeNumberField("waitedLeftOut", incident.waitedLeftOut());
        to.writeArrayFieldStart("stack");
        for (String frame : incident.stack()) {
            to.writeString(frame);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, String name, List<Blame.Share> shares) throws IOException {
        to.writeArrayFieldStart(name);
        for (Blame.Share share : shares) {
            to.writeStartObject();
            to.writeNumberField("request", share.request());
            millis(to, "ms", share.nanos());
            to.writeEndObject();
        }
        to.writeEndArray();
    }

    private static void millis(JsonGenerator to, String name, long nanos) throws IOException {
        to.writeNumberField(name, Math.round(nanos / MILLI * 1e3) / 1e3);
    }
}
