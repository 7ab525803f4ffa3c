package dev.kaam;

import dev.kaam.terminal.Feed;
import dev.kaam.terminal.FlowServer;
import dev.kaam.terminal.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code kaam flow record}: keeps a flow, to look at it later. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Records what the requests of a Kaam do, until Ctrl-C or the time is over.",
            "A recording has at most 10 minutes and 100 MB."
        },
        footer = {
            "",
            "Exit codes: 0 the file is there, 1 it could not be made (one sentence says why), 2 the command line is wrong."
        })
final class RecordFlow implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private WatchFlow parent;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "NAME.html, a page that plays it in any browser, without a network; or NAME.json, for programs.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FlowAddress address;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = ForOption.class,
            description = "How long: 30s or 5m. Without it, until Ctrl-C.")
    private @Nullable Duration length;

    @Option(names = "--force", description = "Overwrites a file that is there.")
    private boolean force;

    @Override
    public Integer call() throws InterruptedException {
        if (!Recorder.isNameFor(file)) {
            throw new ParameterException(spec.commandLine(), "FILE must end in .json or .html, not be '" + file + "'");
        }
        try (FlowServer server = address.orThatOf(parent.address()).server(spec)) {
            return record(server);
        }
    }

    private int record(FlowServer server) throws InterruptedException {
        CommandLine command = spec.commandLine();
        var recorder = new Recorder(file, force, command.getErr(), SystemTime.INSTANCE);
        return new UntilTold(command, server::close).run(told -> {
            recorder.check();
            try (Feed feed = Feed.open(server, SystemTime.INSTANCE)) {
                Duration limit = length == null ? Recorder.LONGEST : length;
                command.getOut().println(recorder.record(feed, server.toString(), limit, told));
            }
        });
    }
}
