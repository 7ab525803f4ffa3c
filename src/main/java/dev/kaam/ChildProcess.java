package dev.kaam;

import dev.kaam.lab.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that serves, and what it says. Any thread may call. */
final class ChildProcess {
    private static final Pattern READY = Pattern.compile("Kaam is ready at (http://\\S+)");
    private static final int STARTS_SECONDS = 60;
    /** Of what it says on standard error: enough to see why it ended. */
    private static final int LINES = 5;

    private final Process process;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final ArrayDeque<String> errors = new ArrayDeque<>();
    private final Thread errorReader;

    private ChildProcess(Process process) {
        this.process = process;
        this.errorReader = read(process.errorReader(), this::keep, () -> {});
        read(
                process.inputReader(),
                this::lookForAddress,
                () -> address.completeExceptionally(new IOException("no address")));
    }

    static ChildProcess start(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KAAM_"));
        try {
            return new ChildProcess(builder.start());
        } catch (IOException failure) {
            throw new LabException("A server cannot be started: " + failure.getMessage() + ".", failure);
        }
    }

    /** Waits until it is ready. Throws {@link LabException}, with what it said last, where it does not become so. */
    URI address() throws InterruptedException {
        try {
            return address.get(STARTS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException never) {
            throw new LabException("it was not ready within " + STARTS_SECONDS + " s" + said(), never);
        } catch (ExecutionException ended) {
            errorReader.join();
            throw new LabException("it ended before it was ready" + said(), ended);
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Returns when it has gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Throws {@link LabException} where that cannot be. */
    void signal(String name) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            if (kill.onExit().join().exitValue() != 0) {
                throw new LabException("A server was to get the signal " + name + ", and has ended.");
            }
        } catch (IOException noSignals) {
            throw new LabException("This system cannot stop a process and let it go on.", noSignals);
        }
    }

    private void lookForAddress(String line) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
            address.complete(URI.create(ready.group(1)));
        }
    }

    private synchronized void keep(String line) {
        if (errors.size() == LINES) {
            errors.removeFirst();
        }
        errors.addLast(line);
    }

    private synchronized String said() {
        return errors.isEmpty() ? "" : ": " + String.join(" ", errors);
    }

    /** To the end, so that the process need not wait for us. */
    private static Thread read(BufferedReader from, Consumer<String> to, Runnable ended) {
        return Thread.ofPlatform().daemon().name("child").start(() -> {
            try (from) {
                from.lines().forEach(to);
            } catch (IOException | UncheckedIOException gone) {
                // as if it had ended
            } finally {
                ended.run();
            }
        });
    }
}
