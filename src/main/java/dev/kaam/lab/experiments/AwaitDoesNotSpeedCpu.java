package dev.kaam.lab.experiments;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Setup;
import dev.kaam.lab.law.Waves;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Waits lie side by side, computations do not: they need processors. A virtual thread for each of n computations is no faster than
 * a pool with as many threads as there are processors.
 */
public final class AwaitDoesNotSpeedCpu implements Experiment {
    /** The processors' other work, HTTP and the clients; and they run faster or slower as they become warm. */
    private static final Tolerance TOLERANCE = new Tolerance(0.2, 0.5);

    @Override
    public String name() {
        return "await-does-not-speed-cpu";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int cpu = effort.pick(20, 50);
        int clients = machine.cores() * effort.pick(6, 12);
        String pool = "pool:" + machine.cores();
        return new Plan(
                Map.of("n", clients, "cpuMs", cpu, "cores", machine.cores(), "parallel", rounded(machine.parallel())),
                List.of(
                        server("oneAtATime", "one-at-a-time", cpu),
                        server("pool", pool, cpu),
                        server("virtualThreads", "virtual-threads", cpu)),
                List.of(
                        level("oneAtATime", clients, new Prediction(clients, "n·C / C", Waves.WORK_SOURCE, TOLERANCE)),
                        level("pool", clients, shared(clients, machine)),
                        level("virtualThreads", clients, shared(clients, machine))),
                new Plan.Ask("virtualThreads", 0.5, 2.0 * clients, true));
    }

    private static Prediction shared(int clients, Machine machine) {
        return new Prediction(
                clients / Math.min(clients, machine.parallel()), "n·C/min(n, p) / C", Waves.WORK_SOURCE, TOLERANCE);
    }

    private static double rounded(double number) {
        return Math.round(number * 10) / 10.0;
    }

    private static Setup server(String name, String strategy, int cpu) {
        return Setup.of(name, strategy).fakeDb(Duration.ZERO, Duration.ofMillis(cpu));
    }

    private static Level level(String server, int clients, Prediction law) {
        return new Level(server, Unit.TIMES, law, new Crowd(server, clients)::timesAlone);
    }
}
