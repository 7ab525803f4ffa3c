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
 * The seed's exercise: send many requests at once, and feel the advantage. Each only waits, and the last of n has its answer after
 * ⌈n/N⌉ waits, where N is how many the server lets wait together.
 */
public final class ManyAtOnce implements Experiment {
    /** A wave is a little longer than its wait, by a timer and the change of threads; and a crowd must be read and written. */
    private static final Tolerance TOLERANCE = new Tolerance(0.15, 25);

    private static final int POOL = 8;

    @Override
    public String name() {
        return "many-at-once";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int clients = effort.pick(24, 100);
        Duration wait = Duration.ofMillis(effort.pick(20, 30));
        return new Plan(
                Map.of("n", clients, "waitMs", wait.toMillis(), "poolSize", POOL, "loops", machine.cores()),
                List.of(
                        server("oneAtATime", "one-at-a-time", wait),
                        server("eventLoop", "event-loop", wait),
                        server("pool", "pool:" + POOL, wait),
                        server("virtualThreads", "virtual-threads", wait)),
                List.of(
                        level("oneAtATime", clients, 1, wait),
                        level("eventLoop", clients, machine.cores(), wait),
                        level("pool", clients, POOL, wait),
                        level("virtualThreads", clients, clients, wait)),
                new Plan.Ask("virtualThreads", 1, 2.0 * clients * wait.toMillis(), true));
    }

    private static Setup server(String name, String strategy, Duration wait) {
        return Setup.of(name, strategy).fakeDb(wait, Duration.ZERO);
    }

    private static Level level(String server, int clients, int together, Duration wait) {
        double law = Waves.millis(clients, together, (double) wait.toMillis());
        return new Level(
                server,
                Unit.MILLIS,
                new Prediction(law, Waves.FORMULA, Waves.SOURCE, TOLERANCE),
                new Crowd(server, clients)::last);
    }
}
