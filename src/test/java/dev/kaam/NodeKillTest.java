package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes share a database, and one is killed in the middle of a task. */
class NodeKillTest {
    /** A lease lasts 30 s, and is looked at each second. */
    private static final int SECONDS_TO_COME_BACK = 35;

    private final BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
    private final CountDownLatch killed = new CountDownLatch(1);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        TestPostgres.emptied();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        killed.countDown();
        receiver.stop(0);
    }

    @Test
    @Tag("slow")
    void what_a_killed_node_was_doing_the_other_does_when_the_lease_is_over() throws Exception {
        try (KaamProcess one = serve();
                KaamProcess two = serve()) {
            one.post(
                    "/webhooks",
                    "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "/\"}");
            one.post("/todos", "{\"title\":\"to be told\"}");
            String task = deliveries.poll(SECONDS_TO_COME_BACK, TimeUnit.SECONDS);
            JsonNode holder = json(one, "/tasks/" + task).path("lease").path("node");
            boolean isOne = find(one, "self", BooleanNode.TRUE).path("id").equals(holder);
            KaamProcess left = isOne ? two : one;
            (isOne ? one : two).kill();
            killed.countDown();
            assertThat(deliveries.poll(SECONDS_TO_COME_BACK, TimeUnit.SECONDS)).isEqualTo(task);
            awaitGone(left, holder);
            assertThat(json(left, "/tasks/" + task).path("attempts").asInt()).isEqualTo(2);
        }
    }

    private static KaamProcess serve() throws Exception {
        List<String> options =
                List.of("serve", "--port", "0", "--db", TestPostgres.address().url(), "--webhooks-to-private");
        KaamProcess kaam = KaamProcess.run(Map.of(), options.toArray(String[]::new));
        kaam.port();
        return kaam;
    }

    /** The first is answered when its caller is dead. */
    private void receive(HttpExchange exchange) throws IOException {
        try {
            exchange.getRequestBody().readAllBytes();
            deliveries.add(exchange.getRequestHeaders().getFirst("Kaam-Delivery"));
            killed.await();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its last sign of life came a moment after it renewed its leases. */
    private static void awaitGone(KaamProcess kaam, JsonNode id) throws Exception {
        JsonNode node = find(kaam, "id", id);
        while (node.path("alive").asBoolean()) {
            node = find(kaam, "id", id);
        }
        assertThat(node.path("tasks")).isEmpty();
    }

    private static JsonNode find(KaamProcess kaam, String field, JsonNode value) throws Exception {
        for (JsonNode node : json(kaam, "/nodes")) {
            if (node.path(field).equals(value)) {
                return node;
            }
        }
        throw new AssertionError("no node has " + field + " " + value);
    }

    private static JsonNode json(KaamProcess kaam, String path) throws Exception {
        return new ObjectMapper().readTree(kaam.get(path).body());
    }
}
