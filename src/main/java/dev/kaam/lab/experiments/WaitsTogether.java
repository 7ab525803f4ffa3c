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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Four waits in a row last as long as their sum, four together as long as the longest. Where there is nothing to wait for, as in
 * a database whose pages are in memory, to start them together gains nothing.
 */
public final class WaitsTogether implements Experiment {
    private static final String SOURCE = "the critical path; R. P. Brent, 1974";
    /** HTTP, and for each wait a timer and a change of threads. */
    private static final Tolerance WAITS = new Tolerance(0.1, 5);
    /** Neither twice as fast nor half as fast: reads of a tenth of a millisecond are no reason for the second way to write it. */
    private static final Tolerance NO_GAIN = new Tolerance(0, 0.6);

    @Override
    public String name() {
        return "waits-together";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int wait = effort.pick(30, 100);
        Duration asked = Duration.ofMillis(effort.pick(100, 600));
        return new Plan(
                Map.of("reads", Summary.READS, "waitMs", wait),
                List.of(
                        Setup.of("fake", "virtual-threads").fakeDb(Duration.ofMillis(wait), Duration.ZERO),
                        Setup.of("sqlite", "virtual-threads")),
                List.of(
                        new Level(
                                "inRow",
                                Unit.MILLIS,
                                new Prediction(Summary.READS * wait, "4·W", SOURCE, WAITS),
                                new Crowd("fake", 1, Summary.IN_ROW)::alone),
                        new Level(
                                "together",
                                Unit.MILLIS,
                                new Prediction(wait, "max(W, W, W, W)", SOURCE, WAITS),
                                new Crowd("fake", 1, Summary.TOGETHER)::alone),
                        new Level(
                                "sqlite",
                                Unit.TIMES,
                                new Prediction(1, "no gain", "a read from memory waits for nothing", NO_GAIN),
                                new Summary("sqlite", 1, asked, asked.multipliedBy(10))::speed)),
                new Plan.Ask("together", 1, 10.0 * wait, true));
    }
}
