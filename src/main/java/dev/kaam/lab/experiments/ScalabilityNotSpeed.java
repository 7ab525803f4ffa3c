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
 * Async makes no request faster: a client alone waits as long under every strategy. It lets more of them wait together: where
 * there are many, more are answered a second.
 */
public final class ScalabilityNotSpeed implements Experiment {
    private static final int POOL = 8;
    /** HTTP, a timer and a change of threads or two, besides the wait. */
    private static final Tolerance SPEED = new Tolerance(0.1, 3);
    /** The same, once a wave: and of a wave with all of a crowd in it, reading and writing are a good part. */
    private static final Tolerance SCALE = new Tolerance(0.35, 0);

    @Override
    public String name() {
        return "scalability-not-speed";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int clients = effort.pick(16, 40);
        int wait = effort.pick(40, 50);
        return new Plan(
                Map.of("n", clients, "waitMs", wait, "poolSize", POOL),
                List.of(
                        server("oneAtATime", "one-at-a-time", wait),
                        server("pool", "pool:" + POOL, wait),
                        server("virtualThreads", "virtual-threads", wait)),
                List.of(
                        alone("aloneOneAtATime", "oneAtATime", wait),
                        alone("alonePool", "pool", wait),
                        alone("aloneVirtualThreads", "virtualThreads", wait),
                        many("manyOneAtATime", "oneAtATime", clients, 1, wait),
                        many("manyPool", "pool", clients, POOL, wait),
                        many("manyVirtualThreads", "virtualThreads", clients, clients, wait)),
                new Plan.Ask("manyVirtualThreads", 1, 100_000, true));
    }

    private static Setup server(String name, String strategy, int wait) {
        return Setup.of(name, strategy).fakeDb(Duration.ofMillis(wait), Duration.ZERO);
    }

    private static Level alone(String name, String server, int wait) {
        var law = new Prediction(wait, "S", "nobody is before it", SPEED);
        return new Level(name, Unit.MILLIS, law, new Crowd(server, 1)::alone);
    }

    /** @param together how many the server lets wait at once; the clients are a multiple of it */
    private static Level many(String name, String server, int clients, int together, int wait) {
        var law = new Prediction(Waves.perSecond(together, wait), Waves.CAPACITY, Waves.CAPACITY_SOURCE, SCALE);
        return new Level(name, Unit.PER_SECOND, law, new Crowd(server, clients)::perSecond);
    }
}
