package dev.kaam;

import dev.kaam.flow.Time;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.report.Quantity;
import dev.kaam.learn.Answer;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LearnPrinter;
import java.util.Optional;
import java.util.OptionalDouble;

/** Asks a person for an answer and for how sure they are of it, again where what they type is none. */
final class AnswerAsked {
    /** Who knows nothing of a number gives it this chance. */
    private static final double EVEN = 0.5;

    private final LearnPrinter printer;
    private final LearnPerson person;
    private final Time time;

    AnswerAsked(LearnPrinter printer, LearnPerson person, Time time) {
        this.printer = printer;
        this.person = person;
        this.time = time;
    }

    /** Empty where they skip it, or leave. */
    Optional<Given> of(Question question) throws InterruptedException {
        Optional<Answer> answer = switch (question.asked()) {
            case Asked.Amount amount -> amount(amount);
            case Asked.Choice choice -> choice(choice);
        };
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble sure = confidence(chance(question.asked()));
        return sure.isEmpty()
                ? Optional.empty()
                : Optional.of(new Given(answer.get(), sure.getAsDouble(), null, time.instant()));
    }

    private Optional<Answer> amount(Asked.Amount asked) throws InterruptedException {
        String sign = Guess.usual(asked.unit());
        String prompt = printer.phrase(sign.isEmpty() ? "answer.promptPlain" : "answer.prompt", "unit", sign);
        for (String text = person.ask(prompt); !text.isEmpty(); text = person.ask(prompt)) {
            OptionalDouble value = Guess.parse(text, asked.unit());
            if (value.isPresent() && value.getAsDouble() >= asked.min() && value.getAsDouble() <= asked.max()) {
                return Optional.of(new Answer.Amount(value.getAsDouble()));
            }
            printer.say(complaint(text, value.isPresent(), asked));
        }
        return Optional.empty();
    }

    private String complaint(String text, boolean number, Asked.Amount asked) {
        Unit unit = asked.unit();
        return number
                ? printer.phrase(
                        "answer.beyond",
                        "min",
                        Quantity.words(asked.min(), unit),
                        "max",
                        Quantity.words(asked.max(), unit))
                : printer.phrase("answer.no", "text", text, "example", "30" + Guess.usual(unit));
    }

    private Optional<Answer> choice(Asked.Choice asked) throws InterruptedException {
        int most = asked.options().size();
        String prompt = printer.phrase("choice.prompt", "n", most);
        for (String text = person.ask(prompt); !text.isEmpty(); text = person.ask(prompt)) {
            OptionalDouble chosen = Guess.parse(text, Unit.COUNT);
            for (int i = 1; i <= most; i++) {
                if (chosen.isPresent() && chosen.getAsDouble() == i) {
                    return Optional.of(
                            new Answer.Chosen(asked.options().get(i - 1).id()));
                }
            }
            printer.say(printer.phrase("choice.no", "text", text, "n", most));
        }
        return Optional.empty();
    }

    /** Empty where they leave. */
    private OptionalDouble confidence(double chance) throws InterruptedException {
        String prompt = printer.phrase("sure.prompt", "share", Quantity.share(chance));
        for (String text = person.ask(prompt); !person.leaves(); text = person.ask(prompt)) {
            OptionalDouble sure = text.isEmpty() ? OptionalDouble.of(chance) : Guess.parse(text, Unit.SHARE);
            if (sure.isPresent() && sure.getAsDouble() <= 1) {
                return sure;
            }
            printer.say(printer.phrase("sure.no", "text", text));
        }
        return OptionalDouble.empty();
    }

    private static double chance(Asked asked) {
        return asked instanceof Asked.Choice choice ? 1.0 / choice.options().size() : EVEN;
    }
}
