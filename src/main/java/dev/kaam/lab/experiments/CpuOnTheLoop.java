package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A handler that computes on the event loop holds it as one that waits does. As many users as there are loops, one on each, keep
 * all of them computing; health checks come at any moment of it, and wait for what is left.
 */
public final class CpuOnTheLoop implements Experiment {
    /** Beside what is left, HTTP must find a processor that is not computing. */
    private static final Tolerance ON_LOOP = new Tolerance(0.2, 0);
    /** Linux, where it is not told otherwise: for one processor; CPUs above eight count as eight. */
    private static final double BASE_SLICE_MILLIS = 0.75;
    /** It looks whether a slice has ended when its clock ticks: 250 times a second, where it was built to do so seldom. */
    private static final double TICK_MILLIS = 4;

    @Override
    public String name() {
        return "cpu-on-the-loop";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int cpu = effort.pick(40, 100);
        int loops = machine.cores();
        double busy = cpu * loops / machine.parallel();
        var all = new Prediction(1, "C / C", "what comes first is served first, and to its end", ON_LOOP);
        var turn = new Prediction(
                2 * turnMillis(machine.cores()) / cpu,
                "≤ 2·turn / C",
                "the system's scheduler, a bound: Linux, EEVDF, a slice of 0.75 ms·(1 + ⌊log₂ min(cores, 8)⌋) and a tick of 4 ms",
                Tolerance.atMost());
        return new Plan(
                Map.of("n", loops, "cpuMs", cpu, "loops", loops),
                List.of(
                        server("eventLoop", "event-loop", cpu),
                        server("pool", "pool:" + loops, cpu),
                        server("virtualThreads", "virtual-threads", cpu)),
                List.of(
                        level("eventLoop", loops, all, busy),
                        level("pool", loops, turn, busy),
                        level("virtualThreads", loops, turn, busy)),
                new Plan.Ask("eventLoop", 0.01, 10, true));
    }

    /** So long one that computes keeps a processor that another wants; twice, since the server's loop and the client both do. */
    private static double turnMillis(int cores) {
        int log = 31 - Integer.numberOfLeadingZeros(Math.min(cores, 8));
        return BASE_SLICE_MILLIS * (1 + log) + TICK_MILLIS;
    }

    private static Setup server(String name, String strategy, int cpu) {
        return Setup.of(name, strategy).fakeDb(Duration.ZERO, Duration.ofMillis(cpu));
    }

    private static Level level(String server, int users, Prediction law, double busyMillis) {
        return new Level(server, Unit.TIMES, law, bench -> health(bench, server, users, busyMillis));
    }

    /** As a part of a user's own time, so that neither how fast the server computes nor how well two do it together is in it. */
    private static Sample health(Bench bench, String server, int users, double busyMillis) throws InterruptedException {
        var felt = new Bystander(server, users, busyMillis).watch(bench);
        double computing = felt.users().latencyMillis(100);
        return new Sample(felt.worst() / computing, felt.bystanders());
    }
}
