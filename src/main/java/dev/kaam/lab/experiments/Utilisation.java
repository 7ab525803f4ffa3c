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
import dev.kaam.lab.law.Lindley;
import dev.kaam.lab.law.Luck;
import dev.kaam.lab.law.PollaczekKhinchine;
import dev.kaam.lab.law.SingleServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How busy may a server be? One that serves one at a time is asked at random, at half, 70 % and 90 % of what it can. Its capacity
 * is measured first: an answer costs a little more than its wait.
 *
 * <p>A few hundred requests are far too few for a mean that one could trust ({@link Luck}): at 90 % it would be off by more than
 * its own size. But luck can be computed: from when the requests came and how long each was served follows what a single queue
 * makes of just these ({@link Lindley}), and by how much that is off what it makes of all in the long run. That much is taken from
 * what was measured: a control variate. What it leaves is whether the server is such a queue at all; whether requests come and
 * services vary as the law has it is looked at besides ({@link Assumed}).
 */
public final class Utilisation implements Experiment {
    private static final String RANDOM = "random";
    private static final String CONSTANT = "constant";
    /** Of services that take a second each, so many a second come as the server is busy. */
    private static final double SECOND = 1e3;
    /**
     * The part of a service that HTTP takes is not random, which shortens the queue of the law by some hundredths; the way to the
     * server and back, which is no service, is some hundredths of one; and what is off in the measured service adds up along the
     * queue, 1/(1−ρ) times.
     */
    private static final Tolerance TOLERANCE = new Tolerance(0.15, 0.15);

    @Override
    public String name() {
        return "utilisation";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        Duration wait = Duration.ofMillis(effort.pick(5, 10));
        Duration length = Duration.ofMillis(effort.pick(250, 1_200));
        var assumed = new Assumed();
        double services = (double) length.toMillis() / wait.toMillis();
        return new Plan(
                Map.of(
                        "waitMs", wait.toMillis(),
                        "requests", Math.round(0.9 * services),
                        "luck", Math.round(100 * Luck.share(0.9, services))),
                List.of(
                        Setup.of(CONSTANT, "one-at-a-time").fakeDb(wait, Duration.ZERO),
                        Setup.of(RANDOM, "one-at-a-time")
                                .with("--fake-db", "wait=" + wait.toMillis() + "ms,cpu=0ms,spread=exponential")),
                List.of(
                        random(50, wait, length, assumed),
                        random(70, wait, length, assumed),
                        random(90, wait, length, assumed),
                        constant(wait, length)),
                new Plan.Ask("random90", 1, 100, true));
    }

    private static Level random(int percent, Duration wait, Duration length, Assumed assumed) {
        double busy = percent / 100.0;
        double law = SingleServer.millis(busy, SECOND) / SECOND;
        return new Level(
                RANDOM + percent,
                Unit.TIMES,
                new Prediction(law, "1/(1−ρ)", SingleServer.SOURCE, TOLERANCE),
                new AtRandom(CONSTANT, RANDOM, busy, wait, PollaczekKhinchine.EXPONENTIAL, length, assumed)::take);
    }

    private static Level constant(Duration wait, Duration length) {
        double busy = 0.9;
        double law = PollaczekKhinchine.millis(busy, SECOND, PollaczekKhinchine.REGULAR) / SECOND;
        return new Level(
                CONSTANT + "90",
                Unit.TIMES,
                new Prediction(law, "1 + ρ/(2·(1−ρ))", PollaczekKhinchine.SOURCE, TOLERANCE),
                new AtRandom(CONSTANT, CONSTANT, busy, wait, PollaczekKhinchine.REGULAR, length, new Assumed())::take);
    }
}
