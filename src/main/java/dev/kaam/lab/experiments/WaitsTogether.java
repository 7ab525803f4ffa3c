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
    private static final String SOURCE =
            "the critical path: the longest chain of what needs one another; J. E. Kelley, M. R. Walker, 1959";
    /** HTTP, and for each wait a timer and a change of threads. */
    private static final Tolerance WAITS = new Tolerance(0.1, 5);
    /** Once, and what the spread of so short reads may show besides: far from the four times that waits would give. */
    private static final double NO_GAIN = 1.3;

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
                                new Prediction(
                                        NO_GAIN, "≤ 1.3", "a read from memory waits for nothing", Tolerance.atMost()),
                                new Summary("sqlite", 1, asked, asked.multipliedBy(10))::speed)),
                new Plan.Ask("together", 1, 10.0 * wait, true));
    }
}
