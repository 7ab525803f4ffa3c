package dev.kaam.lab;

import dev.kaam.flow.Time;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.load.Clients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs experiments, one at a time: looks whether the machine is quiet, starts the servers, measures all levels again and again in
 * turns, throws away what cannot be trusted, and concludes no more than what is left allows. Before it says that a law does not
 * hold, it looks at the machine once more.
 */
public final class Lab {
    /** A machine does the same work as fast before as after, but for so much; else somebody has it, or it has got warm. */
    private static final double CHANGE_MAX = 0.2;

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
     * @throws LabException where a server does not start, or cannot be asked, or requests fail so often that too little counts
     */
    public Report run(Experiment experiment, Effort effort, @Nullable Double guess, long seed, Progress progress)
            throws InterruptedException {
        Instant begun = time.instant();
        long start = time.nanos();
        Look before = look();
        Plan plan = experiment.plan(effort, before.machine());
        progress.planned(plan, before.machine());
        List<Measured> measured = before.isQuiet() ? measure(plan, effort, seed, progress) : List.of();
        Verdict verdict = verdict(before, measured);
        return new Report(
                experiment.name(),
                effort,
                begun,
                Duration.ofNanos(time.nanos() - start),
                seed,
                before.others(),
                before.machine(),
                plan,
                guess,
                verdict,
                measured);
    }

    private List<Measured> measure(Plan plan, Effort effort, long seed, Progress progress) throws InterruptedException {
        try (var receiver = Receiver.open();
                var servers = Servers.start(
                        launcher,
                        plan.servers().stream()
                                .map(setup -> setup.calling(receiver))
                                .toList())) {
            progress.started(servers.all().entrySet().stream()
                    .map(one ->
                            new Progress.Started(one.getKey(), one.getValue().address()))
                    .toList());
            var bench = new Bench(servers.all(), receiver, new Clients(time), time, new SplittableRandom(seed));
            return new Turns(host, servers, bench, effort.repeats(), seed, progress).measure(plan.levels());
        }
    }

    private record Look(Machine machine, double others) {
        boolean isQuiet() {
            return others <= Host.OTHERS_MAX && machine.wakeMillis() <= Host.WAKE_MAX_MILLIS;
        }

        boolean isAsBefore(Look before) {
            double change = machine.parallel() / before.machine.parallel() - 1;
            return isQuiet() && Math.abs(change) <= CHANGE_MAX;
        }
    }

    private Look look() throws InterruptedException {
        Supplier<Double> watch = host.watch(() -> Duration.ZERO);
        Machine machine = host.look();
        return new Look(machine, watch.get());
    }

    /**
     * Where one level differs while another is unclear, the machine is not to be trusted with the first either. But no machine is so
     * busy that it may break a promise.
     */
    private Verdict verdict(Look before, List<Measured> measured) throws InterruptedException {
        if (measured.stream().anyMatch(one -> !one.broken().isEmpty())) {
            return Verdict.DIFFERS;
        }
        var found = measured.stream().map(Measured::agreement).toList();
        if (found.isEmpty() || found.contains(Measured.Agreement.UNCLEAR)) {
            return Verdict.REFUSED;
        }
        if (!found.contains(Measured.Agreement.DIFFERS)) {
            return Verdict.HOLDS;
        }
        return look().isAsBefore(before) ? Verdict.DIFFERS : Verdict.REFUSED;
    }
}
