package dev.kaam.lab;

import dev.kaam.flow.Time;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Measured.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Measures levels in turns, A B C A B C …, so that what changes slowly meets all alike. The first round only warms up. Then each
 * level is measured until as many samples count as there are to be, and those that do not count are taken again in more rounds: as
 * many again as there were, and not more. Where too few count because requests failed, the machine is not to blame.
 */
final class Turns {
    private static final Duration WIDE = Duration.ofMillis(300);

    /** So many samples more are taken, one by one, of a level of which nothing can be said. */
    private static final int MORE = 4;

    private final Host host;
    private final Servers servers;
    private final Bench bench;
    private final int repeats;
    private final long seed;
    private final Time time;
    private final Progress progress;
    private final Map<Level, List<Taken>> taken = new LinkedHashMap<>();
    private final Pace pace = new Pace();
    /** Those of the last samples, as far back as is looked. */
    private final List<Watch> watches = new ArrayList<>();

    private int done;

    private record Watch(long begun, Supplier<Double> others) {}

    /** @param seed what a probe draws depends on it, on the level and on the round, and not on what was drawn before */
    Turns(Host host, Servers servers, Bench bench, int repeats, long seed, Progress progress) {
        this.host = host;
        this.servers = servers;
        this.bench = bench;
        this.repeats = repeats;
        this.seed = seed;
        this.time = bench.time();
        this.progress = progress;
    }

    List<Measured> measure(List<Level> levels) throws InterruptedException {
        levels.forEach(level -> taken.put(level, new ArrayList<>()));
        round(levels, true);
        for (int round = 0; round < 2 * repeats; round++) {
            round(levels.stream().filter(level -> missing(level) > 0).toList(), false);
        }
        for (int round = 0; round < MORE; round++) {
            round(levels.stream().filter(this::mayBecomeClear).toList(), false);
        }
        return levels.stream().map(this::measured).toList();
    }

    /** Five samples reach from the smallest to the largest, so that one that is far off hides where the others lie; nine do not. */
    private boolean mayBecomeClear(Level level) {
        Measured sofar = measured(level);
        return !Double.isNaN(sofar.median()) && sofar.agreement() == Measured.Agreement.UNCLEAR;
    }

    private void round(List<Level> levels, boolean warmUp) throws InterruptedException {
        for (Level level : levels) {
            long start = time.nanos();
            Taken one = take(level, warmUp);
            of(level).add(one);
            pace.took(level, Duration.ofNanos(time.nanos() - start));
            done++;
            List<Level> waiting = waiting();
            progress.taken(level, one, done, done + waiting.size());
            progress.left(pace.left(waiting));
        }
    }

    private Taken take(Level level, boolean warmUp) throws InterruptedException {
        watches.addLast(new Watch(time.nanos(), host.watch(servers::cpu)));
        Sample sample = level.probe().take(bench.drawing(random(level)));
        double others = others();
        return new Taken(sample, others, warmUp ? Thrown.WARM_UP : Gate.thrown(sample, others));
    }

    private RandomGenerator random(Level level) {
        return new SplittableRandom(seed
                ^ ((long) level.name().hashCode() << Integer.SIZE | of(level).size()));
    }

    /** Meanwhile, and where that was but a moment, also just before: in so short a time others can hardly be told from nobody. */
    private double others() {
        long wide = time.nanos() - WIDE.toNanos();
        while (watches.size() > 1 && watches.get(1).begun <= wide) {
            watches.removeFirst();
        }
        return Math.max(
                watches.getFirst().others.get(), watches.getLast().others.get());
    }

    private List<Taken> of(Level level) {
        return taken.computeIfAbsent(level, none -> new ArrayList<>());
    }

    private List<Double> counting(Level level) {
        return of(level).stream()
                .filter(one -> one.thrown() == null)
                .map(one -> one.sample().value())
                .toList();
    }

    private int missing(Level level) {
        return repeats - counting(level).size();
    }

    /** Each level as often as it will still be measured, as far as is known. */
    private List<Level> waiting() {
        return taken.keySet().stream()
                .flatMap(level -> Collections.nCopies(left(level), level).stream())
                .toList();
    }

    private int left(Level level) {
        int sofar = of(level).size();
        int warmUp = sofar == 0 ? 1 : 0;
        return Math.max(0, Math.min(warmUp + missing(level), 1 + 2 * repeats - sofar));
    }

    private Measured measured(Level level) {
        failOfFailures(level);
        var interval = MedianInterval.of(counting(level));
        return new Measured(level, interval.median(), interval.low(), interval.high(), of(level));
    }

    /** Throws {@link LabException} where too few samples count, and enough would if nothing had failed. */
    private void failOfFailures(Level level) {
        int counting = counting(level).size();
        long failed =
                of(level).stream().filter(one -> one.thrown() == Thrown.FAILED).count();
        if (counting < MedianInterval.SAMPLES_MIN && counting + failed >= MedianInterval.SAMPLES_MIN) {
            throw new LabException("Requests failed, or nothing was answered, in " + failed + " of "
                    + (of(level).size() - 1) + " measurements of '" + level.name()
                    + "': that is not a busy machine, but a server that does not do what it is asked for.");
        }
    }
}
