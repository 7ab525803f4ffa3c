package dev.kaam.web;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A real server that is asked for a second, and a law that every machine keeps. It goes no further than its warm-up until
 * somebody has seen that.
 */
record Brief(CountDownLatch seen) implements Experiment {
    private static final Prediction LAW = new Prediction(20, "S", "this test", new Prediction.Tolerance(0, 10_000));

    @Override
    public String name() {
        return "brief";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        return new Plan(
                Map.of("n", 4, "waitMs", 20),
                List.of(Setup.of("threads", "virtual-threads").fakeDb(Duration.ofMillis(20), Duration.ZERO)),
                List.of(
                        new Level("together", Level.Unit.MILLIS, LAW, bench -> last(bench, 4)),
                        new Level("alone", Level.Unit.MILLIS, LAW, this::lastAlone)),
                new Plan.Ask("together", 1, 1_000, true));
    }

    private Sample lastAlone(Bench bench) throws InterruptedException {
        Sample sample = last(bench, 1);
        seen.await();
        return sample;
    }

    private static Sample last(Bench bench, int clients) throws InterruptedException {
        Load load = bench.clients().burst(bench.server("threads").address(), clients, Call.get("/todos"));
        return new Sample(load.spanMillis(), load);
    }
}
