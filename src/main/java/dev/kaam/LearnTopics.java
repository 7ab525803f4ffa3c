package dev.kaam;

import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import java.util.List;
import java.util.Map;

/** Which questions are asked: those of a topic, one by its name, or all that are not answered. */
final class LearnTopics {
    private final Course course;
    private final LearnPrinter printer;
    private final LearnQuestions questions;
    private final LearnPerson person;
    private final LearnFile kept;

    LearnTopics(Course course, LearnPrinter printer, LearnQuestions questions, LearnPerson person, LearnFile kept) {
        this.course = course;
        this.printer = printer;
        this.questions = questions;
        this.person = person;
        this.kept = kept;
    }

    void choose() throws InterruptedException {
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
        int topic = LearnPerson.number(text, course.topics().size());
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

    /** How many of these are answered. */
    int answered(List<Question> some) {
        Map<String, Given> answers = kept.answers();
        return (int) some.stream().filter(one -> answers.containsKey(one.id())).count();
    }
}
