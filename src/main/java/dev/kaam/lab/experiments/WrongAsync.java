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
 * Work that computes, wrapped in async: its parts are started together and joined. One client on an idle machine gains what its
 * processors do at once, which is parallelism; where others keep them busy nothing is gained, and starting and joining cost.
 */
public final class WrongAsync implements Experiment {
    /** Processors that change their speed, and as few answers as are given in a part of a second. */
    private static final Prediction NO_GAIN_CPU =
            new Prediction(1, "(4·C/p) / (4·C/p)", Waves.WORK_SOURCE, new Tolerance(0, 0.15));
    /**
     * How much starting and joining costs beside so little depends on the machine, and no law says it; on none it is nothing. A
     * twentieth is the least that can be told from nothing.
     */
    private static final Prediction COST = new Prediction(
            1.05,
            "(H + J) / H > 1",
            "what is done besides must be done too: J, four threads started and joined, beside H, all else of an answer",
            Tolerance.atLeast(3));

    private static final int CPU_MILLIS = 1;

    @Override
    public String name() {
        return "wrong-async";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int clients = 4 * machine.cores();
        Duration asked = Duration.ofMillis(effort.pick(150, 600));
        Duration warm = Duration.ofMillis(effort.pick(1_000, 3_000));
        return new Plan(
                Map.of("n", clients, "reads", Summary.READS, "cpuMs", CPU_MILLIS, "cores", machine.cores()),
                List.of(
                        Setup.of("fake", "virtual-threads").fakeDb(Duration.ZERO, Duration.ofMillis(CPU_MILLIS)),
                        Setup.of("memory", "virtual-threads").fakeDb(Duration.ZERO, Duration.ZERO)),
                List.of(
                        new Level(
                                "alone",
                                Unit.TIMES,
                                alone(machine),
                                new Summary("fake", 1, asked, Duration.ZERO)::speed),
                        new Level(
                                "crowd",
                                Unit.TIMES,
                                NO_GAIN_CPU,
                                new Summary("fake", clients, asked, Duration.ZERO)::throughput),
                        new Level(
                                "memory",
                                Unit.TIMES,
                                COST,
                                new Summary("memory", clients, asked.multipliedBy(2), warm)::cost)),
                new Plan.Ask("crowd", 0.1, 10, true));
    }

    /** Not so much that it would be once, no gain: but where two processors do hardly more than one, that cannot be told. */
    private static double tolerance(double together) {
        return together < 1.2 ? 0.3 : Math.min(0.3, 0.9 * (1 - 1 / together));
    }

    /** Of as many processors as it has parts at most. They are not all free: HTTP and the client need one too. */
    private static Prediction alone(Machine machine) {
        double together = Math.min(Summary.READS, machine.parallel());
        return new Prediction(
                together,
                "min(4, p)",
                "Amdahl's law without a serial part, 1967",
                new Tolerance(tolerance(together), 0));
    }
}
