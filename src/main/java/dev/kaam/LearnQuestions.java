package dev.kaam;

import dev.kaam.flow.Time;
import dev.kaam.lab.Report;
import dev.kaam.learn.Answer;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Calibration;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import dev.kaam.learn.Score;
import dev.kaam.terminal.GuessAxis;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.ProofPrinter;
import dev.kaam.terminal.QuestionPrinter;
import dev.kaam.terminal.ScorePrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks questions, one after another: an answer, how sure, what is right and why, and if wanted a run that proves it. */
final class LearnQuestions {
    private final Course course;
    private final LearnPrinter printer;
    private final QuestionPrinter questions;
    private final ProofPrinter proved;
    private final LearnPerson person;
    private final AnswerAsked asked;
    private final LearnFile kept;
    private final @Nullable Proofs proofs;

    /** @param proofs null where nothing is to be run */
    LearnQuestions(
            Course course,
            LearnPrinter printer,
            LabPrinter lab,
            LearnPerson person,
            LearnFile kept,
            @Nullable Proofs proofs,
            Time time) {
        this.course = course;
        this.printer = printer;
        this.questions = new QuestionPrinter(printer, course);
        this.proved = new ProofPrinter(printer, lab, course);
        this.person = person;
        this.asked = new AnswerAsked(printer, person, time);
        this.kept = kept;
        this.proofs = proofs;
    }

    /** Until all that are chosen are asked, or they leave; then the score. */
    void ask(List<Question> chosen) throws InterruptedException {
        var scores = new ArrayList<Score>();
        for (int i = 0; i < chosen.size(); i++) {
            questions.question(chosen.get(i), i + 1, chosen.size());
            Optional<Given> given = asked.of(chosen.get(i));
            if (given.isPresent()) {
                scores.add(judged(chosen.get(i), given.get()));
            }
            if (person.leaves()) {
                break;
            }
        }
        if (!scores.isEmpty()) {
            score(scores);
        }
    }

    /** How well they know what they know, by all that is kept. */
    void score() {
        new ScorePrinter(printer).whole("score.all", Calibration.of(all()));
    }

    private void score(List<Score> now) {
        new ScorePrinter(printer).line("score.now", Calibration.of(now));
        score();
    }

    private List<Score> all() {
        Map<String, Given> answers = kept.answers();
        return course.questions().stream()
                .flatMap(question ->
                        Optional.ofNullable(answers.get(question.id()))
                                .flatMap(given -> given.score(question))
                                .stream())
                .toList();
    }

    /** Kept before anything is run, which can be stopped. */
    private Score judged(Question question, Given given) throws InterruptedException {
        Score byLaw = given.score(question).orElseThrow();
        kept.put(question.id(), given);
        questions.reveal(question, given, byLaw);
        Given seen = seen(question, given);
        Score score = seen.score(question).orElseThrow();
        if (!seen.equals(given)) {
            kept.put(question.id(), seen);
        }
        questions.score(question, seen, score, byLaw.right());
        return score;
    }

    private Given seen(Question question, Given given) throws InterruptedException {
        Optional<Report> report = report(question.proof().experiment());
        if (report.isEmpty()) {
            return given;
        }
        proved.proof(question.proof(), report.get());
        if (question.asked() instanceof Asked.Amount amount && given.answer() instanceof Answer.Amount(double guess)) {
            new GuessAxis(printer).draw(amount, guess, question.proof(), report.get());
            return given.with(question.proof().seen(report.get(), amount.answer()));
        }
        return given;
    }

    /** What has come of it before, or comes of it now where they want it. */
    private Optional<Report> report(String experiment) throws InterruptedException {
        if (proofs == null) {
            return Optional.empty();
        }
        Optional<Report> known = proofs.known(experiment);
        if (known.isPresent()) {
            printer.say(printer.phrase("run.known"));
            return known;
        }
        String about = printer.time(proofs.about(List.of(experiment)));
        return person.wants(printer.phrase("run.prompt", "time", about)) ? proofs.run(experiment) : Optional.empty();
    }
}
