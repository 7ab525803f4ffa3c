package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Incident;
import dev.kaam.flow.Incidents;
import dev.kaam.flow.Loop;
import dev.kaam.flow.Wait;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What those who watch the flow are shown, as JSON. Any thread may call. */
public final class FlowView {
    /**
     * How the server that is watched was started.
     *
     * @param strategy as {@code --run} has it
     * @param fake null: its database is a real one
     */
    public record Setup(String strategy, @Nullable Fake fake) {}

    /**
     * A fake database.
     *
     * @param pause how long each call waits, or all on average
     * @param pool how many may do so at once; 0: as many as come
     */
    public record Fake(Duration pause, Duration cpu, int pool, boolean exponential) {}

    private static final int INCIDENTS_MAX = 20;
    private static final int NANOS = 1_000;

    private final Setup setup;
    private final FlowRecorder recorder;
    private final Incidents incidents;
    private final FlowNumbers numbers;
    private final InstantSource clock;

    public FlowView(Setup setup, FlowRecorder recorder, Incidents incidents, FlowNumbers numbers, InstantSource clock) {
        this.incidents = incidents;
        this.setup = setup;
        this.recorder = recorder;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param told up to which edition the incidents are known already; 0: none is */
    void write(JsonGenerator to, List<Flow> flows, int leftOut, long told) throws IOException {
        var requests = new FlowJson(to, recorder.start());
        to.writeStartObject();
        to.writeStringField("at", Iso.text(clock.instant()));
        to.writeNumberField("now", (recorder.now() - recorder.start()) / NANOS);
        to.writeBooleanField("recording", recorder.isRecording());
        writeSetup(to);
        writeLanes(to, flows);
        numbers.write(to);
        to.writeNumberField("leftOut", leftOut);
        to.writeArrayFieldStart("requests");
        for (Flow flow : flows) {
            requests.write(flow);
        }
        to.writeEndArray();
        List<Incident> since = incidents.since(told);
        write(to, requests, since.subList(Math.max(0, since.size() - INCIDENTS_MAX), since.size()));
        to.writeEndObject();
    }

    /** One request, with the incidents that it has to do with. */
    void writeOne(JsonGenerator to, Flow flow) throws IOException {
        var marks = new FlowJson(to, recorder.start());
        to.writeStartObject();
        marks.writeFields(flow);
        write(
                to,
                marks,
                incidents.newest().stream().filter(each -> isIn(each, flow)).toList());
        to.writeEndObject();
    }

    private static boolean isIn(Incident incident, Flow flow) {
        return Stream.concat(incident.culprits().stream(), incident.waited().stream())
                .anyMatch(share -> share.request() == flow.number());
    }

    private void write(JsonGenerator to, FlowJson marks, List<Incident> some) throws IOException {
        to.writeArrayFieldStart("incidents");
        for (Incident incident : some) {
            IncidentJson.write(to, marks, incident, recorder.now());
        }
        to.writeEndArray();
    }

    private void writeSetup(JsonGenerator to) throws IOException {
        to.writeStringField("strategy", setup.strategy());
        Fake fake = setup.fake();
        if (fake != null) {
            to.writeObjectFieldStart("fakeDb");
            to.writeNumberField("waitMs", fake.pause().toMillis());
            to.writeNumberField("cpuMs", fake.cpu().toMillis());
            if (fake.pool() > 0) {
                to.writeNumberField("pool", fake.pool());
            }
            if (fake.exponential()) {
                to.writeStringField("spread", "exponential");
            }
            to.writeEndObject();
        }
    }

    /** The event loops, and all other threads that these requests were on. */
    private void writeLanes(JsonGenerator to, List<Flow> flows) throws IOException {
        to.writeArrayFieldStart("lanes");
        for (Loop loop : recorder.loops()) {
            writeLane(to, loop.name(), "loop");
        }
        for (Map.Entry<String, String> lane : seen(flows).entrySet()) {
            writeLane(to, lane.getKey(), lane.getValue());
        }
        to.writeEndArray();
    }

    private static void writeLane(JsonGenerator to, String name, String kind) throws IOException {
        to.writeStartObject();
        to.writeStringField("name", name);
        to.writeStringField("kind", kind);
        to.writeEndObject();
    }

    private static Map<String, String> seen(List<Flow> flows) {
        var seen = new TreeMap<String, String>();
        for (Flow flow : flows) {
            if (flow.on() == Flow.On.WORKER) {
                seen.put(flow.thread(), "worker");
            }
            seen.put(flow.carrier(), "carrier");
            for (Wait wait : flow.waits()) {
                seen.put(wait.carrier(), "carrier");
                seen.put(wait.lane(), wait.on() == Wait.On.WRITE ? "writer" : "reader");
            }
        }
        seen.remove("");
        return seen;
    }
}
