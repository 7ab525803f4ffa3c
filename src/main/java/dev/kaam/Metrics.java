package dev.kaam;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.background.EphemeralTasks.Counts;
import dev.kaam.background.TaskCounts;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.web.Server;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is counted and timed, as Prometheus reads it. What takes time to set up waits for the first who asks. Any thread may call. */
final class Metrics {
    private final PrometheusMeterRegistry registry;
    private final TaskCounts tasks;
    private final EphemeralTasks ephemeral;
    private final MultiGauge byState;
    private boolean isBound;

    Metrics(PrometheusMeterRegistry registry, TaskCounts tasks, Background background) {
        this.registry = registry;
        this.tasks = tasks;
        this.ephemeral = background.ephemeral();
        this.byState = MultiGauge.builder("kaam.tasks")
                .description("Durable tasks that are kept, by kind and state")
                .register(registry);
        Gauge.builder(
                        "kaam.tasks.unknown.kinds",
                        background.dispatcher(),
                        each -> each.unknownKinds().size())
                .description("Kinds of which tasks wait, and that nothing here does")
                .register(registry);
    }

    void watch(Server server) {
        Gauge.builder("kaam.http.requests.in.flight", server, Server::inFlight).register(registry);
    }

    /** @param others null where there can be none */
    void watch(@Nullable Neighbours others) {
        if (others != null) {
            count(others, "told", Neighbours.Counts::told, "Notifications that were sent to other nodes");
            count(others, "heard", Neighbours.Counts::heard, "Notifications of other nodes");
            count(others, "found", Neighbours.Counts::found, "Changes of other nodes that a look found first");
            count(others, "connected", Neighbours.Counts::connected, "How often the connection that hears was made");
        }
    }

    private void count(Neighbours others, String name, ToDoubleFunction<Neighbours.Counts> which, String description) {
        FunctionCounter.builder("kaam.nodes." + name, others, from -> which.applyAsDouble(from.counts()))
                .description(description)
                .register(registry);
    }

    void watch(Traces traces) {
        FunctionCounter.builder("kaam.otlp.left.out", traces, Traces::leftOut)
                .description("Requests of which not all spans were sent")
                .register(registry);
    }

    synchronized String scrape() {
        if (!isBound) {
            isBound = true;
            bind();
        }
        var rows = new ArrayList<Row<?>>();
        tasks.now().forEach(count -> addRows(rows, count));
        byState.register(rows, true);
        return registry.scrape();
    }

    private void bind() {
        count("run", Counts::done);
        count("failed", Counts::failed);
        count("overdue", Counts::overdue);
        count("dropped", Counts::dropped);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
    }

    private void count(String name, ToDoubleFunction<Counts> which) {
        FunctionCounter.builder("kaam.ephemeral." + name, ephemeral, from -> which.applyAsDouble(from.counts()))
                .register(registry);
    }

    private static void addRows(List<Row<?>> rows, Count count) {
        rows.add(row(count, "ready", count.ready()));
        rows.add(row(count, "running", count.running()));
        rows.add(row(count, "dead", count.dead()));
    }

    private static Row<?> row(Count count, String state, long number) {
        return Row.of(Tags.of("kind", count.kind(), "state", state), number);
    }
}
