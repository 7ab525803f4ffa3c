package dev.kaam;

import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.learn.Course;
import dev.kaam.learn.Proof;
import dev.kaam.learn.Proof.Says;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.ProofPrinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs each experiment that proves something once, and says of each answer whether this machine confirms it. */
final class VerifyLearn {
    private final Course course;
    private final LearnPrinter printer;
    private final ProofPrinter proved;
    private final Proofs proofs;
    private final Map<String, Report> reports = new HashMap<>();
    private final List<Says> answers = new ArrayList<>();
    private int failed;

    VerifyLearn(Course course, LearnPrinter printer, ProofPrinter proved, Proofs proofs) {
        this.course = course;
        this.printer = printer;
        this.proved = proved;
        this.proofs = proofs;
    }

    /** Returns the exit code, as running experiments has it. To be called once. */
    int run() throws InterruptedException {
        List<String> names = experiments();
        printer.say(printer.phrase(
                "verify.begin",
                "questions",
                course.questions().size(),
                "experiments",
                names.size(),
                "time",
                printer.time(proofs.about(names))));
        for (String name : names) {
            printer.gap();
            proved.experiment(name);
            proofs.run(name).ifPresentOrElse(report -> judge(name, report), () -> failed += of(name).size());
        }
        printer.gap();
        rules();
        proved.summary(count(Says.CONFIRMS), count(Says.CONTRADICTS), count(Says.NOTHING), failed);
        return exitCode();
    }

    private List<String> experiments() {
        return Stream.concat(
                        course.questions().stream().map(one -> one.proof().experiment()),
                        course.rules().items().stream().map(Course.Rule::experiment))
                .distinct()
                .toList();
    }

    private void judge(String name, Report report) {
        reports.put(name, report);
        if (report.verdict() == Verdict.REFUSED) {
            proved.refused(report);
        }
        for (Question one : of(name)) {
            proved.answer(one, report);
            answers.add(one.proof().says(report));
        }
    }

    private List<Question> of(String experiment) {
        return course.questions().stream()
                .filter(one -> one.proof().experiment().equals(experiment))
                .toList();
    }

    private void rules() {
        proved.rules();
        List<Course.Rule> all = course.rules().items();
        for (int i = 0; i < all.size(); i++) {
            proved.rule(i + 1, all.get(i), reports.get(all.get(i).experiment()));
        }
    }

    private int exitCode() {
        List<Says> all = Stream.concat(answers.stream(), saidOfRules()).toList();
        if (failed > 0 || reports.size() < experiments().size()) {
            return LabSession.COULD_NOT;
        }
        return all.contains(Says.CONTRADICTS)
                ? LabSession.DIFFERS
                : all.contains(Says.NOTHING) ? LabSession.REFUSED : 0;
    }

    private Stream<Says> saidOfRules() {
        return course.rules().items().stream()
                .flatMap(rule -> Optional.ofNullable(reports.get(rule.experiment())).stream()
                        .map(report -> new Proof(rule.experiment(), rule.levels(), null, rule.words()).says(report)));
    }

    private long count(Says says) {
        return answers.stream().filter(one -> one == says).count();
    }
}
