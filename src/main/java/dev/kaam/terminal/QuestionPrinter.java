package dev.kaam.terminal;

import dev.kaam.lab.report.Quantity;
import dev.kaam.learn.Answer;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Band;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import dev.kaam.learn.Score;
import java.util.function.Function;
import org.jline.utils.AttributedString;

/** Writes questions, what is right, and why. For one thread. */
public final class QuestionPrinter {
    private final LearnPrinter learn;
    private final Sheet sheet;
    private final Course course;

    public QuestionPrinter(LearnPrinter learn, Course course) {
        this.learn = learn;
        this.sheet = learn.sheet();
        this.course = course;
    }

    /** @param number which one of {@code all} that are asked now */
    public void question(Question question, int number, int all) {
        String topic = course.topics().stream()
                .filter(one -> one.id().equals(question.topic()))
                .map(Course.Sentence::words)
                .findFirst()
                .orElse(question.topic());
        sheet.styled(
                learn.phrase("question.head", "n", number, "all", all, "topic", topic, "id", question.id()),
                sheet.ink()::quiet);
        sheet.text(question.question());
        switch (question.asked()) {
            case Asked.Choice choice -> {
                for (int i = 0; i < choice.options().size(); i++) {
                    sheet.item(
                            Sheet.INDENT + (i + 1) + ") ",
                            choice.options().get(i).words());
                }
            }
            case Asked.Amount amount ->
                sheet.styled(
                        learn.phrase(
                                "answer.range",
                                "min",
                                Quantity.words(amount.min(), amount.unit()),
                                "max",
                                Quantity.words(amount.max(), amount.unit())),
                        sheet.ink()::quiet);
        }
    }

    /** What is right by the law, why, and what people usually get wrong. */
    public void reveal(Question question, Given given, Score score) {
        sheet.gap();
        Function<String, AttributedString> style = score.right() ? sheet.ink()::good : sheet.ink()::trouble;
        sheet.styled(
                switch (question.asked()) {
                    case Asked.Choice choice -> chosen(choice, score);
                    case Asked.Amount amount -> near(amount, given, score);
                },
                style);
        sheet.text(question.explanation());
        sheet.text(learn.phrase(
                isUsual(question.asked(), given.answer()) ? "usual.yours" : "usual", "wrong", question.wrong()));
        sheet.text(learn.phrase(
                "proof",
                "experiment",
                question.proof().experiment(),
                "carry",
                question.proof().words()));
        sheet.text(learn.phrase("more", "more", question.more()));
        sheet.gap();
    }

    private String chosen(Asked.Choice choice, Score score) {
        int right = 0;
        while (!choice.options().get(right).id().equals(choice.right())) {
            right++;
        }
        return learn.phrase(
                score.right() ? "choice.right" : "choice.wrong",
                "n",
                right + 1,
                "words",
                choice.options().get(right).words());
    }

    private String near(Asked.Amount amount, Given given, Score score) {
        Band right = Band.right(amount, given.seen());
        String off = amount.logarithmic()
                ? learn.phrase("off.times", "times", Quantity.digits(score.off()))
                : learn.phrase("off.share", "share", Quantity.share(score.off()));
        return learn.phrase(
                score.right() ? "amount.right" : "amount.wrong",
                "answer",
                Quantity.words(amount.answer(), amount.unit()),
                "formula",
                amount.formula(),
                "low",
                Quantity.words(Math.max(amount.min(), right.low()), amount.unit()),
                "high",
                Quantity.words(Math.min(amount.max(), right.high()), amount.unit()),
                "off",
                off);
    }

    private static boolean isUsual(Asked asked, Answer answer) {
        return switch (asked) {
            case Asked.Choice choice -> answer.equals(new Answer.Chosen(choice.usual()));
            case Asked.Amount amount ->
                answer instanceof Answer.Amount(double value)
                        && !Band.right(amount, null).holds(value)
                        && Math.abs(value - amount.usual()) <= amount.usual() / 10;
        };
    }

    /** What it costs to have been so sure; and where the machine made the answer right, that. */
    public void score(Question question, Given given, Score score, boolean rightBefore) {
        if (score.right() && !rightBefore && question.asked() instanceof Asked.Amount amount) {
            sheet.styled(near(amount, given, score), sheet.ink()::good);
        }
        sheet.text(learn.phrase(
                score.right() ? "score.right" : "score.wrong",
                "sure",
                Quantity.share(score.confidence()),
                "penalty",
                Quantity.digits(score.penalty())));
        sheet.gap();
    }
}
