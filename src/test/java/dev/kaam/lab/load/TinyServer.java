package dev.kaam.lab.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Speaks just enough HTTP, as well or as badly as it is told, with a virtual thread for each connection. */
final class TinyServer implements AutoCloseable {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** At the end of an answer: the connection is closed behind it. */
    static final String CLOSES = "\0";

    /** Answers one request, of which it is told the first line. */
    @FunctionalInterface
    interface Manner {
        String answer(String request) throws InterruptedException;
    }

    private final ServerSocket socket;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final ReadWriteLock standstill = new ReentrantReadWriteLock();
    private final Manner manner;

    TinyServer(Manner manner) throws IOException {
        this.manner = manner;
        socket = new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** One that answers well, after so long. */
    static TinyServer after(Duration wait) throws IOException {
        return new TinyServer(request -> {
            Thread.sleep(wait);
            return OK;
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    /** So far. */
    int connections() {
        return connections.get();
    }

    /** Answers nobody for so long. */
    void standStill(Duration length) throws InterruptedException {
        standstill.writeLock().lock();
        try {
            Thread.sleep(length);
        } finally {
            standstill.writeLock().unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                connections.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 256)) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            for (String first = in.readLine(); first != null; first = in.readLine()) {
                skipTheRest(in);
                String answer = manner.answer(first);
                standstill.readLock().lock();
                try {
                    out.write(answer.replace(CLOSES, "").getBytes(StandardCharsets.UTF_8));
                } finally {
                    standstill.readLock().unlock();
                }
                if (answer.endsWith(CLOSES)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // so is the client
        } finally {
            open.remove(client);
        }
    }

    private static void skipTheRest(BufferedReader in) throws IOException {
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith("Content-Length: ")) {
                length = Integer.parseInt(line.substring(16));
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
