package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A background task waits, or computes: who waits with it? Todos are added, as many as there are event loops and processors, and
 * as soon as all are answered, others read. They find the tasks at their beginning. A task that waits on a virtual thread holds
 * nobody. One that waits on the event loop holds all who need that loop until it ends, T, and then they have their own wait, W.
 * Those that compute, one for each processor, hold the carriers of the virtual threads as long: no thread that waits for them is
 * let in before.
 */
public final class BlockingBackgroundTask implements Experiment {
    private static final Call ADD = Call.post("/todos", "{\"title\":\"with a task behind it\"}");
    private static final Call READ = Call.get("/todos?limit=1");
    private static final int READERS = 8;
    private static final String SUM = "what is done in a row takes the sum";
    /** The readers come some milliseconds after the tasks have begun, and HTTP takes some. */
    private static final Tolerance WAITS = new Tolerance(0.1, 14);
    /** All n at once take n/p as long as one: p is what the processors do together. How much a task computes was measured when the server started; and the processors do other things besides. */
    private static final Tolerance COMPUTES = new Tolerance(0.3, 10);

    @Override
    public String name() {
        return "blocking-background-task";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int wait = 10;
        int task = effort.pick(100, 300);
        double computing = task * machine.cores() / machine.parallel();
        return new Plan(
                Map.of(
                        "waitMs", wait,
                        "taskMs", task,
                        "loops", machine.cores(),
                        "readers", READERS,
                        "parallel", Math.round(machine.parallel() * 10) / 10.0),
                List.of(
                        server("nothing", wait),
                        server("waiting", wait).with("--fake-task", "wait=" + task + "ms,cpu=0ms,by=ephemeral"),
                        server("computing", wait).with("--fake-task", "wait=0ms,cpu=" + task + "ms,by=ephemeral"),
                        server("onLoop", wait).with("--fake-task", "wait=" + task + "ms,cpu=0ms,by=loop")),
                List.of(
                        level("nothing", machine, new Prediction(wait, "W", SUM, WAITS)),
                        level("waiting", machine, new Prediction(wait, "W", SUM, WAITS)),
                        level("computing", machine, new Prediction(computing + wait, "n·T/p + W", SUM, COMPUTES)),
                        level("onLoop", machine, new Prediction(task + wait, "T + W", SUM, WAITS))),
                new Plan.Ask("onLoop", 1, 10.0 * task, true));
    }

    private static Setup server(String name, int wait) {
        return Setup.of(name, "virtual-threads").fakeDb(Duration.ofMillis(wait), Duration.ZERO);
    }

    private static Level level(String server, Machine machine, Prediction law) {
        return new Level(server, Unit.MILLIS, law, bench -> readMeanwhile(bench, server, machine.cores()));
    }

    /** Connections are dealt out to the event loops in turn: each of them gets one that adds. */
    private static Sample readMeanwhile(Bench bench, String server, int tasks) throws InterruptedException {
        URI address = bench.server(server).address();
        if (bench.clients().burst(address, tasks, ADD).failures() > 0) {
            throw new LabException("The server did not take a todo.");
        }
        Load read = bench.clients().burst(address, READERS, READ);
        return new Sample(read.latencyMillis(50), read);
    }
}
