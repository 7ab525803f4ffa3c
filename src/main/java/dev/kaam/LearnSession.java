package dev.kaam;

import dev.kaam.lab.Report;
import dev.kaam.learn.Course;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.ProofPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The menu of the self-check, and what it leads to. To be used once. */
final class LearnSession {
    private final Course course;
    private final LearnPrinter printer;
    private final ProofPrinter proved;
    private final LearnQuestions questions;
    private final LearnTopics topics;
    private final LearnPerson person;
    private final LearnFile kept;
    private final @Nullable Proofs proofs;

    /** @param proofs null where nothing is to be run */
    LearnSession(
            Course course,
            LearnPrinter printer,
            ProofPrinter proved,
            LearnQuestions questions,
            LearnPerson person,
            LearnFile kept,
            @Nullable Proofs proofs) {
        this.course = course;
        this.printer = printer;
        this.proved = proved;
        this.questions = questions;
        this.topics = new LearnTopics(course, printer, questions, person, kept);
        this.person = person;
        this.kept = kept;
        this.proofs = proofs;
    }

    /** Until they have had enough, or there is nobody any more. */
    void run() throws InterruptedException {
        printer.welcome();
        while (!person.isGone()) {
            List<String> menu = menu();
            printer.choices(menu);
            String text = person.ask(printer.phrase("menu.prompt", "n", menu.size()));
            if (text.isEmpty() && !person.leaves()) {
                break;
            }
            choose(text, menu.size());
        }
        if (!kept.answers().isEmpty()) {
            printer.say(printer.phrase("menu.bye", "file", kept.path()));
        }
    }

    private List<String> menu() {
        return List.of(
                course.recap().heading(),
                printer.phrase(
                        "menu.questions",
                        "answered",
                        topics.answered(course.questions()),
                        "all",
                        course.questions().size()),
                course.pitfalls().heading(),
                course.practice().heading(),
                course.rules().heading(),
                printer.phrase("menu.score"));
    }

    private void choose(String text, int most) throws InterruptedException {
        if (text.isEmpty()) {
            return;
        }
        printer.gap();
        switch (LearnPerson.number(text, most)) {
            case 1 -> printer.recap();
            case 2 -> topics.choose();
            case 3 -> pitfalls();
            case 4 -> practice();
            case 5 -> rules();
            case 6 -> questions.score();
            default -> printer.say(printer.phrase("menu.no", "text", text));
        }
    }

    private void pitfalls() throws InterruptedException {
        printer.pitfalls();
        if (proofs == null) {
            return;
        }
        List<String> experiments = course.pitfalls().items().stream()
                .map(Course.Pitfall::experiment)
                .toList();
        String prompt = printer.phrase("pitfall.prompt", "time", printer.time(longest(proofs, experiments)));
        for (String text = person.ask(prompt); !text.isEmpty(); text = person.ask(prompt)) {
            int number = LearnPerson.number(text, experiments.size());
            if (number > 0) {
                proofs.run(experiments.get(number - 1)).ifPresent(proved::report);
            } else {
                printer.say(printer.phrase("menu.no", "text", text));
            }
        }
    }

    private static Duration longest(Proofs proofs, List<String> experiments) {
        return experiments.stream()
                .map(name -> proofs.about(List.of(name)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void practice() throws InterruptedException {
        printer.practice();
        List<Course.Practice> steps = course.practice().items();
        for (int i = 0; i < steps.size() && (i == 0 || goesOn()); i++) {
            printer.step(i + 1, steps.get(i));
        }
    }

    private boolean goesOn() throws InterruptedException {
        person.ask(printer.phrase("next.prompt"));
        return !person.leaves();
    }

    private void rules() throws InterruptedException {
        rules(Map.of());
        if (proofs != null) {
            measureRules(proofs);
        }
    }

    private void measureRules(Proofs proofs) throws InterruptedException {
        List<String> open = course.rules().items().stream()
                .map(Course.Rule::experiment)
                .distinct()
                .filter(name -> proofs.known(name).isEmpty())
                .toList();
        if (open.isEmpty() || !person.wants(printer.phrase("rules.prompt", "time", printer.time(proofs.about(open))))) {
            return;
        }
        var now = new HashMap<String, Report>();
        for (String name : open) {
            proofs.run(name).ifPresent(report -> now.put(name, report));
        }
        rules(now);
    }

    /** @param now what has just come of their experiments, refused or not */
    private void rules(Map<String, Report> now) {
        proved.rules();
        var rules = new ArrayList<>(course.rules().items());
        for (int i = 0; i < rules.size(); i++) {
            String name = rules.get(i).experiment();
            Optional<Report> known = proofs == null ? Optional.empty() : proofs.known(name);
            proved.rule(i + 1, rules.get(i), known.orElse(now.get(name)));
        }
        printer.gap();
    }
}
