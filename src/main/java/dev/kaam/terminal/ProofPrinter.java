package dev.kaam.terminal;

import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.Words;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Band;
import dev.kaam.learn.Course;
import dev.kaam.learn.Proof;
import dev.kaam.learn.Proof.Says;
import dev.kaam.learn.Question;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Writes what runs of experiments say of answers and of golden rules. For one thread. */
public final class ProofPrinter {
    private final LearnPrinter learn;
    private final LabPrinter lab;
    private final Sheet sheet;
    private final Course course;

    public ProofPrinter(LearnPrinter learn, LabPrinter lab, Course course) {
        this.learn = learn;
        this.lab = lab;
        this.sheet = learn.sheet();
        this.course = course;
    }

    /** What was measured that proves an answer, or plainly that the lab refused. */
    public void proof(Proof proof, Report report) {
        Words words = Words.of(report, course.language());
        if (report.verdict() == Verdict.REFUSED) {
            lab.report(report, words);
        } else {
            lab.levels(report, words, proof.levels());
        }
        Says says = proof.says(report);
        sheet.styled(learn.phrase(key("machine.", says)), line -> colored(line, says));
        sheet.gap();
    }

    /** All that became of an experiment. */
    public void report(Report report) {
        lab.report(report, Words.of(report, course.language()));
    }

    /** An experiment whose run is to be judged. */
    public void experiment(String name) {
        sheet.heading(name);
    }

    /** Why the lab refused. */
    public void refused(Report report) {
        var verdicts = new Verdicts(lab.phrases(), report, Words.of(report, course.language()));
        sheet.styled(verdicts.conclusion().getFirst(), sheet.ink()::notice);
        verdicts.unclear().forEach(sheet::text);
    }

    /** What a run says of the answer to a question, in one word first; where it does not confirm, what was measured. */
    public void answer(Question question, Report report) {
        Says says = question.proof().says(report);
        sheet.styled(says(says) + " " + question.id() + numbers(question, report), line -> colored(line, says));
        if (says == Says.CONTRADICTS) {
            numbers(report, question.proof().levels());
        }
    }

    private String numbers(Question question, Report report) {
        if (!(question.asked() instanceof Asked.Amount amount)) {
            return "";
        }
        Band seen = question.proof().seen(report, amount.answer());
        String law = Quantity.words(amount.answer(), amount.unit());
        if (seen == null) {
            return ": " + learn.phrase("here.none", "law", law);
        }
        double median = question.proof().median(report, amount.answer());
        return ": "
                + learn.phrase(
                        "here",
                        "law",
                        law,
                        "median",
                        Quantity.words(median, amount.unit()),
                        "from",
                        Quantity.beside(median, seen.low(), amount.unit()),
                        "to",
                        Quantity.beside(median, seen.high(), amount.unit()));
    }

    public void rules() {
        sheet.heading(course.rules().heading());
        sheet.text(course.rules().intro());
    }

    /** @param report of its experiment; null where that was not run */
    public void rule(int number, Course.Rule rule, @Nullable Report report) {
        sheet.item(Sheet.numbered(number), rule.words());
        if (report == null) {
            sheet.text(learn.phrase("rules.open", "experiment", rule.experiment()), "     ");
        } else if (report.verdict() == Verdict.REFUSED) {
            sheet.text(learn.phrase("rules.refused", "experiment", rule.experiment()), "     ");
        } else {
            numbers(report, rule.levels());
        }
    }

    private void numbers(Report report, List<String> levels) {
        Words words = Words.of(report, course.language());
        var verdicts = new Verdicts(lab.phrases(), report, words);
        levels.stream()
                .map(report::of)
                .forEach(one -> sheet.text(words.level(one.level()) + ": " + verdicts.numbers(one), "     "));
    }

    /** Of how many questions the machine says what, and how many could not be asked. */
    public void summary(long confirms, long contradicts, long nothing, long failed) {
        sheet.gap();
        sheet.text(learn.phrase(
                "verify.summary",
                "confirms",
                confirms,
                "contradicts",
                contradicts,
                "nothing",
                nothing,
                "failed",
                failed));
    }

    private String says(Says says) {
        return learn.phrase(key("says.", says));
    }

    private static String key(String part, Says says) {
        return part + ReportJson.word(says);
    }

    private AttributedString colored(String line, Says says) {
        return switch (says) {
            case CONFIRMS -> sheet.ink().good(line);
            case CONTRADICTS -> sheet.ink().trouble(line);
            case NOTHING -> sheet.ink().notice(line);
        };
    }
}
