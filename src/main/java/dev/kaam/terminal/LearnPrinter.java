package dev.kaam.terminal;

import dev.kaam.lab.report.ReportJson;
import dev.kaam.learn.Course;
import dev.kaam.learn.Course.Part;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/** Writes what is read of the self-check, part by part. For one thread. */
public final class LearnPrinter {
    private final Sheet sheet;
    private final Course course;
    private final Phrases phrases;
    private final Phrases times;

    public LearnPrinter(PrintWriter out, Paper paper, Course course) {
        this.sheet = new Sheet(out, paper);
        this.course = course;
        this.phrases = Phrases.ofLearn(course.language());
        this.times = new Phrases(course.language());
    }

    /** @param holes names and what fills them, in turns */
    public String phrase(String key, Object... holes) {
        return phrases.get(key, holes);
    }

    /** "8 s", "3 min". */
    public String time(Duration time) {
        return times.left(time);
    }

    Sheet sheet() {
        return sheet;
    }

    /** What it is, and what for. */
    public void welcome() {
        sheet.heading(course.title());
        sheet.text(course.subtitle());
        sheet.gap();
        part(course.goal());
        course.goal().items().forEach(one -> sheet.item("  - ", one.words()));
        sheet.gap();
    }

    /** What there is to choose from, numbered from 1. */
    public void choices(List<String> choices) {
        for (int i = 0; i < choices.size(); i++) {
            sheet.item(Sheet.numbered(i + 1), choices.get(i));
        }
        sheet.gap();
    }

    /** A sentence. */
    public void say(String sentence) {
        sheet.text(sentence);
    }

    public void gap() {
        sheet.gap();
    }

    /** Concepts, the mindset, the example. */
    public void recap() {
        part(course.recap());
        course.recap().items().forEach(this::recap);
        sheet.gap();
        part(course.mindset());
        course.mindset().items().forEach(one -> sheet.item("  - ", one.words()));
        sheet.gap();
        part(course.flow());
        course.flow().items().forEach(this::step);
        sheet.gap();
    }

    private void recap(Course.Recap row) {
        sheet.gap();
        sheet.styled(row.concept(), sheet.ink()::title);
        sheet.text(phrase("recap.line", "purpose", row.purpose(), "example", row.example()));
        sheet.code("FastAPI  ", row.fastapi());
        sheet.code("Java     ", row.java());
        sheet.code("         ", row.file());
        sheet.text(row.here());
    }

    private void step(Course.Step step) {
        sheet.item("  - ", phrase("flow." + step.lane()) + ": `" + step.code() + "`");
        sheet.text(step.words(), "    ");
    }

    public void pitfalls() {
        part(course.pitfalls());
        for (int i = 0; i < course.pitfalls().items().size(); i++) {
            pitfall(i + 1, course.pitfalls().items().get(i));
        }
    }

    private void pitfall(int number, Course.Pitfall pitfall) {
        sheet.item(Sheet.numbered(number), pitfall.what());
        sheet.text(pitfall.why(), "     ");
        sheet.text(phrase("pitfall.instead", "instead", pitfall.instead()), "     ");
        sheet.text(phrase("pitfall.feel", "experiment", pitfall.experiment()), "     ");
        sheet.text(phrase("more", "more", pitfall.more()), "     ");
        sheet.gap();
    }

    public void practice() {
        part(course.practice());
        sheet.gap();
    }

    /** What is to be done: lines as they are typed, however long. */
    public void step(int number, Course.Practice step) {
        sheet.item(Sheet.numbered(number), step.todo());
        sheet.text(phrase("practice." + ReportJson.word(step.in())), "     ");
        sheet.gap();
        step.lines().forEach(sheet::typed);
        sheet.gap();
        sheet.text(phrase("practice.see", "see", step.see()), "     ");
        sheet.gap();
    }

    private void part(Part<?> part) {
        sheet.heading(part.heading());
        sheet.text(part.intro());
    }
}
