package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.terminal.LabFiles;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.TerminalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaam lab run}: asks this machine. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs experiments on this machine: asks for your guess, says what a law predicts, measures, and puts the three side by side.",
            "Where the machine is too busy to be asked it says so, and concludes nothing. Ctrl-C stops it, and the servers that it started."
        },
        footer = {
            "",
            "NO_COLOR=1 in the environment leaves the colours out.",
            "Exit codes: 0 each law holds, 1 something could not be run or written (one sentence says why), 2 the command line is"
                    + " wrong, 3 at least one experiment was refused, 4 at least one law does not hold, 130 stopped by Ctrl-C."
        })
final class RunLab implements Callable<Integer> {
    private static final String EVERY = "all";
    /** Short enough to be typed again. */
    private static final int SEEDS = 1_000_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "NAME",
            arity = "1..*",
            description = "Experiments, or all of them: all. bin/kaam lab tells their names.")
    @SuppressWarnings("NullAway.Init")
    private List<String> names;

    @Option(names = "--quick", description = "Fewer and shorter samples: about 10 s an experiment.")
    private boolean quick;

    @Option(
            names = "--guess",
            paramLabel = "X",
            description =
                    "Your guess, in the unit that the question asks for. Without it you are asked, on a terminal, unless you run all.")
    private @Nullable String guess;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LanguageOption language;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the reports with all raw data, for programs.")
    private @Nullable Path json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes the reports as one page that needs no network, with plots and the raw data.")
    private @Nullable Path html;

    @Option(names = "--force", description = "Overwrites files that are there.")
    private boolean force;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What all that is random begins from. Without it, another each time; the reports say which.")
    private @Nullable Long seed;

    @Override
    public Integer call() throws Exception {
        List<Experiment> experiments = experiments();
        CommandLine command = spec.commandLine();
        var console = new LabConsole(command.getOut());
        var printer = new LabPrinter(command.getOut(), console.paper(), language.checked(spec));
        LabSession.Guesses guesses = guesses(experiments, console, printer);
        var files = new LabFiles(json, html, force, language.checked(spec));
        return new UntilInterrupted(command.getErr()).run(() -> {
            try {
                files.check();
                return run(experiments, guesses, console, printer, files);
            } catch (TerminalException failure) {
                command.getErr().println("kaam: " + failure.getMessage());
                return LabSession.COULD_NOT;
            }
        });
    }

    private int run(
            List<Experiment> experiments,
            LabSession.Guesses guesses,
            LabConsole console,
            LabPrinter printer,
            LabFiles files)
            throws InterruptedException {
        CommandLine command = spec.commandLine();
        long begin = seed == null ? RandomGenerator.getDefault().nextInt(SEEDS) : seed;
        var choice = new LabSession.Choice(quick ? Effort.QUICK : Effort.FULL, language.checked(spec), begin);
        var session = new LabSession(Laboratory.here(), choice, printer, console.meanwhile(command.getErr()));
        session.run(experiments, guesses);
        files.write(session.reports()).forEach(printer::paragraph);
        return session.exitCode();
    }

    private LabSession.Guesses guesses(List<Experiment> experiments, LabConsole console, LabPrinter printer) {
        if (guess != null) {
            return new GuessGiven(spec, guess).checked(experiments, quick ? Effort.QUICK : Effort.FULL);
        }
        return console.isLive() && !names.contains(EVERY)
                ? new GuessAsked(printer, console::ask)
                : (plan, words) -> null;
    }

    private List<Experiment> experiments() {
        if (names.contains(EVERY)) {
            return Experiments.ALL;
        }
        var found = new ArrayList<Experiment>();
        for (String name : new LinkedHashSet<>(names)) {
            found.add(Experiments.called(name).orElseThrow(() -> unknown(name)));
        }
        return found;
    }

    private ParameterException unknown(String name) {
        List<String> all = Experiments.ALL.stream().map(Experiment::name).toList();
        List<String> alike = Alike.to(name, all);
        String question = alike.isEmpty() ? "" : " Did you mean " + String.join(" or ", alike) + "?";
        return new ParameterException(
                spec.commandLine(),
                "'" + name + "' is no experiment." + question + " There is " + String.join(", ", all)
                        + ", or all of them: " + EVERY + ".");
    }
}
