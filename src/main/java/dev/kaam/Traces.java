package dev.kaam;

import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import dev.kaam.trace.Exporting;
import java.net.URI;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What sends the flow to others, and its thread: one of the platform, since it computes, and must not take a carrier for so long. */
final class Traces implements AutoCloseable {
    private final Exporting exporting;
    private final Repeat repeat;

    private Traces(Exporting exporting, Time time) {
        this.exporting = exporting;
        this.repeat = new Repeat(Thread.ofPlatform().daemon().name("otlp"), time, exporting::step);
    }

    /** Null where nothing is to be sent; then nothing of it is loaded. */
    static @Nullable Traces start(
            @Nullable URI url, FlowRecorder flows, Metrics metrics, Time time, RandomGenerator random) {
        if (url == null || !flows.isRecording()) {
            return null;
        }
        String version = Kaam.class.getPackage().getImplementationVersion();
        var traces = new Traces(new Exporting(url, flows, time, random, version), time);
        metrics.watch(traces);
        return traces;
    }

    long leftOut() {
        return exporting.leftOut();
    }

    /** Within little more than 2 s. */
    @Override
    public void close() {
        repeat.close();
        exporting.close();
    }
}
