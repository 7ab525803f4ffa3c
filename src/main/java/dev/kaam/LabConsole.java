package dev.kaam;

import dev.kaam.terminal.Paper;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the lab is written, and where its questions are answered. */
final class LabConsole {
    private static final int COLUMNS_ELSEWHERE = 80;
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{0,4})");

    private final PrintWriter out;
    private final @Nullable Console console;
    /** What comes in where nobody types. */
    private final BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, charset()));

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

    /** Where to tell how far it is: among what is read on a terminal, and elsewhere beside it. */
    LabSession.Meanwhile meanwhile(PrintWriter err) {
        return new LabSession.Meanwhile(isLive() ? out : err, isLive());
    }

    /** With colours on a terminal, unless {@code NO_COLOR} is there. */
    Paper paper() {
        String no = System.getenv("NO_COLOR");
        boolean colors = isLive() && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return new Paper(isLive() ? columns() : COLUMNS_ELSEWHERE, colors, System.out.charset());
    }

    /** Asked of the system and not of the terminal, whose answer could be taken for what a person types. */
    private static int columns() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var answer = stty.inputReader()) {
                Matcher size = ROWS_AND_COLUMNS.matcher(String.valueOf(answer.readLine()));
                return size.matches() ? Integer.parseInt(size.group(1)) : COLUMNS_ELSEWHERE;
            }
        } catch (IOException noSuchProgram) {
            return COLUMNS_ELSEWHERE;
        }
    }

    /**
     * What a person types, or the next line of what comes in instead; null when there is nothing any more. Reading alone would
     * not hear an interrupt.
     */
    @Nullable
    String ask(String prompt) throws InterruptedException {
        out.print("  " + prompt + (isLive() ? "" : System.lineSeparator())); // elsewhere nobody ends the line by typing
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
        try {
            return Optional.ofNullable(console == null ? lines.readLine() : console.readLine());
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Charset charset() {
        return Charset.forName(System.getProperty("stdin.encoding", "UTF-8"), StandardCharsets.UTF_8);
    }
}
