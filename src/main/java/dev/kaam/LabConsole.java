package dev.kaam;

import dev.kaam.terminal.Paper;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Where the lab is written, and where its questions are answered. */
final class LabConsole {
    private static final int COLUMNS_ELSEWHERE = 80;

    private final PrintWriter out;
    private final @Nullable Console console;

    LabConsole(PrintWriter out) {
        this.out = out;
        this.console = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElse(null);
    }

    /** Whether a person is at it: not where its input or its output is something else. */
    boolean isLive() {
        return console != null;
    }

    /** With colours on a terminal, unless {@code NO_COLOR} is there. */
    Paper paper() {
        String no = System.getenv("NO_COLOR");
        boolean colors = isLive() && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return new Paper(isLive() ? columns() : COLUMNS_ELSEWHERE, colors, System.out.charset());
    }

    private static int columns() {
        try (Terminal terminal = TerminalBuilder.builder().nativeSignals(false).build()) {
            return terminal.getColumns() > 0 ? terminal.getColumns() : COLUMNS_ELSEWHERE;
        } catch (IOException unknown) {
            return COLUMNS_ELSEWHERE;
        }
    }

    /** What a person types; null when there is nobody any more. Reading alone would not hear an interrupt. */
    @Nullable
    String ask(String prompt) throws InterruptedException {
        out.print("  " + prompt);
        out.flush();
        var answer = new CompletableFuture<Optional<String>>();
        Thread.ofPlatform().daemon().name("guess").start(() -> answer.complete(read()));
        try {
            return answer.get().orElse(null);
        } catch (ExecutionException unread) {
            return null;
        }
    }

    private Optional<String> read() {
        return console == null ? Optional.empty() : Optional.ofNullable(console.readLine());
    }
}
