package dev.kaam.lab.decide;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.decide.Strategy.Kind;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision as an experiment: the strategies as real servers, with a fake database that waits and computes as was asked. Of users the
 * answers a second are measured, of a rate the mean latency.
 */
public final class Proof implements Experiment {
    private static final Call READ = Call.get("/todos");
    private static final double SERVICE_MAX = 500;
    private static final int USERS_MAX = 2_000;
    private static final double RATE_MIN = 20;
    private static final double RATE_MAX = 3_000;
    /** As {@code kaam serve --run pool:N} has it. */
    private static final int POOL_MAX = 2_000;
    /** Nearer to what it can, a mean latency takes too long to be sure of. */
    private static final double BUSY_MAX = 0.8;
    /** So many times the least that agrees may be the most: of a wider range one would learn nothing. */
    private static final double WIDE = 2.5;

    private final Decision decision;
    private final Question asked;

    private Proof(Decision decision) {
        this.decision = decision;
        this.asked = decision.asked();
    }

    /**
     * @param cores of this machine
     * @throws LabException with a sentence where it cannot be measured here
     */
    public static Proof of(Decision decision, int cores) {
        Question asked = decision.asked();
        can(
                asked.cores() == cores,
                "This machine has " + cores + " cores, not " + asked.cores() + ": leave out --cores.");
        can(
                asked.serviceMillis() <= SERVICE_MAX,
                "It would take too long: make --wait and --cpu smaller, 500ms together at most.");
        can(
                isWhole(asked.waitMillis()) && isWhole(asked.cpuMillis()),
                "The fake database knows whole milliseconds only: 2ms, not 1.5ms.");
        switch (asked.arrivals()) {
            case Arrivals.Users users -> {
                can(
                        users.thinkMillis() == 0,
                        "Its users do not think: leave out --think, or tell what they ask as --rate.");
                can(users.count() <= USERS_MAX, "It has 2000 users at most.");
            }
            case Arrivals.Rate rate ->
                can(rate.perSecond() >= RATE_MIN && rate.perSecond() <= RATE_MAX, "It can send 20/s to 3000/s.");
        }
        var proof = new Proof(decision);
        can(
                !proof.rows().isEmpty(),
                "There is nothing to measure: nothing keeps up, and a queue without end has no length.");
        can(
                proof.couldFail(Machine.nominal(cores)),
                "HTTP would be much of the work, and the laws know little of it, so that nothing could contradict them:"
                        + " make --wait or --cpu longer, or let fewer come.");
        return proof;
    }

    private boolean couldFail(Machine machine) {
        return plan(Effort.QUICK, machine).levels().stream()
                .map(Level::prediction)
                .allMatch(law -> law.high() <= WIDE * law.low());
    }

    private static void can(boolean possible, String sentence) {
        if (!possible) {
            throw new LabException(sentence);
        }
    }

    private static boolean isWhole(double millis) {
        return millis == Math.rint(millis);
    }

    @Override
    public String name() {
        return Sentence.TEXTS;
    }

    /** Those that are worth it: all but a pool that is another only by its number. */
    private List<Outlook> rows() {
        Outlook chosen = decision.chosen();
        return decision.rows().stream()
                .filter(row -> switch (row.strategy().kind()) {
                    case ONE_AT_A_TIME, VIRTUAL_THREADS, EVENT_LOOP -> true;
                    case POOL -> row.strategy().threads() <= POOL_MAX;
                    case CPU_POOL -> row.equals(chosen);
                    case BEST_POOL -> false;
                })
                .filter(this::isMeasurable)
                .toList();
    }

    private boolean isMeasurable(Outlook row) {
        boolean quick = row.stable() && row.perSecond() <= BUSY_MAX * row.capacity();
        return quick || asked.arrivals() instanceof Arrivals.Users;
    }

    @Override
    public Duration about(Effort effort) {
        return Duration.ofSeconds(effort.pick(60, 180));
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        Map<String, Number> setting = new HashMap<>(Map.of(
                "waitMs",
                asked.waitMillis(),
                "cpuMs",
                asked.cpuMillis(),
                "cores",
                asked.cores(),
                "poolThreads",
                asked.pool()));
        var servers = new ArrayList<Setup>();
        var levels = new ArrayList<Level>();
        for (Outlook row : rows()) {
            Expected expected = Expected.of(asked, row, machine, effort);
            String name = levelName(row.strategy().kind());
            if (expected.arrivals() instanceof Arrivals.Users users) {
                setting.put(name + "Users", users.count());
            }
            servers.add(Setup.of(name, row.strategy().run()).with("--fake-db", database()));
            levels.add(new Level(name, expected.unit(), expected.prediction(), bench -> take(bench, name, expected)));
        }
        Level last = levels.getLast();
        double most = 2 * last.prediction().high();
        return new Plan(setting, servers, levels, new Plan.Ask(last.name(), most / 1_000, most, true));
    }

    private String database() {
        String times = "wait=" + (long) asked.waitMillis() + "ms,cpu=" + (long) asked.cpuMillis() + "ms";
        return asked.dbPool() == null ? times : times + ",pool=" + asked.dbPool();
    }

    private static String levelName(Kind kind) {
        return switch (kind) {
            case ONE_AT_A_TIME -> "oneAtATime";
            case CPU_POOL -> "cpuPool";
            case POOL, BEST_POOL -> "pool";
            case VIRTUAL_THREADS -> "virtualThreads";
            case EVENT_LOOP -> "eventLoop";
        };
    }

    private static Sample take(Bench bench, String server, Expected expected) throws InterruptedException {
        var address = bench.server(server).address();
        Duration length = expected.length();
        return switch (expected.arrivals()) {
            case Arrivals.Users users -> {
                Load load = bench.clients().closed(address, users.count(), READ, expected.warmUp(), length);
                yield new Sample(load.perSecond(), load);
            }
            case Arrivals.Rate rate -> {
                Load load = bench.clients().open(address, rate.perSecond(), READ, length, bench.random());
                yield new Sample(load.meanMillis(), load);
            }
        };
    }
}
