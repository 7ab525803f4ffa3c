package dev.kaam.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted and timed of the durable tasks, by kind. Any thread may call. */
public final class TaskMeter {
    private final MeterRegistry registry;

    public TaskMeter(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Asked for. A change that is undone after all has asked too. */
    public void asked(String kind) {
        counter("kaam.tasks.enqueued", kind).increment();
    }

    /** @param waited since its time had come */
    void started(String kind, Duration waited) {
        counter("kaam.tasks.started", kind).increment();
        timer("kaam.tasks.wait", kind).record(waited);
    }

    void ended(String kind, Outcome outcome, Duration took) {
        timer("kaam.tasks.run", kind).record(took);
        String name = switch (outcome) {
            case Outcome.Done done -> "kaam.tasks.done";
            case Outcome.Failed failed -> "kaam.tasks.failed";
            case Outcome.Died died -> "kaam.tasks.dead";
            case Outcome.GivenBack givenBack -> "kaam.tasks.given.back";
        };
        counter(name, kind).increment();
    }

    /** An acknowledgement that came too late. */
    void refused(String kind) {
        counter("kaam.tasks.stale.acknowledgements", kind).increment();
    }

    /** Leases that were over before anybody acknowledged, on whichever node. */
    void leasesLost(int count) {
        registry.counter("kaam.tasks.leases.lost").increment(count);
    }

    private Counter counter(String name, String kind) {
        return registry.counter(name, "kind", kind);
    }

    private Timer timer(String name, String kind) {
        return Timer.builder(name)
                .tag("kind", kind)
                .publishPercentileHistogram()
                .register(registry);
    }
}
