package dev.kaam;

import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Plan;
import dev.kaam.lab.report.Quantity;
import dev.kaam.lab.report.Words;
import dev.kaam.terminal.LabPrinter;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Asks a person for a guess, again where the answer is none. */
final class GuessAsked implements LabSession.Guesses {
    /** Somebody who types. */
    interface Person {
        /** Null: there is nobody any more. */
        @Nullable
        String ask(String prompt) throws InterruptedException;
    }

    private final LabPrinter printer;
    private final Person person;

    GuessAsked(LabPrinter printer, Person person) {
        this.printer = printer;
        this.person = person;
    }

    @Override
    public @Nullable Double guess(Plan plan, Words words) throws InterruptedException {
        Level level = plan.level(plan.ask().level());
        printer.paragraph(words.get("ask"));
        while (true) {
            String text = person.ask(prompt(level.unit()));
            if (text == null || text.isBlank()) {
                return null;
            }
            OptionalDouble guess = Guess.parse(text, level.unit());
            if (guess.isPresent() && Guess.isPossible(guess.getAsDouble(), plan.ask())) {
                return guess.getAsDouble();
            }
            printer.paragraph(complaint(text, guess.isPresent(), plan.ask(), level.unit()));
        }
    }

    private String prompt(Unit unit) {
        String sign = Guess.usual(unit);
        return printer.phrase(sign.isEmpty() ? "guess.promptPlain" : "guess.prompt", "unit", sign);
    }

    private String complaint(String text, boolean number, Plan.Ask ask, Unit unit) {
        String min = Quantity.words(ask.min(), unit);
        String max = Quantity.words(ask.max(), unit);
        return number
                ? printer.phrase("guess.range", "min", min, "max", max)
                : printer.phrase("guess.no", "text", text.strip(), "example", "30" + Guess.usual(unit));
    }
}
