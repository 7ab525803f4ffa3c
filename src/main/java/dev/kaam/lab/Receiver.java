package dev.kaam.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Is called by the servers of an experiment, on loopback, and counts: so an effect of theirs outlives them. Any thread may call.
 */
public final class Receiver implements AutoCloseable {
    private static final int BODY_MAX = 1_024;
    private static final int BODIES_MAX = 100_000;
    private static final int ENDS_SECONDS = 0;

    private final HttpServer server;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    /** At a free port. Throws {@link LabException} where there is none. */
    public static Receiver open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new Receiver(server);
            server.createContext("/", receiver::receive);
            server.start();
            return receiver;
        } catch (IOException taken) {
            throw new LabException("There is no port for a receiver: " + taken.getMessage() + ".", taken);
        }
    }

    /** Where it is called. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** How often it was called with just this body. */
    public int count(String body) {
        return counts.getOrDefault(body, 0);
    }

    /** It counts up to 100,000 bodies of 1 KB; what is more is answered 503. */
    private void receive(HttpExchange call) throws IOException {
        try (call;
                InputStream in = call.getRequestBody()) {
            String body = new String(in.readNBytes(BODY_MAX), StandardCharsets.UTF_8);
            boolean counted = counts.size() < BODIES_MAX;
            if (counted) {
                counts.merge(body, 1, Integer::sum);
            }
            call.sendResponseHeaders(counted ? 204 : 503, -1);
        }
    }

    @Override
    public void close() {
        server.stop(ENDS_SECONDS);
    }
}
