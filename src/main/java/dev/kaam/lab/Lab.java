package dev.kaam.lab;

import dev.kaam.flow.Time;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Measured.Thrown;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.load.Clients;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs experiments, one at a time: looks whether the machine is quiet, starts the servers, measures all levels again and again in
 * turns (A B C A B C …, so that what changes slowly meets all alike), throws away what cannot be trusted, and concludes no more
 * than what is left allows.
 */
public final class Lab {
    /** More of a client's time than this must not be anything but waiting for answers. */
    static final double LITTLE_MAX = 0.05;
    /** So much later than due may a request be sent at the 99th percentile, as a share of the median latency; or 2 ms. */
    static final double LATE_MAX = 0.1;

    private static final double LATE_FLOOR = 2;

    private final Launcher launcher;
    private final Host host;
    private final Time time;

    public Lab(Launcher launcher, Host host, Time time) {
        this.launcher = launcher;
        this.host = host;
        this.time = time;
    }

    /**
     * @param guess the user's, in the unit of the level that the plan asks for; null where there is none
     * @param seed of all that is random
     * @throws InterruptedException where the caller was interrupted; the servers have been ended then too
     * @throws LabException where a server does not start, or cannot be asked
     */
    public Report run(Experiment experiment, Effort effort, @Nullable Double guess, long seed, Progress progress)
            throws InterruptedException {
        return new Run(experiment, effort, guess, seed, progress).report();
    }

    /** One run of one experiment. */
    private final class Run {
        private final Experiment experiment;
        private final Effort effort;
        private final @Nullable Double guess;
        private final long seed;
        private final Progress progress;
        private final RandomGenerator random;
        private final Instant begun = time.instant();
        private final long start = time.nanos();
        private final Map<String, Running> servers = new LinkedHashMap<>();
        private double others;

        Run(Experiment experiment, Effort effort, @Nullable Double guess, long seed, Progress progress) {
            this.experiment = experiment;
            this.effort = effort;
            this.guess = guess;
            this.seed = seed;
            this.progress = progress;
            this.random = new SplittableRandom(seed);
        }

        Report report() throws InterruptedException {
            Supplier<Double> watch = host.watch(() -> Duration.ZERO);
            Machine machine = host.look();
            others = watch.get();
            Plan plan = experiment.plan(effort, machine);
            progress.planned(plan, machine);
            if (others > Host.OTHERS_MAX) {
                return report(machine, plan, Verdict.REFUSED, List.of());
            }
            List<Measured> measured = measure(plan);
            return report(machine, plan, verdict(measured), measured);
        }

        private List<Measured> measure(Plan plan) throws InterruptedException {
            try {
                for (Setup setup : plan.servers()) {
                    servers.put(setup.name(), launcher.start(setup));
                }
                progress.started(servers.entrySet().stream()
                        .map(one -> new Progress.Started(
                                one.getKey(), one.getValue().address()))
                        .toList());
                return inTurns(plan);
            } finally {
                servers.values().forEach(Running::close);
            }
        }

        private List<Measured> inTurns(Plan plan) throws InterruptedException {
            var bench = new Bench(servers, new Clients(time), time, random);
            Map<Level, List<Taken>> taken = new LinkedHashMap<>();
            int rounds = effort.repeats() + 1;
            int done = 0;
            for (int round = 0; round < rounds; round++) {
                for (Level level : plan.levels()) {
                    Taken one = take(level, bench, round == 0);
                    taken.computeIfAbsent(level, none -> new ArrayList<>()).add(one);
                    progress.taken(level, one, ++done, rounds * plan.levels().size());
                }
            }
            return taken.entrySet().stream()
                    .map(one -> measured(one.getKey(), one.getValue()))
                    .toList();
        }

        private Taken take(Level level, Bench bench, boolean warmUp) throws InterruptedException {
            Supplier<Double> watch = host.watch(this::ours);
            Sample sample = level.probe().take(bench);
            double meanwhile = watch.get();
            return new Taken(sample, meanwhile, warmUp ? Thrown.WARM_UP : thrown(sample, meanwhile));
        }

        private Duration ours() {
            return servers.values().stream().map(Running::cpu).reduce(Duration.ZERO, Duration::plus);
        }

        private Measured measured(Level level, List<Taken> samples) {
            List<Double> counting = samples.stream()
                    .filter(one -> one.thrown() == null)
                    .map(one -> one.sample().value())
                    .toList();
            boolean enough = counting.size() > effort.repeats() / 2;
            var interval = enough ? Bootstrap.median(counting, random) : Bootstrap.Interval.UNKNOWN;
            return new Measured(level, interval.median(), interval.low(), interval.high(), samples);
        }

        private Report report(Machine machine, Plan plan, Verdict verdict, List<Measured> measured) {
            Duration took = Duration.ofNanos(time.nanos() - start);
            return new Report(
                    experiment.name(), effort, begun, took, seed, others, machine, plan, guess, verdict, measured);
        }
    }

    private static @Nullable Thrown thrown(Sample sample, double others) {
        if (others > Host.OTHERS_MAX) {
            return Thrown.BUSY;
        }
        Load load = sample.load();
        if (load == null) {
            return null;
        }
        if (load.failures() > 0) {
            return Thrown.FAILED;
        }
        if (load.kind() == Load.Kind.CLOSED && load.littleGap() > LITTLE_MAX) {
            return Thrown.LITTLE;
        }
        double lateMax = Math.max(LATE_FLOOR, LATE_MAX * load.latencyMillis(50));
        return load.kind() == Load.Kind.OPEN && load.lateMillis(99) > lateMax ? Thrown.LATE : null;
    }

    /** Where one level differs while another is unclear, the machine is not to be trusted with the first either. */
    private static Verdict verdict(List<Measured> measured) {
        var found = measured.stream().map(Measured::agreement).toList();
        if (found.contains(Measured.Agreement.UNCLEAR)) {
            return Verdict.REFUSED;
        }
        return found.contains(Measured.Agreement.DIFFERS) ? Verdict.DIFFERS : Verdict.HOLDS;
    }
}
