package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Machine;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.lab.report.Words;
import dev.kaam.terminal.LabPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kaam lab}: which experiments there are. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        subcommands = RunLab.class,
        sortOptions = false,
        description = {
            "Shows on this machine when async pays and when it hurts: each experiment has a question, a law that predicts the answer,"
                    + " and a measurement.",
            "Without a command it lists the experiments: their name, what they are about, and about how long they take,"
                    + " with and without --quick."
        },
        footer = {"", "Exit codes: 0 listed, 1 it could not be, 2 the command line is wrong."})
final class LabCommand implements Runnable {
    /** What questions and titles are filled in with before the machine is looked at. */
    static final Machine NOMINAL = Machine.nominal(Runtime.getRuntime().availableProcessors());

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LanguageOption language;

    @Override
    public void run() {
        var console = new LabConsole(spec.commandLine().getOut());
        var printer = new LabPrinter(spec.commandLine().getOut(), console.paper(), language.checked(spec));
        printer.list(Experiments.ALL.stream().map(this::listed).toList());
        printer.paragraph(printer.phrase("list.run"));
    }

    private LabPrinter.Listed listed(Experiment one) {
        var words = Words.of(one.name(), one.plan(Effort.FULL, NOMINAL), language.checked(spec));
        return new LabPrinter.Listed(one.name(), words.get("title"), one.about(Effort.QUICK), one.about(Effort.FULL));
    }
}
