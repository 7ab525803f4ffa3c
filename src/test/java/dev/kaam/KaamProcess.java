package dev.kaam;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kaam as the world has it: a process, with a command line, an environment, signals and an exit code. */
final class KaamProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("Kaam is ready at http://127\\.0\\.0\\.1:([0-9]+)");
    /** The SQLite driver leaves a file in it where the process is killed. */
    private static final Path SCRATCH = Path.of("target").toAbsolutePath();

    private final Process process;
    /** To end it by: what {@code Process} has for that closes the streams too, and the last lines are lost. */
    private final ProcessHandle handle;

    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final Lines out;
    private final Lines err;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private KaamProcess(Process process) {
        this.process = process;
        this.handle = process.toHandle();
        this.err = new Lines(process.errorReader(), line -> {}, () -> {});
        this.out = new Lines(process.inputReader(), this::lookForPort, () -> port.complete(-1));
    }

    /** Serves the folder on a free port. Returns when it is ready. */
    static KaamProcess serve(Path data, String... options) throws Exception {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
        arguments.addAll(Arrays.asList(options));
        KaamProcess kaam = run(Map.of(), arguments.toArray(String[]::new));
        kaam.port();
        return kaam;
    }

    /** Starts with any command line; the variables of Kaam in the environment are these alone. */
    static KaamProcess run(Map<String, String> environment, String... arguments) throws IOException {
        return start(environment, command(arguments));
    }

    /** The same, with what it prints handed to the shell's {@code reader}: {@code head -1}. Ends when both have. */
    static KaamProcess runInto(String reader, String... arguments) throws IOException {
        var shell = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\" | " + reader));
        shell.addAll(command(arguments));
        return start(Map.of(), shell);
    }

    /** What starts it. */
    static List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + SCRATCH,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kaam.Main"));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static KaamProcess start(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(SCRATCH.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KAAM_") || name.endsWith("JAVA_OPTIONS"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        return new KaamProcess(builder.start());
    }

    private void lookForPort(String line) {
        Matcher ready = READY.matcher(line);
        if (ready.matches()) {
            port.complete(Integer.parseInt(ready.group(1)));
        }
    }

    /** Waits until Kaam says that it is ready. */
    int port() throws InterruptedException, ExecutionException {
        try {
            int found = port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (found > 0) {
                return found;
            }
        } catch (TimeoutException never) {
            handle.destroyForcibly();
        }
        throw new AssertionError("Kaam did not get ready; on stderr: " + err.all());
    }

    HttpResponse<String> send(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.resultNow() + path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", path, json);
    }

    /** What somebody types, and no more after it. */
    void type(String lines) throws IOException {
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(lines);
        }
    }

    /** SIGTERM. */
    void tellToStop() {
        handle.destroy();
    }

    /** Any signal, by its name: STOP, CONT. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(handle.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IllegalStateException("kill -" + name + " " + handle.pid() + " ended with " + kill.exitValue());
        }
    }

    /** SIGKILL; returns when the process has gone. */
    void kill() throws InterruptedException {
        handle.destroyForcibly();
        exitCode();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for the end of the process. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("Kaam did not end; on stderr: " + err.soFar());
        }
        return process.exitValue();
    }

    /** What stood on standard output when the process had ended. */
    List<String> out() throws InterruptedException {
        return out.all();
    }

    /** What stands there by now. */
    List<String> outSoFar() {
        return out.soFar();
    }

    /** What stands on standard error by now. */
    List<String> errSoFar() {
        return err.soFar();
    }

    void holdErr() {
        err.hold();
    }

    void goOnWithErr() {
        err.goOn();
    }

    /** What stood on standard error when the process had ended. */
    List<String> err() throws InterruptedException {
        return err.all();
    }

    @Override
    public void close() {
        client.shutdownNow();
        handle.destroyForcibly();
        process.onExit().join();
    }
}
