package dev.kaam.terminal;

import dev.kaam.lab.Measured.Agreement;
import dev.kaam.lab.Report;
import dev.kaam.lab.report.Quantity;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Band;
import dev.kaam.learn.Proof;
import java.util.List;

/** Draws guess, law and measurement on one axis, as the lab does, in the numbers of a question. For one thread. */
public final class GuessAxis {
    /** So many columns has a number on the axis, with room behind it. */
    private static final int TICK = 12;

    private final LearnPrinter learn;
    private final Sheet sheet;

    public GuessAxis(LearnPrinter learn) {
        this.learn = learn;
        this.sheet = learn.sheet();
    }

    /** Nothing where the run says nothing clear. */
    public void draw(Asked.Amount asked, double guess, Proof proof, Report report) {
        Band seen = proof.seen(report, asked.answer());
        if (seen == null) {
            return;
        }
        Agreement agreement = report.of(proof.levels().getFirst()).agreement();
        var machine = new PlotLine.Seen(proof.median(report, asked.answer()), seen.low(), seen.high(), agreement);
        sheet.text(learn.phrase("axis.title"));
        draw(asked, guess, machine);
        sheet.text(numbers(asked, guess, machine));
        sheet.gap();
    }

    private void draw(Asked.Amount asked, double guess, PlotLine.Seen machine) {
        var axis = Axis.over(List.of(asked.answer(), machine.median(), machine.low(), machine.high(), guess));
        int width = sheet.paper().width() - Sheet.INDENT.length();
        var drawn = new PlotLine(sheet.ink(), sheet.paper().signs(), axis, width);
        sheet.line(Sheet.joined(sheet.ink().plain(Sheet.INDENT), drawn.of(asked.answer(), machine, guess)));
        List<Double> ticks = axis.ticks(width / TICK);
        List<String> labels =
                ticks.stream().map(tick -> Quantity.words(tick, asked.unit())).toList();
        sheet.line(sheet.ink().quiet(Sheet.INDENT + drawn.scale(labels, ticks)));
    }

    private String numbers(Asked.Amount asked, double guess, PlotLine.Seen machine) {
        Signs signs = sheet.paper().signs();
        return learn.phrase(
                "axis.numbers",
                "guessSign",
                signs.guess(),
                "guess",
                Quantity.words(guess, asked.unit()),
                "lawSign",
                signs.law(),
                "law",
                Quantity.words(asked.answer(), asked.unit()),
                "medianSign",
                signs.median(),
                "bothSign",
                signs.both(),
                "median",
                Quantity.words(machine.median(), asked.unit()),
                "from",
                Quantity.beside(machine.median(), machine.low(), asked.unit()),
                "to",
                Quantity.beside(machine.median(), machine.high(), asked.unit()));
    }
}
