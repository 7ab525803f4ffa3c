package dev.kaam.terminal;

import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Progress;
import dev.kaam.lab.report.Words;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Says how an experiment goes on: first the law, then on a terminal a bar that grows in its place, and elsewhere a line after each
 * round. For one thread.
 */
public final class LabProgress implements Progress {
    private static final int BAR_MAX = 30;
    private static final char ESCAPE = 27;
    private static final String CLEARED = "\r" + ESCAPE + "[K";

    private final LabPrinter printer;
    private final PrintWriter out;
    private final boolean live;
    private final String experiment;
    private final String language;
    private int levels = 1;
    private int done;
    private int all;
    private boolean shown;
    private boolean law = true;

    /**
     * @param out where the bar is, or the lines
     * @param live whether it is a terminal, on which a line can be written anew
     */
    public LabProgress(LabPrinter printer, PrintWriter out, boolean live, String experiment, String language) {
        this.printer = printer;
        this.out = out;
        this.live = live;
        this.experiment = experiment;
        this.language = language;
    }

    /** Leaves the law out. */
    public LabProgress withoutLaw() {
        law = false;
        return this;
    }

    /** The machine is looked at first. */
    public void begin() {
        show(printer.phrases().get("looking"));
    }

    @Override
    public void planned(Plan plan, Machine machine) {
        clear();
        levels = plan.levels().size();
        if (law) {
            printer.law(plan, Words.of(experiment, plan, language));
        }
        show(printer.phrases().get("starting"));
    }

    @Override
    public void taken(Level level, Taken taken, int done, int all) {
        this.done = done;
        this.all = all;
    }

    @Override
    public void left(Duration left) {
        String words = done == all
                ? printer.phrase("progress.last", "done", done, "all", all)
                : printer.phrase(
                        "progress",
                        "done",
                        done,
                        "all",
                        all,
                        "left",
                        printer.phrases().left(left));
        if (live) {
            show(bar() + " " + words);
        } else if (done % levels == 0 || done == all) {
            out.println(words);
            out.flush();
        }
    }

    /** Takes the bar away. */
    public void clear() {
        if (live && shown) {
            out.print(CLEARED);
            out.flush();
            shown = false;
        }
    }

    private void show(String text) {
        if (live) {
            String line = printer.paper().lines(text, "  ").getFirst();
            out.print(CLEARED + line);
            out.flush();
            shown = true;
        }
    }

    private String bar() {
        int width = Math.min(BAR_MAX, printer.paper().width() / 3);
        int full = width * done / all;
        Signs signs = printer.paper().signs();
        return String.valueOf(signs.done()).repeat(full)
                + String.valueOf(signs.ground()).repeat(width - full);
    }
}
