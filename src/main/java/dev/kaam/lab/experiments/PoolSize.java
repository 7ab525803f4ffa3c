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
import java.util.List;
import java.util.Map;

/**
 * A pool of N answers N/S a second, however many ask. Virtual threads take that limit away, and show the next: where the database
 * has ten connections, it is ten.
 */
public final class PoolSize implements Experiment {
    private static final int SMALL = 4;
    private static final int LARGE = 8;
    private static final int CONNECTIONS = 10;
    private static final int FEW = 24;
    private static final int MORE = 96;
    /** A wait is so short here that a timer and the change of threads are a tenth of it; a crowd takes time to be read. */
    private static final Tolerance TOLERANCE = new Tolerance(0.25, 0);

    @Override
    public String name() {
        return "pool-size";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int crowd = effort.pick(1_000, 10_000);
        int wait = effort.pick(8, 5);
        return new Plan(
                Map.of(
                        "small", SMALL,
                        "large", LARGE,
                        "connections", CONNECTIONS,
                        "few", FEW,
                        "more", MORE,
                        "n", crowd,
                        "waitMs", wait),
                List.of(
                        server("small", "pool:" + SMALL, wait, ""),
                        server("large", "pool:" + LARGE, wait, ""),
                        server("database", "virtual-threads", wait, ",pool=" + CONNECTIONS)),
                List.of(
                        level("smallFew", "small", FEW, SMALL, wait),
                        level("smallMore", "small", MORE, SMALL, wait),
                        level("largeMore", "large", MORE, LARGE, wait),
                        level("databaseCrowd", "database", crowd, CONNECTIONS, wait)),
                new Plan.Ask("databaseCrowd", 10, 1_000_000, true));
    }

    private static Setup server(String name, String strategy, int wait, String places) {
        return Setup.of(name, strategy).with("--fake-db", "wait=" + wait + "ms,cpu=0ms" + places);
    }

    private static Level level(String name, String server, int clients, int together, int wait) {
        double law = Waves.perSecond(together, wait);
        return new Level(
                name,
                Unit.PER_SECOND,
                new Prediction(law, Waves.CAPACITY, Waves.CAPACITY_SOURCE, TOLERANCE),
                new Crowd(server, clients)::perSecond);
    }
}
