package dev.kaam;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.background.TaskCounts;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Incidents;
import dev.kaam.flow.LoopHeartbeat;
import dev.kaam.flow.Time;
import dev.kaam.flow.Traffic;
import dev.kaam.web.FlowNumbers;
import dev.kaam.web.FlowRoutes;
import dev.kaam.web.FlowView;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All that watches the requests: what each did, who held an event loop, and who is told elsewhere. */
final class Watching implements AutoCloseable {
    private final Settings settings;
    private final Time time;
    private final FlowRecorder flows;
    private final Traffic traffic;
    private final Incidents incidents = new Incidents();
    private @Nullable LoopHeartbeat heartbeat;
    private @Nullable Traces traces;

    Watching(Settings settings, Store store, Time time, RandomGenerator random) {
        String start = HexFormat.of().toHexDigits(random.nextInt());
        this.settings = settings;
        this.time = time;
        this.flows = settings.flow() ? FlowRecorder.on(time, start) : FlowRecorder.off(start);
        this.traffic = new Traffic(flows, store.writer());
    }

    FlowRecorder flows() {
        return flows;
    }

    FlowRoutes routes(EphemeralTasks ephemeral, TaskCounts counts) {
        var numbers = new FlowNumbers(flows, traffic, ephemeral, counts);
        var view = new FlowView(setup(), flows, incidents, numbers, time);
        return new FlowRoutes(flows, incidents, view, time);
    }

    private FlowView.Setup setup() {
        Settings.FakeDb fake = settings.fakeDb();
        return new FlowView.Setup(
                settings.run(),
                fake == null ? null : new FlowView.Fake(fake.pause(), fake.cpu(), fake.pool(), fake.exponential()));
    }

    /** Once the event loops turn. */
    void start(Metrics metrics, RandomGenerator random) {
        if (settings.flow()) {
            heartbeat = new LoopHeartbeat(flows.loops(), flows, time, incidents, traffic::look);
        }
        traces = Traces.start(settings.outward().otlp(), flows, metrics, time, random);
    }

    /** Before the event loops end. */
    void stopBeating() {
        if (heartbeat != null) {
            heartbeat.close();
        }
    }

    /** When all is safe: whoever takes the spans may be slow. */
    @Override
    public void close() {
        if (traces != null) {
            traces.close();
        }
    }
}
