package dev.kaam.terminal;

import dev.kaam.lab.Measured.Agreement;
import dev.kaam.lab.report.Quantity;
import dev.kaam.learn.Calibration;
import java.util.Locale;

/** Writes how well somebody knows what they know. For one thread. */
public final class ScorePrinter {
    /** With fewer answers than this, how sure and how often right may differ by luck alone. */
    private static final int FEW = 10;

    private static final double WELL = 0.05;
    private static final int LABEL = 12;
    /** With the label before it and the number behind it no wider than the narrowest paper. */
    private static final int BAR = 21;

    private static final Axis SHARES = new Axis(0, 1, false);

    private final LearnPrinter learn;
    private final Sheet sheet;

    public ScorePrinter(LearnPrinter learn) {
        this.learn = learn;
        this.sheet = learn.sheet();
    }

    /** In a sentence. */
    public void line(String key, Calibration all) {
        if (all.answers() == 0) {
            sheet.text(learn.phrase("score.none"));
            return;
        }
        sheet.text(learn.phrase(
                key,
                "n",
                all.answers(),
                "right",
                Quantity.share(all.right()),
                "sure",
                Quantity.share(all.sure()),
                "penalty",
                Quantity.digits(all.penalty())));
    }

    /** With what it means; and where there are enough, for each step of confidence how many were right. */
    public void whole(String key, Calibration all) {
        line(key, all);
        if (all.answers() == 0) {
            return;
        }
        sheet.text(meaning(all));
        if (all.answers() >= FEW) {
            steps(all);
        }
        sheet.gap();
    }

    private void steps(Calibration all) {
        sheet.gap();
        all.steps().forEach(this::step);
        Signs signs = sheet.paper().signs();
        sheet.text(learn.phrase(
                "score.legend", "sureSign", signs.law(), "rightSign", signs.median(), "bothSign", signs.both()));
        sheet.text(learn.phrase("score.penalty"));
    }

    private String meaning(Calibration all) {
        double over = all.overconfidence();
        String key = all.answers() < FEW
                ? "score.few"
                : Math.abs(over) < WELL ? "score.well" : over > 0 ? "score.over" : "score.under";
        return learn.phrase(key, "share", Quantity.share(Math.abs(over)), "n", FEW);
    }

    private void step(Calibration.Step step) {
        var bar = new PlotLine(sheet.ink(), sheet.paper().signs(), SHARES, BAR);
        String label = String.format(Locale.ROOT, "%.0f-%.0f %%  ", 100 * step.from(), 100 * step.to());
        var right = new PlotLine.Seen(step.right(), step.right(), step.right(), Agreement.UNCLEAR);
        sheet.line(Sheet.joined(
                sheet.ink().plain(" ".repeat(LABEL - label.length()) + label),
                bar.of(step.sure(), right, null),
                sheet.ink().plain("  " + step.answers())));
    }
}
