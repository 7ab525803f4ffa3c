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
    /** On each loop; ten on a machine with two processors. */
    private static final int USERS_A_LOOP = 5;
    /** A timer and HTTP, once a wave; and the first health check is not sent before the users' requests. */
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
        int users = USERS_A_LOOP * loops;
        Prediction queue = law(users, loops, wait);
        Prediction one = law(users, users, wait);
        return new Plan(
                Map.of("n", users, "waitMs", wait, "loops", loops),
                List.of(server("loop", "event-loop", wait), server("threads", "virtual-threads", wait)),
                List.of(
                        new Level("lastOnLoop", Unit.MILLIS, queue, new Crowd("loop", users)::last),
                        new Level("lastOnThreads", Unit.MILLIS, one, new Crowd("threads", users)::last),
                        health("healthOnLoop", "loop", queue, users, queue.value()),
                        health("healthOnThreads", "threads", AT_ONCE, users, queue.value())),
                new Plan.Ask("healthOnLoop", 0.1, 10.0 * users * wait, true));
    }

    private static Prediction law(int users, int together, int wait) {
        return new Prediction(Waves.millis(users, together, wait), Waves.FORMULA, Waves.SOURCE, TOLERANCE);
    }

    private static Setup server(String name, String strategy, int wait) {
        return Setup.of(name, strategy).fakeDb(Duration.ofMillis(wait), Duration.ZERO);
    }

    private static Level health(String name, String server, Prediction law, int users, double busyMillis) {
        return new Level(name, Unit.MILLIS, law, bench -> health(bench, server, users, busyMillis));
    }

    /** The longest that one waits, of some that come while the event loops are busy, or would be. */
    private static Sample health(Bench bench, String server, int users, double busyMillis) throws InterruptedException {
        var felt = new Bystander(server, users, busyMillis).watch(bench);
        return new Sample(felt.worst(), felt.bystanders());
    }
}
