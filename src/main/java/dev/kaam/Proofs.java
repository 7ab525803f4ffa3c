package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Report;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LabProgress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Runs the experiments that prove answers, and remembers what came of them. For one thread. */
final class Proofs {
    /**
     * How they are run.
     *
     * @param experiments by their names
     * @param law whether the law of each is told
     */
    record Way(Lab lab, Effort effort, Function<String, Experiment> experiments, String language, boolean law) {}

    private final Way way;
    private final LabPrinter printer;
    private final LabSession.Meanwhile meanwhile;
    private final Map<String, Report> known = new HashMap<>();

    Proofs(Way way, LabPrinter printer, LabSession.Meanwhile meanwhile) {
        this.way = way;
        this.printer = printer;
        this.meanwhile = meanwhile;
    }

    /** What came of it before; empty where the lab refused, since it may do so no longer. */
    Optional<Report> known(String name) {
        return Optional.ofNullable(known.get(name)).filter(report -> report.verdict() != Report.Verdict.REFUSED);
    }

    /** About how long they take, one after another. */
    Duration about(Collection<String> names) {
        return names.stream()
                .map(name -> way.experiments.apply(name).about(way.effort))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Empty where it could not be run, with a sentence. */
    Optional<Report> run(String name) throws InterruptedException {
        try {
            Report report = measured(name);
            known.put(name, report);
            return Optional.of(report);
        } catch (LabException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            printer.paragraph(name + ": " + failure.getMessage());
            return Optional.empty();
        }
    }

    private Report measured(String name) throws InterruptedException {
        var progress = new LabProgress(printer, meanwhile.to(), meanwhile.live(), name, way.language);
        if (!way.law) {
            progress.withoutLaw();
        }
        progress.begin();
        long seed = RandomGenerator.getDefault().nextLong();
        try {
            return way.lab.run(way.experiments.apply(name), way.effort, null, seed, progress);
        } finally {
            progress.clear();
        }
    }
}
