package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.learn.Course;
import dev.kaam.learn.Learn;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.Paper;
import dev.kaam.terminal.ProofPrinter;
import dev.kaam.terminal.TerminalException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kaam learn}: the self-check. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Lets you check what you know of async: a recap, questions, pitfalls, an exercise, golden rules. You answer, say how sure"
                    + " you are, and an experiment on this machine proves what is right.",
            "It asks line by line, so it can be used from a file or over ssh too. What you answer is kept in"
                    + " $XDG_STATE_HOME/kaam/learn.json, or in ~/.local/state."
        },
        footer = {
            "",
            "NO_COLOR=1 in the environment leaves the colours out.",
            "Exit codes: 0 ended well, 1 something could not be run or written (one sentence says why), 2 the command line is wrong,"
                    + " 130 stopped by Ctrl-C; of --verify also 3 the lab refused to prove at least one answer, 4 this machine"
                    + " contradicts at least one."
        })
final class LearnCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LanguageOption language;

    @Option(names = "--no-run", description = "Offers no experiments: the laws alone say what is right.")
    private boolean noRun;

    @Option(
            names = "--reset",
            description = "Forgets what you have answered, and ends; after --export, where that is there too.")
    private boolean reset;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Writes what you have answered, and what came of it, as JSON, and ends.")
    private @Nullable Path export;

    @Option(names = "--force", description = "Overwrites the file of --export where it is there.")
    private boolean force;

    @Option(
            names = "--verify",
            description =
                    "Asks you nothing: runs each experiment that proves an answer, and says what this machine says of each.")
    private boolean verify;

    @Option(names = "--quick", description = "With --verify: fewer and shorter samples, about 10 s an experiment.")
    private boolean quick;

    @Override
    public Integer call() throws Exception {
        check();
        CommandLine command = spec.commandLine();
        String stopped = verify ? "stopped; nothing is concluded" : "stopped; what you have answered is kept";
        return new UntilInterrupted(command.getErr(), stopped).run(() -> {
            try {
                return run(new LabConsole(command.getOut()));
            } catch (TerminalException failure) {
                command.getErr().println("kaam: " + failure.getMessage());
                return LabSession.COULD_NOT;
            }
        });
    }

    private void check() {
        if (quick && !verify) {
            throw wrong("--quick goes with --verify; what you are offered here is quick anyway");
        }
        if (verify && (noRun || reset || export != null)) {
            throw wrong("--verify stands alone, but for --quick and --lang");
        }
        if (force && export == null) {
            throw wrong("--force goes with --export");
        }
        if (language.checked(spec).equals("hi")
                && !System.out.charset().newEncoder().canEncode('क')) {
            throw wrong("this terminal's character set, " + System.out.charset()
                    + ", has no Devanagari: try LC_ALL=C.UTF-8 before it, or --lang hinglish");
        }
    }

    private int run(LabConsole console) throws InterruptedException {
        Paper paper = console.paper();
        Course course = Learn.in(language.checked(spec));
        var out = spec.commandLine().getOut();
        var printer = new LearnPrinter(out, paper, course);
        var lab = new LabPrinter(out, paper, course.language());
        var proved = new ProofPrinter(printer, lab, course);
        if (verify) {
            return new VerifyLearn(course, printer, proved, proofs(console, lab)).run();
        }
        var kept = new LearnFile(LearnFile.usual(System.getenv("XDG_STATE_HOME"), System.getProperty("user.home")));
        if (reset || export != null) {
            file(course, printer, kept);
            return 0;
        }
        var person = new LearnPerson(console::ask);
        Proofs proofs = noRun ? null : proofs(console, lab);
        var questions = new LearnQuestions(course, printer, lab, person, kept, proofs, SystemTime.INSTANCE);
        new LearnSession(course, printer, proved, questions, person, kept, proofs).run();
        return 0;
    }

    private void file(Course course, LearnPrinter printer, LearnFile kept) {
        if (export != null) {
            int n = kept.export(course, export, force);
            printer.say(printer.phrase("export.done", "n", n, "file", export));
        }
        if (reset) {
            printer.say(printer.phrase("reset.done", "n", kept.reset(), "file", kept.path()));
        }
    }

    private Proofs proofs(LabConsole console, LabPrinter printer) {
        Effort effort = verify && !quick ? Effort.FULL : Effort.QUICK;
        var way = new Proofs.Way(Laboratory.here(), effort, LearnCommand::experiment, language.checked(spec), !verify);
        return new Proofs(way, printer, console.meanwhile(spec.commandLine().getErr()));
    }

    private static Experiment experiment(String name) {
        return Experiments.called(name).orElseThrow();
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
