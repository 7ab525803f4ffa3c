package dev.kaam.lab.decide;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.law.Bounds;
import dev.kaam.lab.law.Little;
import java.time.Duration;

/**
 * What a real server should reach: what was decided with, within a range. At its one end requests all take equally long, and nothing
 * else takes time; at the other they take random times, with what HTTP costs, or all move in a convoy. The truth of a fake
 * database lies within.
 *
 * @param arrivals as they are measured: no more users than there is a use for
 */
record Expected(Arrivals arrivals, Unit unit, Prediction prediction, Duration warmUp, Duration length) {
    /** What HTTP, the clients on the same cores, and the record of the flow may compute for a request, in a server just started. */
    private static final double HTTP_CPU_MILLIS = 0.4;
    /** What HTTP, threads and sockets may take besides, where nothing is busy. */
    private static final double HTTP_MILLIS = 1;
    /** Medians of a machine that others use too are not surer. */
    private static final double SURE = 0.05;

    private static final double LENGTH_MIN_MILLIS = 1_000;
    private static final double LENGTH_MAX_MILLIS = 6_000;
    private static final double REQUESTS = 400;
    /** So long a queue may take to be served, at the end of a measurement. */
    private static final double QUEUE_SECONDS = 0.3;

    static Expected of(Question asked, Outlook row, Machine machine, Effort effort) {
        Arrivals arrivals = arrivals(asked, row);
        Question ideal = asked.with(arrivals);
        Outlook.Latency least = new Model(ideal).of(row.strategy()).latency();
        Question real = real(ideal, machine);
        Outlook.Latency most = new Model(real).of(row.strategy()).latency();
        return switch (arrivals) {
            case Arrivals.Users users -> {
                double length = Math.max(LENGTH_MIN_MILLIS, 4 * most.mean()) * effort.pick(1, 2);
                double high = Little.perSecond(users.count(), least.regular());
                double low = Math.min(
                        Little.perSecond(users.count(), most.mean()), convoy(real, users.count(), row.strategy()));
                Prediction law = around(row.perSecond(), row.law(), low, high, 1_000 / length);
                yield new Expected(arrivals, Unit.PER_SECOND, law, millis(300 + 2 * most.mean()), millis(length));
            }
            case Arrivals.Rate rate -> {
                double length = Math.clamp(REQUESTS / rate.perSecond() * 1_000, LENGTH_MIN_MILLIS, LENGTH_MAX_MILLIS);
                Prediction law = around(row.latency().mean(), row.law(), least.regular(), most.mean(), 0.5);
                yield new Expected(arrivals, Unit.MILLIS, law, Duration.ZERO, millis(length * effort.pick(1, 2)));
            }
        };
    }

    /**
     * Requests that queue in order for the cores wait and compute together, for good: who has its answer asks again behind all who
     * compute, so that all of them wait for the database at the same time, and the cores for them.
     */
    private static double convoy(Question real, int users, Strategy strategy) {
        int inside = Math.min(users, real.places(strategy));
        return new Bounds(real.serviceMillis(), 0, real.cpuMillis() / real.cores()).perSecondAtLeast(inside);
    }

    /** Those users who only queue make it longer to measure, and change nothing. */
    private static Arrivals arrivals(Question asked, Outlook row) {
        if (asked.arrivals() instanceof Arrivals.Users users && row.strategy().threads() < users.count()) {
            double enough = Math.max(2.0 * row.strategy().threads(), row.capacity() * QUEUE_SECONDS);
            return users.withLoad(Math.min(users.count(), Math.ceil(enough)));
        }
        return asked.arrivals();
    }

    private static Question real(Question asked, Machine machine) {
        double slower = machine.cores() / machine.parallel();
        return new Question(
                asked.waitMillis() + machine.wakeMillis() + HTTP_MILLIS,
                (asked.cpuMillis() + HTTP_CPU_MILLIS) * slower,
                asked.arrivals(),
                asked.cores(),
                asked.dbPool(),
                asked.stackKb(),
                asked.pool());
    }

    /** @param floor besides, in the unit of the numbers */
    private static Prediction around(double decided, Law law, double low, double high, double floor) {
        double least = low * (1 - SURE) - floor;
        return new Prediction(decided, law.formula(), law.source(), least, high * (1 + SURE) + floor);
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis(Math.round(millis));
    }
}
