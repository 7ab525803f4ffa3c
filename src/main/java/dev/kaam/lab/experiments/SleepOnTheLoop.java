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
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.law.Waves;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code time.sleep()} in an {@code async def}: a handler that waits on the event loop makes a queue of it, and everybody stands
 * in it, also those who want nothing but a sign of life.
 */
public final class SleepOnTheLoop implements Experiment {
    private static final int USERS = 10;
    /** A timer and HTTP, once a wave; and the five in a hundred health checks that wait longest are not all sent at its start. */
    private static final Tolerance TOLERANCE = new Tolerance(0.15, 15);
    /** What waits for no handler waits for HTTP alone: a millisecond, and more where the machine does something else. */
    private static final Prediction AT_ONCE = new Prediction(1, "≈ 0", "nothing is before it", new Tolerance(0, 15));

    @Override
    public String name() {
        return "sleep-on-the-loop";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int wait = effort.pick(20, 50);
        int loops = machine.cores();
        Prediction queue = wait(Math.ceilDiv(USERS, loops), loops, wait);
        Prediction one = wait(1, loops, wait);
        Duration watched = Duration.ofMillis(effort.pick(400, 1_500));
        return new Plan(
                Map.of("n", USERS, "waitMs", wait, "loops", loops),
                List.of(server("loop", "event-loop", wait), server("threads", "virtual-threads", wait)),
                List.of(
                        new Level("lastOnLoop", Unit.MILLIS, queue, new Crowd("loop", USERS)::last),
                        new Level("lastOnThreads", Unit.MILLIS, one, new Crowd("threads", USERS)::last),
                        health("healthOnLoop", "loop", queue, watched),
                        health("healthOnThreads", "threads", AT_ONCE, watched)),
                new Plan.Ask("healthOnLoop", 0.1, 10.0 * USERS * wait, true));
    }

    private static Prediction wait(int waves, int loops, int millis) {
        return new Prediction(
                Waves.millis(waves * loops, loops, millis), waves == 1 ? "S" : Waves.FORMULA, Waves.SOURCE, TOLERANCE);
    }

    private static Setup server(String name, String strategy, int wait) {
        return Setup.of(name, strategy).fakeDb(Duration.ofMillis(wait), Duration.ZERO);
    }

    /** @param watched longer than a wave of all the users */
    private static Level health(String name, String server, Prediction law, Duration watched) {
        return new Level(name, Unit.MILLIS, law, bench -> health(bench, server, watched));
    }

    private static Sample health(Bench bench, String server, Duration watched) throws InterruptedException {
        var felt = Bystander.watch(bench, server, USERS, watched);
        return new Sample(felt.bystanders().latencyMillis(Bystander.PERCENTILE), felt.bystanders());
    }
}
