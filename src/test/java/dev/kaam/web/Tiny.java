package dev.kaam.web;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Probe;
import dev.kaam.lab.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** An experiment that needs no server: one level, which the law says is 10. */
record Tiny(String name, Probe probe) implements Experiment {
    static Tiny measuring(double value) {
        return new Tiny("tiny", bench -> Sample.of(value));
    }

    /** One that goes on until it is stopped. */
    static Tiny withoutEnd(CountDownLatch begun) {
        return new Tiny("endless", bench -> {
            begun.countDown();
            new CountDownLatch(1).await();
            throw new AssertionError("it was not stopped");
        });
    }

    /** One whose server is not what it should be. */
    static Tiny failing(String sentence) {
        return new Tiny("broken", bench -> {
            throw new LabException(sentence);
        });
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        var law = new Prediction(10, "10", "this test", new Prediction.Tolerance(0.1, 0));
        return new Plan(
                Map.of("n", effort.pick(5, 9)),
                List.of(),
                List.of(new Level("only", Level.Unit.MILLIS, law, probe)),
                new Plan.Ask("only", 1, 100, true));
    }

    /**
     * A machine of which others have so much.
     *
     * @param others from 0 to 1
     */
    record Shared(double others) implements Host {
        @Override
        public Machine look() {
            return new Machine(2, 2, 0);
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> others;
        }
    }
}
