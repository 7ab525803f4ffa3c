package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

/** Kaam on a terminal that the system makes for it, 100 by 24. */
final class PseudoTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path pid;
    private final StringBuilder shown = new StringBuilder();
    private final Thread reader;

    private PseudoTerminal(Process process, Path pid) {
        this.process = process;
        this.pid = pid;
        this.reader = Thread.ofPlatform().daemon().start(() -> read(process.inputReader()));
    }

    /** @param scratch a folder for what is needed to start it */
    static PseudoTerminal run(Path scratch, String... arguments) throws IOException {
        Path pid = scratch.resolve("pid");
        String program = KaamProcess.command(arguments).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path shell = Files.writeString(scratch.resolve("run.sh"), """
                stty rows 24 cols 100
                sh -c 'echo $$ > "$0"; exec "$@"' '%s' %s
                echo "ended with $?"
                stty -a
                """.formatted(pid, program));
        // what runs in the background of a shell ignores Ctrl-C, and so would all that it starts
        var builder =
                new ProcessBuilder("env", "--default-signal=INT", "script", "-qfc", "sh '" + shell + "'", "/dev/null");
        builder.environment().keySet().removeIf(name -> name.startsWith("KAAM_"));
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().put("LC_ALL", "C.UTF-8");
        return new PseudoTerminal(builder.redirectErrorStream(true).start(), pid);
    }

    private void read(Reader from) {
        try (from) {
            for (int c = from.read(); c >= 0; c = from.read()) {
                show(String.valueOf((char) c));
            }
        } catch (IOException itHasGone) {
            show("(" + itHasGone + ")");
        }
    }

    private synchronized void show(String more) {
        shown.append(more);
    }

    private synchronized String shown() {
        return shown.toString();
    }

    /** Waits until it was sent this. */
    void await(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!shown().contains(text)) {
            assertThat(System.nanoTime()).as("no " + text + " in " + shown()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    void press(String keys) throws IOException {
        process.outputWriter().write(keys);
        process.outputWriter().flush();
    }

    /** Any signal, by its name, to Kaam itself. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Files.readString(pid).strip())
                .start()
                .waitFor();
    }

    /** All that it was sent, when all has ended. */
    String all() throws InterruptedException {
        assertThat(reader.join(PATIENCE)).as("ended").isTrue();
        return shown();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
