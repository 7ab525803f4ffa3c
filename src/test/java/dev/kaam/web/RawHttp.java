package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import dev.kaam.openapi.Conformance;
import dev.kaam.openapi.Exchange;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that keeps no rules: it sends what it is told and reads what comes. */
final class RawHttp implements AutoCloseable {
    /** @param headers found whatever their case */
    record Answer(int status, Map<String, String> headers, String body) {}

    private static final Pattern LINE = Pattern.compile("([A-Z]+) (/\\S*) HTTP/1\\.1\r\n");

    private final Socket socket;
    private final InputStream in;

    private RawHttp(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    static RawHttp to(TestKaam kaam) throws IOException {
        Socket socket = kaam.socket();
        return new RawHttp(socket, new BufferedInputStream(socket.getInputStream()));
    }

    /** One request on a connection of its own. Where it is one, its answer is held to the description. */
    static Answer ask(TestKaam kaam, String request) throws IOException {
        try (RawHttp client = to(kaam)) {
            Answer answer = client.send(request).answer();
            Matcher line = LINE.matcher(request);
            if (line.lookingAt()) {
                kaam.hold(new Exchange(line.group(1), line.group(2), answer.status(), answer.headers(), answer.body()));
            }
            return answer;
        }
    }

    /** A request without a body. */
    static String request(String line, String... headers) {
        var lines = new StringBuilder(line).append(" HTTP/1.1\r\n");
        for (String header : headers) {
            lines.append(header).append("\r\n");
        }
        return lines.append("\r\n").toString();
    }

    /** {@code POST /todos} with a JSON body. */
    static String post(String json, String... headers) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        String start = request("POST /todos", headers);
        return start.substring(0, start.length() - 2) + "Content-Type: application/json\r\nContent-Length: " + length
                + "\r\n\r\n" + json;
    }

    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Answer answer() throws IOException {
        return answer(true);
    }

    Answer answerToHead() throws IOException {
        return answer(false);
    }

    private Answer answer(boolean withBody) throws IOException {
        String status = line();
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        int length = withBody ? Integer.parseInt(headers.getOrDefault("Content-Length", "0")) : 0;
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        var answer = new Answer(Integer.parseInt(status.split(" ", 3)[1]), headers, body);
        if (!body.isEmpty() && "application/problem+json".equals(headers.get("Content-Type"))) {
            Conformance.problem(answer.status(), body);
        }
        return answer;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection after: " + line);
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    /** Waits until the server closes the connection, without another word. */
    void isClosedByServer() throws IOException {
        try {
            assertThat(in.readAllBytes()).isEmpty();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    /** Ends the connection at once: the server gets a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
