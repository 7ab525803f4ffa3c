package dev.kaam;

import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Report;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.ProofPrinter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The menu of the self-check, and what it leads to. To be used once. */
final class LearnSession {
    private final Course course;
    private final LearnPrinter printer;
    private final ProofPrinter proved;
    private final LearnQuestions questions;
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
                        answered(course.questions()),
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
        switch (number(text, most)) {
            case 1 -> printer.recap();
            case 2 -> topics();
            case 3 -> pitfalls();
            case 4 -> practice();
            case 5 -> rules();
            case 6 -> questions.score();
            default -> printer.say(printer.phrase("menu.no", "text", text));
        }
    }

    private void topics() throws InterruptedException {
        List<String> rows = course.topics().stream()
                .map(topic -> {
                    List<Question> its = of(topic.id());
                    return printer.phrase(
                            "questions.row", "topic", topic.words(), "answered", answered(its), "all", its.size());
                })
                .toList();
        printer.choices(rows);
        String text = person.ask(printer.phrase("questions.prompt"));
        while (!person.leaves()) {
            List<Question> chosen = chosen(text);
            if (!chosen.isEmpty()) {
                questions.ask(chosen);
                return;
            }
            printer.say(text.isEmpty() ? printer.phrase("questions.done") : printer.phrase("menu.no", "text", text));
            text = person.ask(printer.phrase("questions.prompt"));
        }
    }

    private List<Question> chosen(String text) {
        if (text.isEmpty()) {
            Map<String, Given> answers = kept.answers();
            return course.questions().stream()
                    .filter(one -> !answers.containsKey(one.id()))
                    .toList();
        }
        int topic = number(text, course.topics().size());
        return topic > 0
                ? of(course.topics().get(topic - 1).id())
                : course.questions().stream()
                        .filter(one -> one.id().equals(text))
                        .toList();
    }

    private List<Question> of(String topic) {
        return course.questions().stream()
                .filter(one -> one.topic().equals(topic))
                .toList();
    }

    private int answered(List<Question> some) {
        Map<String, Given> answers = kept.answers();
        return (int) some.stream().filter(one -> answers.containsKey(one.id())).count();
    }

    private void pitfalls() throws InterruptedException {
        printer.pitfalls();
        List<Course.Pitfall> all = course.pitfalls().items();
        if (proofs == null) {
            return;
        }
        Duration longest = all.stream()
                .map(one -> proofs.about(List.of(one.experiment())))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        String prompt = printer.phrase("pitfall.prompt", "time", printer.time(longest));
        for (String text = person.ask(prompt); !text.isEmpty(); text = person.ask(prompt)) {
            int number = number(text, all.size());
            if (number > 0) {
                proofs.run(all.get(number - 1).experiment()).ifPresent(proved::report);
            } else {
                printer.say(printer.phrase("menu.no", "text", text));
            }
        }
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
        List<String> open = course.rules().items().stream()
                .map(Course.Rule::experiment)
                .distinct()
                .filter(name -> proofs != null && proofs.known(name).isEmpty())
                .toList();
        if (proofs == null || open.isEmpty()) {
            return;
        }
        String about = printer.time(proofs.about(open));
        if (person.wants(printer.phrase("rules.prompt", "time", about))) {
            var refused = new HashMap<String, Report>();
            for (String name : open) {
                proofs.run(name).ifPresent(report -> refused.put(name, report));
            }
            rules(refused);
        }
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

    /** From 1 to so many; 0 where it is none of them. */
    private static int number(String text, int most) {
        OptionalDouble number = Guess.parse(text, Unit.COUNT);
        double value = number.orElse(0);
        return value == Math.rint(value) && value <= most ? (int) value : 0;
    }
}
