package dev.kaam.web;

import dev.kaam.TestKaam;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A reader of Server-Sent Events over a socket of its own. */
final class SseClient implements AutoCloseable {
    /** @param data of a comment, its text */
    record Event(String id, String name, String data) {
        long seq() {
            return Long.parseLong(id);
        }
    }

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private final int status;
    private final Map<String, String> headers;
    private int leftOfChunk;
    private boolean chunked;

    private SseClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.status = Integer.parseInt(line().split(" ", 3)[1]);
        this.headers = headers();
        this.chunked = headers.containsKey("Transfer-Encoding");
    }

    static SseClient open(TestKaam kaam, String path, String... headers) throws IOException {
        return open(kaam, 0, path, headers);
    }

    /** A reader whose machine keeps only so much of what it has not read; 0 for the usual. */
    static SseClient open(TestKaam kaam, int receiveBuffer, String path, String... headers) throws IOException {
        var socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), kaam.port()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        var request =
                new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        return new SseClient(socket);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() throws IOException {
        if (headers != null) {
            return headers;
        }
        var read = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            read.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return read;
    }

    /** The body of an answer that is no stream. */
    String body() throws IOException {
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** The next event; a comment is not one. */
    Event event() {
        Event next = next();
        while (next.name().equals("comment")) {
            next = next();
        }
        return next;
    }

    /** The next event or comment. */
    Event next() {
        try {
            String id = "";
            String name = "";
            String data = "";
            for (String line = line(); !line.isEmpty(); line = line()) {
                String value = line.substring(line.indexOf(':') + 1).strip();
                switch (line.substring(0, line.indexOf(':'))) {
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "data" -> data = value;
                    case "" -> {
                        name = "comment";
                        data = value;
                    }
                    default -> throw new IllegalStateException("no line of an event: " + line);
                }
            }
            return new Event(id, name, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the stream came to an end as HTTP wants it, rather than broke off. Reads what is left of it. */
    boolean endsWell() throws IOException {
        try {
            while (true) {
                read();
            }
        } catch (EOFException end) {
            return !chunked;
        }
    }

    /** Reads until the server ends it, well or not. */
    void readToItsEnd() throws IOException {
        in.transferTo(java.io.OutputStream.nullOutputStream());
    }

    private String line() throws IOException {
        var line = new java.io.ByteArrayOutputStream();
        for (int c = read(); c != '\n'; c = read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private int read() throws IOException {
        if (chunked && leftOfChunk == 0) {
            nextChunk();
        }
        int c = in.read();
        if (c < 0) {
            throw new EOFException("the server ended the connection");
        }
        if (chunked && --leftOfChunk == 0) {
            in.skipNBytes(2);
        }
        return c;
    }

    private void nextChunk() throws IOException {
        chunked = false; // for the line of the chunk itself
        leftOfChunk = Integer.parseInt(line(), 16);
        if (leftOfChunk == 0) {
            throw new EOFException("the stream ended");
        }
        chunked = true;
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
