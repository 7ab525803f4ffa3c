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
import dev.kaam.lab.Probe;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.law.Waves;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.util.List;
import java.util.Map;

/**
 * One caller has n things to ask for, of a server whose database has ten connections. All at once or ten at a time, the database
 * serves ten together, so the last is there after ⌈n/10⌉·S either way. What differs is where the others wait: at the server, each
 * with its connection, its memory and its time limit running, or at the caller, who has not asked yet.
 */
public final class FanOutWithoutLimit implements Experiment {
    private static final String SERVER = "server";
    private static final int POOL = 10;
    private static final Call READ = Call.get("/todos");
    /** As of many at once: timers ring a little late, once a wave, and a crowd must be read and written. */
    private static final Tolerance TOLERANCE = new Tolerance(0.15, 10);

    @Override
    public String name() {
        return "fan-out-without-limit";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int all = effort.pick(7, 19)
                * POOL; // an odd number of waves, so that the one in the middle is within one, not between two
        double wait = effort.pick(20, 50);
        return new Plan(
                Map.of("n", all, "waitMs", (int) wait, "pool", POOL, "waves", all / POOL),
                List.of(Setup.of(SERVER, "virtual-threads")
                        .with("--fake-db", "wait=" + (int) wait + "ms,cpu=0ms,pool=" + POOL)),
                List.of(
                        level("total", Waves.millis(all, POOL, wait), bench -> total(unlimited(bench, all))),
                        level("totalLimited", Waves.millis(all, POOL, wait), bench -> total(limited(bench, all))),
                        level("median", Waves.millis(all / 2, POOL, wait), bench -> median(unlimited(bench, all))),
                        level("medianLimited", Waves.millis(POOL, POOL, wait), bench -> median(limited(bench, all)))),
                new Plan.Ask("median", 1, 2.0 * all / POOL * wait, true));
    }

    private static Level level(String name, double law, Probe probe) {
        return new Level(name, Unit.MILLIS, new Prediction(law, Waves.FORMULA, Waves.SOURCE, TOLERANCE), probe);
    }

    private static Sample total(Load load) {
        return new Sample(load.spanMillis(), load);
    }

    private static Sample median(Load load) {
        return new Sample(load.latencyMillis(50), load);
    }

    private static Load unlimited(Bench bench, int all) throws InterruptedException {
        return bench.clients().burst(bench.server(SERVER).address(), all, READ);
    }

    /** As many at a time as the database has connections: each asks for the next when it has its answer. */
    private static Load limited(Bench bench, int all) throws InterruptedException {
        return bench.clients().inTurn(bench.server(SERVER).address(), POOL, all / POOL, READ);
    }
}
