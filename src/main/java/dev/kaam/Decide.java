package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.LabException;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.DecisionJson;
import dev.kaam.lab.decide.DecisionText;
import dev.kaam.lab.decide.Proof;
import dev.kaam.lab.decide.Question;
import dev.kaam.terminal.LabPrinter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kaam decide}: which way to run handlers, by the laws of queues. */
@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Computes which way to run handlers pays: one worker, a pool, virtual threads, or waiting on the event loop; what binds,"
                    + " and at which number the answer flips.",
            "Say what a request waits and computes, and how many users there are, or how many requests come:",
            "  kaam decide --wait 50ms --cpu 2ms --users 200",
            "  kaam decide --wait 50ms --cpu 2ms --rate 400/s --db-pool 10"
        },
        footer = {
            "",
            "docs/decide.md tells the laws and their limits.",
            "Exit codes: 0 decided, and proved where that was asked, 1 could not do it, 2 the command line is wrong, 3 this machine is"
                    + " too busy to prove it, 4 it does not agree with the laws, 130 stopped by Ctrl-C."
        })
final class Decide implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--wait", paramLabel = "TIME", description = "What a request waits for others: 50ms, 0.5s, 200us.")
    private @Nullable String wait;

    @Option(names = "--cpu", paramLabel = "TIME", description = "What it computes, of one core: 2ms.")
    private @Nullable String cpu;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "So many users, each of whom asks again when the answer has come.")
    private @Nullable String users;

    @Option(
            names = "--think",
            paramLabel = "TIME",
            description = "What a user does between an answer and the next request.")
    private @Nullable String think;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description =
                    "Instead of users: so many requests come, at random, however long the answers take. 400/s, 90/min.")
    private @Nullable String rate;

    @Option(names = "--cores", paramLabel = "N", description = "Of the server; else those of this machine.")
    private @Nullable String cores;

    @Option(
            names = "--db-pool",
            paramLabel = "N",
            description = "Connections to the database; else as many as are asked for.")
    private @Nullable String dbPool;

    @Option(names = "--pool", paramLabel = "N", description = "The size of a pool of threads to look at; else 200.")
    private @Nullable String pool;

    @Option(names = "--stack-kb", paramLabel = "N", description = "What a platform thread reserves; else 1024.")
    private @Nullable String stackKb;

    @Option(names = "--json", description = "Writes it as JSON.")
    private boolean json;

    @Option(
            names = "--prove",
            description =
                    "Runs it: real servers with a fake database that waits and computes so, law and measurement side by"
                            + " side. Takes about a minute.")
    private boolean prove;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LanguageOption language;

    @Override
    public Integer call() throws Exception {
        if (json && prove) {
            throw new ParameterException(spec.commandLine(), "--json or --prove, one of both");
        }
        Decision decision = Decision.of(question());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(DecisionJson.text(decision));
            return 0;
        }
        DecisionText.lines(decision, language.checked(spec)).forEach(out::println);
        return prove ? prove(decision) : 0;
    }

    private int prove(Decision decision) throws Exception {
        CommandLine command = spec.commandLine();
        try {
            Proof proof = Proof.of(decision, Runtime.getRuntime().availableProcessors());
            return new UntilInterrupted(command.getErr()).run(() -> {
                LabSession session = session();
                session.run(List.of(proof), (plan, words) -> null);
                return session.exitCode();
            });
        } catch (LabException cannot) {
            command.getErr().println("kaam: " + cannot.getMessage());
            return LabSession.COULD_NOT;
        }
    }

    private LabSession session() {
        CommandLine command = spec.commandLine();
        var console = new LabConsole(command.getOut());
        String chosen = language.checked(spec);
        var choice = new LabSession.Choice(
                Effort.QUICK, chosen, RandomGenerator.getDefault().nextLong());
        var printer = new LabPrinter(command.getOut(), console.paper(), chosen);
        return new LabSession(Laboratory.here(), choice, printer, console.meanwhile(command.getErr()));
    }

    private Question question() {
        Map<String, String> words = new LinkedHashMap<>();
        tell(words, "wait", wait);
        tell(words, "cpu", cpu);
        tell(words, "users", users);
        tell(words, "think", think);
        tell(words, "rate", rate);
        tell(words, "cores", cores);
        tell(words, "db-pool", dbPool);
        tell(words, "pool", pool);
        tell(words, "stack-kb", stackKb);
        try {
            return Asking.read(words, Runtime.getRuntime().availableProcessors());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static void tell(Map<String, String> words, String name, @Nullable String word) {
        if (word != null) {
            words.put(name, word);
        }
    }
}
