package dev.kaam.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What is counted and timed of the durable tasks, by kind. Any thread may call. */
public final class TaskMeter {
    /** The bounds of the histograms: what is promised (milliseconds), what is still well, what is late. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final Map<String, OfKind> kinds = new ConcurrentHashMap<>();
    private final Counter leasesLost;

    public TaskMeter(MeterRegistry registry) {
        this.registry = registry;
        this.leasesLost = registry.counter("kaam.tasks.leases.lost");
    }

    /** The meters of a kind: all of them from the first on, since one that is absent cannot be told from one at 0. */
    private final class OfKind {
        private final String kind;
        private final Counter enqueued;
        private final Counter started;
        private final Counter done;
        private final Counter failed;
        private final Counter dead;
        private final Counter givenBack;
        private final Counter refused;
        private final Timer wait;
        private final Timer run;

        OfKind(String kind) {
            this.kind = kind;
            this.enqueued = counter("enqueued");
            this.started = counter("started");
            this.done = counter("done");
            this.failed = counter("failed");
            this.dead = counter("dead");
            this.givenBack = counter("given.back");
            this.refused = counter("stale.acknowledgements");
            this.wait = timer("wait");
            this.run = timer("run");
        }

        private Counter counter(String name) {
            return registry.counter("kaam.tasks." + name, "kind", kind);
        }

        private Timer timer(String name) {
            return Timer.builder("kaam.tasks." + name)
                    .tag("kind", kind)
                    .serviceLevelObjectives(BOUNDS)
                    .register(registry);
        }
    }

    /** Asked for. */
    public void asked(String kind) {
        of(kind).enqueued.increment();
    }

    /** @param waited since its time had come */
    void started(String kind, Duration waited) {
        of(kind).started.increment();
        of(kind).wait.record(waited);
    }

    void ended(String kind, Outcome outcome, Duration took) {
        OfKind meters = of(kind);
        meters.run.record(took);
        Counter counter = switch (outcome) {
            case Outcome.Done done -> meters.done;
            case Outcome.Failed failed -> meters.failed;
            case Outcome.Died died -> meters.dead;
            case Outcome.GivenBack givenBack -> meters.givenBack;
        };
        counter.increment();
    }

    /** An acknowledgement that came too late. */
    void refused(String kind) {
        of(kind).refused.increment();
    }

    /** Leases that were over before anybody acknowledged, on whichever node. */
    void leasesLost(int count) {
        leasesLost.increment(count);
    }

    private OfKind of(String kind) {
        return kinds.computeIfAbsent(kind, OfKind::new);
    }
}
