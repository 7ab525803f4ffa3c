package dev.kaam;

import dev.kaam.terminal.Feed;
import dev.kaam.terminal.FlowServer;
import dev.kaam.terminal.Screen;
import dev.kaam.terminal.Tail;
import java.io.Console;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ShutdownHooks;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kaam flow}: what each request does, as it does it. */
@Command(
        name = "flow",
        mixinStandardHelpOptions = true,
        subcommands = {RecordFlow.class, ReplayFlow.class},
        sortOptions = false,
        description = {
            "Shows what each request of a Kaam does, and when: live, as a picture in the terminal; or, where its output goes to a"
                    + " file or another program, one line for each request that ends from now on, but for what pages load for themselves.",
            "Keys: q quit, p pause, s slowest or newest first, / only some paths, ? help."
        },
        footer = {
            "",
            "NO_COLOR=1 in the environment leaves the colours out.",
            "Exit codes: 0 ended by you, 1 nobody answers there (one sentence says so), 2 the command line is wrong."
        })
final class WatchFlow implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private FlowAddress address;

    FlowAddress address() {
        return address;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (FlowServer server = address.server(spec)) {
            var until = new UntilTold(spec.commandLine(), server::close);
            return isAtTerminal() ? onScreen(until, server) : inLines(until, server);
        }
    }

    /** Not where its output, or its input, is something else. */
    private static boolean isAtTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private int onScreen(UntilTold until, FlowServer server) throws InterruptedException, IOException {
        // those that were added first run first: the terminal is closed only when the screen is as it was
        ShutdownHooks.Task last = ShutdownHooks.add(until::awaitEnd);
        try (Terminal terminal = TerminalBuilder.terminal()) {
            return Screen.isPossibleOn(terminal)
                    ? until.run(told -> show(terminal, server, told))
                    : inLines(until, server);
        } finally {
            ShutdownHooks.remove(last);
        }
    }

    private static void show(Terminal terminal, FlowServer server, BooleanSupplier told) throws InterruptedException {
        try (Feed feed = Feed.open(server, SystemTime.INSTANCE)) {
            new Screen(terminal, wantsColors(), SystemTime.INSTANCE).show(feed, server.toString(), told);
        }
    }

    private int inLines(UntilTold until, FlowServer server) throws InterruptedException {
        CommandLine command = spec.commandLine();
        return until.run(told -> {
            try (Feed feed = Feed.open(server, SystemTime.INSTANCE)) {
                new Tail(command.getOut(), command.getErr(), ZoneId.systemDefault())
                        .tell(feed, () -> told.getAsBoolean() || nobodyReads());
            }
        });
    }

    /** As when its lines go to {@code head}, and that has enough. */
    private static boolean nobodyReads() {
        return System.out.checkError();
    }

    private static boolean wantsColors() {
        String no = System.getenv("NO_COLOR");
        return no == null || no.isEmpty();
    }
}
