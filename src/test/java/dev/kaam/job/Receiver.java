package dev.kaam.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ServerSocketFactory;

/** A small HTTP server of somebody else, which answers as it is told to, also against all rules. */
final class Receiver implements AutoCloseable {
    /** What it was sent. */
    record Call(String line, Map<String, String> headers, String body) {}

    /** How it answers. */
    interface Answer {
        void to(Socket caller) throws Exception;
    }

    static final Answer OK = text("HTTP/1.1 204 No Content\r\n\r\n");

    private final ServerSocket server;
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicReference<Answer> answer = new AtomicReference<>(OK);

    Receiver() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    Receiver(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    static Answer text(String text) {
        return caller -> caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void answers(Answer next) {
        answer.set(next);
    }

    int port() {
        return server.getLocalPort();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port() + "/hook?a=%20b");
    }

    int connections() {
        return connections.get();
    }

    /** The next call that came whole. */
    Call call() throws InterruptedException {
        Call call = calls.poll(30, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody called");
        }
        return call;
    }

    boolean wasCalled() {
        return !calls.isEmpty();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            calls.add(read(caller.getInputStream()));
            answer.get().to(caller);
        } catch (Exception gone) {
            // the caller has had enough, or the test is over
        }
    }

    private static Call read(InputStream in) throws IOException {
        String line = line(in);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (String next = line(in); !next.isEmpty(); next = line(in)) {
            String[] header = next.split(": ", 2);
            headers.put(header[0], header[1]);
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        return new Call(line, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the caller is gone");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
