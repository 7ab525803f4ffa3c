package dev.kaam;

import dev.kaam.terminal.Replay;
import dev.kaam.terminal.TerminalException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaam flow replay}: makes a page of a recording. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a page of a recording: it plays in any browser, without a network.",
            "A recording that was broken off (NAME.json.part) is played up to there."
        },
        footer = {
            "",
            "Exit codes: 0 the page is there, 1 it could not be made (one sentence says why), 2 the command line is wrong."
        })
final class ReplayFlow implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.json", description = "The recording.")
    @SuppressWarnings("NullAway.Init")
    private Path recording;

    @Parameters(index = "1", paramLabel = "OUT.html", description = "The page.")
    @SuppressWarnings("NullAway.Init")
    private Path page;

    @Option(names = "--force", description = "Overwrites a page that is there.")
    private boolean force;

    @Override
    public Integer call() {
        if (!Replay.isNameFor(page)) {
            throw new ParameterException(spec.commandLine(), "OUT.html must end in .html, not be '" + page + "'");
        }
        try {
            spec.commandLine().getOut().println(Replay.make(recording, page, force));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (TerminalException failure) {
            spec.commandLine().getErr().println("kaam: " + failure.getMessage());
            return 1;
        }
    }
}
