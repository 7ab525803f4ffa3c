package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stood still for longer than its lease, in the middle of a task, and goes on as if nothing had been. */
class TaskPauseTest {
    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(40);
    private static final int PATIENCE = 60;

    private final BlockingQueue<String> deliveries = new LinkedBlockingQueue<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Test
    @Tag("slow")
    void the_acknowledgement_of_a_process_that_stood_still_is_refused_and_the_task_is_done_again(@TempDir Path folder)
            throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
        try (KaamProcess kaam = KaamProcess.serve(folder, "--webhooks-to-private")) {
            kaam.post(
                    "/webhooks",
                    "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "/\"}");
            kaam.post("/todos", "{\"title\":\"to be told\"}");
            String delivery = deliveries.poll(PATIENCE, TimeUnit.SECONDS);
            kaam.signal("STOP");
            stopped.countDown();
            Thread.sleep(LONGER_THAN_A_LEASE); // this pause is what is tested
            kaam.signal("CONT");
            assertThat(deliveries.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(delivery);
            JsonNode task = done(kaam, delivery);
            assertThat(task.path("attempts").asInt()).isEqualTo(2);
            assertThat(kaam.get("/metrics").body())
                    .containsPattern("kaam_tasks_stale_acknowledgements_total\\{kind=\"call-webhook\"} 1\\.0");
        } finally {
            receiver.stop(0);
        }
    }

    /** The first is answered when its caller stands still. */
    private void receive(HttpExchange exchange) throws IOException {
        try {
            exchange.getRequestBody().readAllBytes();
            deliveries.add(exchange.getRequestHeaders().getFirst("Kaam-Delivery"));
            stopped.await();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode done(KaamProcess kaam, String id) throws Exception {
        while (true) {
            JsonNode task = new ObjectMapper().readTree(kaam.get("/tasks/" + id).body());
            if (task.path("state").asText().equals("done")) {
                return task;
            }
            Thread.sleep(50);
        }
    }
}
