package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.report.Words;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LabProgress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs experiments one after another, and says what became of each. To be used once. */
final class LabSession {
    /** Where a guess comes from. */
    interface Guesses {
        /** Null where there is none. */
        @Nullable
        Double guess(Plan plan, Words words) throws InterruptedException;
    }

    /**
     * What was chosen.
     *
     * @param seed of all that is random, in each experiment
     */
    record Choice(Effort effort, String language, long seed) {}

    /**
     * Where it is told how an experiment goes on.
     *
     * @param live whether it is a terminal
     */
    record Meanwhile(PrintWriter to, boolean live) {}

    static final int COULD_NOT = 1;
    static final int REFUSED = 3;
    static final int DIFFERS = 4;

    private final Lab lab;
    private final Choice choice;
    private final LabPrinter printer;
    private final Meanwhile meanwhile;
    private final List<Report> reports = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    LabSession(Lab lab, Choice choice, LabPrinter printer, Meanwhile meanwhile) {
        this.lab = lab;
        this.choice = choice;
        this.printer = printer;
        this.meanwhile = meanwhile;
    }

    /** Those that could not be run are left out, with a sentence, and the others are run nevertheless. */
    void run(List<Experiment> experiments, Guesses guesses) throws InterruptedException {
        for (Experiment one : experiments) {
            try {
                reports.add(run(one, guesses));
            } catch (LabException failure) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                failures.add(one.name() + ": " + failure.getMessage());
                printer.paragraph(failures.getLast());
            }
        }
        if (experiments.size() > 1) {
            printer.summary(count(Verdict.HOLDS), count(Verdict.DIFFERS), count(Verdict.REFUSED), failures.size());
        }
    }

    private Report run(Experiment experiment, Guesses guesses) throws InterruptedException {
        Plan nominal = experiment.plan(choice.effort, LabCommand.NOMINAL);
        Words before = Words.of(experiment.name(), nominal, choice.language);
        printer.question(before);
        Double guess = guesses.guess(nominal, before);
        var progress = new LabProgress(printer, meanwhile.to, meanwhile.live, experiment.name(), choice.language);
        progress.begin();
        Report report;
        try {
            report = lab.run(experiment, choice.effort, guess, choice.seed, progress);
        } finally {
            progress.clear();
        }
        printer.report(report, Words.of(report, choice.language));
        return report;
    }

    /** One for each that could be run. */
    List<Report> reports() {
        return List.copyOf(reports);
    }

    int exitCode() {
        if (!failures.isEmpty()) {
            return COULD_NOT;
        }
        return count(Verdict.DIFFERS) > 0 ? DIFFERS : count(Verdict.REFUSED) > 0 ? REFUSED : 0;
    }

    private int count(Verdict verdict) {
        return (int) reports.stream().filter(one -> one.verdict() == verdict).count();
    }
}
