package dev.kaam.lab.load;

import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One client's connection, HTTP/1.1, kept open between requests. Used by one thread. */
final class Connection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    /** Longer than any answer that an experiment waits for. */
    private static final int ANSWER_MILLIS = 120_000;

    private static final int LINES_MAX = 100;
    private static final int LINE_MAX = 8 * 1_024;
    private static final int BODY_MAX = 4 * 1_024 * 1_024;

    private final Socket socket;
    private final InputStream in;
    private final String host;
    private final Time time;

    private Connection(Socket socket, String host, Time time) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.host = host;
        this.time = time;
    }

    static Connection open(URI server, Time time) {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true); // otherwise delayed acknowledgements make steps of 40 ms
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_MILLIS);
            return new Connection(socket, server.getAuthority(), time);
        } catch (IOException refused) {
            throw new LabException("There is no connection to " + server + ": " + refused.getMessage() + ".", refused);
        }
    }

    /** Sends, and waits for the whole answer. Throws {@link LabException} when there is none. */
    Answer exchange(Call call, long due) {
        return exchange(request(call), due);
    }

    /** The same, with what {@link #request} made. */
    Answer exchange(byte[] request, long due) {
        long sent = time.nanos();
        try {
            socket.getOutputStream().write(request);
            List<String> head = head();
            int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
            Map<String, String> headers = headers(head.subList(1, head.size()));
            String body = new String(body(headers), StandardCharsets.UTF_8);
            return new Answer(status, headers, body, new Exchange(due, sent, time.nanos(), status));
        } catch (IOException | NumberFormatException gone) {
            throw new LabException("The server gave no answer: " + gone.getMessage() + ".", gone);
        }
    }

    /** The bytes of a request to this server. */
    byte[] request(Call call) {
        byte[] body = call.json() == null ? new byte[0] : call.json().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\nHost: " + host + "\r\n");
        call.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (call.json() != null) {
            if (!call.headers().containsKey("Content-Type")) {
                head.append("Content-Type: application/json\r\n");
            }
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** The lines of an answer's head, without the empty one behind it. */
    private List<String> head() throws IOException {
        var lines = new ArrayList<String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
            if (lines.size() > LINES_MAX) {
                throw new IOException("its head does not end");
            }
        }
        return lines;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (line.length() == LINE_MAX) {
                throw new IOException("a line of its head does not end");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static Map<String, String> headers(List<String> lines) {
        var headers = new HashMap<String, String>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > BODY_MAX || headers.containsKey("transfer-encoding")) {
            throw new IOException("its body is not of a known, small length");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection was closed within the body");
        }
        return body;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // it is gone, which is what was wanted
        }
    }
}
