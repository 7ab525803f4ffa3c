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
    private static final int POOL = 8;

    @Override
    public String name() {
        return "many-at-once";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int clients = effort.pick(16, 48);
        Duration wait = Duration.ofMillis(effort.pick(40, 60));
        // a wave is a little longer than its wait, and a crowd must be read and written; less than a wave, to tell one
        // from two
        var tolerance = new Tolerance(0.1, effort.pick(20, 35));
        return new Plan(
                Map.of(
                        "n",
                        clients,
                        "waitMs",
                        wait.toMillis(),
                        "poolSize",
                        POOL,
                        "loops",
                        machine.cores(),
                        "toleranceMs",
                        (int) tolerance.floor()),
                List.of(
                        server("oneAtATime", "one-at-a-time", wait),
                        server("eventLoop", "event-loop", wait),
                        server("pool", "pool:" + POOL, wait),
                        server("virtualThreads", "virtual-threads", wait)),
                List.of(
                        level("oneAtATime", clients, 1, wait, tolerance),
                        level("eventLoop", clients, machine.cores(), wait, tolerance),
                        level("pool", clients, POOL, wait, tolerance),
                        level("virtualThreads", clients, clients, wait, tolerance)),
                new Plan.Ask("virtualThreads", 1, 2.0 * clients * wait.toMillis(), true));
    }

    private static Setup server(String name, String strategy, Duration wait) {
        return Setup.of(name, strategy).fakeDb(wait, Duration.ZERO);
    }

    private static Level level(String server, int clients, int together, Duration wait, Tolerance tolerance) {
        double law = Waves.millis(clients, together, (double) wait.toMillis());
        return new Level(
                server,
                Unit.MILLIS,
                new Prediction(law, Waves.FORMULA, Waves.SOURCE, tolerance),
                new Crowd(server, clients)::last);
    }
}
