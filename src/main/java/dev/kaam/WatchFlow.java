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
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
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
                    + " file or another program, one line for each request that has ended.",
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
    public Integer call() throws InterruptedException {
        FlowServer server = address.server(spec);
        Optional<Terminal> terminal = terminal();
        try (server) {
            return terminal.isPresent() ? onScreen(terminal.get(), server) : inLines(server);
        } finally {
            terminal.ifPresent(WatchFlow::close);
        }
    }

    private int onScreen(Terminal terminal, FlowServer server) throws InterruptedException {
        var screen = new Screen(terminal, wantsColors(), SystemTime.INSTANCE);
        return new UntilTold(spec.commandLine(), screen::stop).run(() -> {
            try (Feed feed = Feed.open(server, SystemTime.INSTANCE)) {
                screen.show(feed, server.toString());
            }
        });
    }

    private int inLines(FlowServer server) throws InterruptedException {
        CommandLine command = spec.commandLine();
        var tail = new Tail(command.getOut(), command.getErr(), ZoneId.systemDefault());
        return new UntilTold(command, tail::stop).run(() -> {
            try (Feed feed = Feed.open(server, SystemTime.INSTANCE)) {
                tail.tell(feed);
            }
        });
    }

    /** That of the person, where there is one, and it can show a picture. */
    private static Optional<Terminal> terminal() {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return Optional.empty();
        }
        try {
            Terminal terminal = TerminalBuilder.builder().dumb(true).build();
            if (Screen.isPossibleOn(terminal)) {
                return Optional.of(terminal);
            }
            terminal.close();
            return Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static boolean wantsColors() {
        String no = System.getenv("NO_COLOR");
        return no == null || no.isEmpty();
    }

    private static void close(Terminal terminal) {
        try {
            terminal.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
