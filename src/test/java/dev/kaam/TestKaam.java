package dev.kaam;

import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.openapi.Conformance;
import dev.kaam.openapi.Exchange;
import dev.kaam.web.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The real program on a free port of loopback, and a client for it, which holds every answer to {@code openapi.yaml}. */
public final class TestKaam implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Kaam kaam;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    private TestKaam(Kaam kaam) {
        this.kaam = kaam;
    }

    public static TestKaam on(Path data) {
        return with(data, settings -> settings);
    }

    public static TestKaam with(Path data, UnaryOperator<Settings> changed) {
        return new TestKaam(Kaam.start(changed.apply(Settings.local(0, data))));
    }

    /** One whose lab has these experiments, on such a machine. */
    public static TestKaam withLab(
            Path data, UnaryOperator<Settings> changed, List<Experiment> experiments, Host host) {
        var laboratory = new Laboratory(() -> experiments, () -> host);
        return new TestKaam(Kaam.start(changed.apply(Settings.local(0, data)), laboratory, SystemTime.INSTANCE));
    }

    public int port() {
        return kaam.port();
    }

    /** Notifications of other nodes that this one heard. */
    public long heard() {
        return kaam.neighbours().heard();
    }

    /** How often the connection was made on which it hears them. */
    public long connected() {
        return kaam.neighbours().connected();
    }

    /** What it says at its start of what is unusual. */
    public List<String> warnings() {
        return kaam.warnings();
    }

    /** Asks it for a task, as a change would. */
    public Task ask(TaskDraft draft) {
        return kaam.tasks().add(Request.OWNER, draft);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** A connection for a client that does not keep the rules. Reads give up after a minute. */
    public Socket socket() {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return socket;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public HttpResponse<String> put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public HttpResponse<String> patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    /** Sends JSON, unless {@code headers} (name, value, …) say another type. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(method, path, BodyPublishers.ofString(body), headers);
    }

    public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url(path))).timeout(PATIENCE).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!String.join(" ", headers).toLowerCase(java.util.Locale.ROOT).contains("content-type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            hold(Exchange.of(method, path, answer));
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Holds an answer that another client got to the description. */
    public void hold(Exchange exchange) {
        answered.add(Conformance.check(exchange));
    }

    /** What was answered so far: {@code GET /todos/{id} 200}. */
    public Set<String> answered() {
        return answered;
    }

    @Override
    public void close() {
        client.close();
        kaam.close();
    }
}
