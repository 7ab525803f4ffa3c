package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.background.EphemeralTasks;
import dev.kaam.background.TaskCounts;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Traffic;
import dev.kaam.todo.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much is going on, as JSON: requests, threads, the writer, and what comes after. Any thread may call. */
public final class FlowNumbers {
    private static final Logger LOG = LoggerFactory.getLogger(FlowNumbers.class);

    private final FlowRecorder recorder;
    private final Traffic traffic;
    private final EphemeralTasks ephemeral;
    private final TaskCounts tasks;
    private volatile List<Count> known = List.of();

    public FlowNumbers(FlowRecorder recorder, Traffic traffic, EphemeralTasks ephemeral, TaskCounts tasks) {
        this.recorder = recorder;
        this.traffic = traffic;
        this.ephemeral = ephemeral;
        this.tasks = tasks;
    }

    void write(JsonGenerator to) throws IOException {
        to.writeObjectFieldStart("numbers");
        writeTraffic(to, traffic.figures());
        writeScheduler(to);
        writeBackground(to);
        writeTasks(to, counts());
        to.writeEndObject();
    }

    private void writeTraffic(JsonGenerator to, Traffic.Figures figures) throws IOException {
        to.writeNumberField("inFlight", recorder.inFlight());
        number(to, "perSecond", figures.perSecond());
        number(to, "meanMs", figures.meanMillis());
        to.writeObjectFieldStart("little");
        number(to, "computed", figures.computed());
        number(to, "counted", figures.counted());
        number(to, "seconds", figures.seconds());
        to.writeEndObject();
        to.writeObjectFieldStart("writer");
        to.writeNumberField("waiting", traffic.writer().waiting());
        number(to, "perSecond", figures.writesPerSecond());
        number(to, "together", figures.together());
        to.writeEndObject();
    }

    private static void writeScheduler(JsonGenerator to) throws IOException {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        to.writeObjectFieldStart("scheduler");
        to.writeNumberField("parallelism", scheduler.getParallelism());
        to.writeNumberField("carriers", scheduler.getPoolSize());
        to.writeNumberField("mounted", scheduler.getMountedVirtualThreadCount());
        to.writeNumberField("queued", scheduler.getQueuedVirtualThreadCount());
        to.writeEndObject();
    }

    private void writeBackground(JsonGenerator to) throws IOException {
        EphemeralTasks.Counts counts = ephemeral.counts();
        to.writeObjectFieldStart("background");
        to.writeNumberField("running", ephemeral.unfinished());
        to.writeNumberField("done", counts.done());
        to.writeNumberField("failed", counts.failed());
        to.writeNumberField("overdue", counts.overdue());
        to.writeNumberField("dropped", counts.dropped());
        to.writeEndObject();
    }

    /** Where the store cannot tell now, how many there were. */
    private List<Count> counts() {
        try {
            known = tasks.now();
        } catch (Problem busy) {
            LOG.debug("tasks are not counted: {}", busy.detail());
        }
        return known;
    }

    private static void writeTasks(JsonGenerator to, List<Count> counts) throws IOException {
        to.writeObjectFieldStart("tasks");
        to.writeNumberField("ready", counts.stream().mapToLong(Count::ready).sum());
        to.writeNumberField("running", counts.stream().mapToLong(Count::running).sum());
        to.writeNumberField("dead", counts.stream().mapToLong(Count::dead).sum());
        to.writeEndObject();
    }

    /** To three places: more would only be noise. */
    private static void number(JsonGenerator to, String name, double number) throws IOException {
        to.writeNumberField(name, Math.round(number * 1e3) / 1e3);
    }
}
