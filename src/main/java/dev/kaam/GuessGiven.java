package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Plan;
import dev.kaam.lab.report.Quantity;
import java.util.List;
import java.util.OptionalDouble;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A guess on the command line. */
final class GuessGiven {
    private final CommandSpec spec;
    private final String text;

    GuessGiven(CommandSpec spec, String text) {
        this.spec = spec;
        this.text = text;
    }

    /** Throws {@code ParameterException} where it can be no guess about these. */
    LabSession.Guesses checked(List<Experiment> experiments, Effort effort) {
        if (experiments.size() > 1) {
            throw wrong("--guess is about one experiment, and these are " + experiments.size()
                    + ": name one, or leave the guess out");
        }
        Plan plan = experiments.getFirst().plan(effort, LabCommand.NOMINAL);
        Unit unit = plan.level(plan.ask().level()).unit();
        OptionalDouble guess = Guess.parse(text, unit);
        if (guess.isEmpty()) {
            throw wrong("--guess: '" + text + "' is no number such as 30" + Guess.usual(unit));
        }
        if (!Guess.isPossible(guess.getAsDouble(), plan.ask())) {
            throw wrong("--guess must lie between " + Quantity.words(plan.ask().min(), unit) + " and "
                    + Quantity.words(plan.ask().max(), unit) + " for "
                    + experiments.getFirst().name() + ", not be '" + text
                    + "'");
        }
        return (asked, words) -> guess.getAsDouble();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence.replace('\u00a0', ' '));
    }
}
