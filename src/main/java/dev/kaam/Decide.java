package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.SystemHost;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.DecisionJson;
import dev.kaam.lab.decide.DecisionText;
import dev.kaam.lab.decide.Proof;
import dev.kaam.lab.decide.ProofText;
import dev.kaam.lab.decide.Question;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            "Exit codes: 0 decided, 1 could not do it, 2 the command line is wrong, 3 this machine is too busy to prove it."
        })
final class Decide implements Callable<Integer> {
    private static final int REFUSED = 3;
    private static final String LANGUAGE = "en";

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

    @Override
    public Integer call() throws InterruptedException {
        Decision decision = Decision.of(question());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(DecisionJson.text(decision));
        } else {
            DecisionText.lines(decision, LANGUAGE).forEach(out::println);
        }
        return prove ? prove(decision) : 0;
    }

    private int prove(Decision decision) throws InterruptedException {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try {
            Proof proof = Proof.of(decision, Runtime.getRuntime().availableProcessors());
            var text = new ProofText(LANGUAGE);
            var lab = new Lab(new KaamLauncher(), new SystemHost(SystemTime.INSTANCE), SystemTime.INSTANCE);
            out.println();
            out.flush();
            Report report = lab.run(proof, Effort.QUICK, null, SystemTime.INSTANCE.nanos(), told(text));
            err.println();
            text.lines(report).forEach(out::println);
            return report.verdict() == Report.Verdict.REFUSED ? REFUSED : 0;
        } catch (LabException cannot) {
            err.println("kaam: " + cannot.getMessage());
            return 1;
        }
    }

    /** A dot for each measurement: it is a minute to wait. */
    private Progress told(ProofText text) {
        var err = spec.commandLine().getErr();
        return new Progress() {
            @Override
            public void planned(Plan plan, Machine machine) {
                err.println(text.begins(plan, Effort.QUICK));
                err.flush();
            }

            @Override
            public void taken(Level level, Measured.Taken taken, int done, int all) {
                err.print('.');
                err.flush();
            }
        };
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
