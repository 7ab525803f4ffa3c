package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The server whose flow is looked at. Any thread may call. */
public final class FlowServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int REFUSAL_MAX = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private volatile boolean closed;

    private FlowServer(URI base) {
        this.base = base;
    }

    /** @throws IllegalArgumentException whose message says what is wrong with the address */
    public static FlowServer at(String url) {
        try {
            var base = new URI(url.strip().replaceFirst("/+$", ""));
            boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
            if (http && base.getHost() != null && base.getQuery() == null && base.getFragment() == null) {
                return new FlowServer(base);
            }
        } catch (URISyntaxException unreadable) {
            // as every other that is none
        }
        throw new IllegalArgumentException("'" + url + "' is no address like http://127.0.0.1:8080");
    }

    /**
     * The live flow, as Server-Sent Events. Throws {@code HttpTimeoutException} when it does not begin soon.
     *
     * @throws TerminalException when somebody answers, but not with a flow
     */
    InputStream open() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + "/flow"))
                .header("Accept", "text/event-stream")
                .timeout(PATIENCE) // up to the head of the answer: the flow itself goes on
                .build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() == 200 && type.startsWith("text/event-stream")) {
            return answer.body();
        }
        try (InputStream body = answer.body()) {
            throw refused(answer.statusCode(), new String(body.readNBytes(REFUSAL_MAX), StandardCharsets.UTF_8));
        }
    }

    private TerminalException refused(int status, String body) {
        String said = detail(body);
        return new TerminalException(
                said.isEmpty()
                        ? "Who answers at " + base + " (" + status + ") shows no flow: name a Kaam with --url."
                        : "The server at " + base + " does not show its flow (" + status + "): " + said);
    }

    /** Of a problem document; empty where there is none. */
    private static String detail(String body) {
        try {
            return Text.plain(JSON.readTree(body).path("detail").asText());
        } catch (JsonProcessingException noProblem) {
            return "";
        }
    }

    @Override
    public String toString() {
        return base.toString();
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends what is open, or is being opened. */
    @Override
    public void close() {
        closed = true; // before anything ends of it: who hears of an end can ask why
        client.shutdownNow();
    }
}
