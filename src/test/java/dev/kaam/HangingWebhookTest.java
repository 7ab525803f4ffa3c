package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that takes calls and never answers is its own trouble only. */
class HangingWebhookTest {
    /** More than there are places for calls. */
    private static final int TODOS = 40;
    /** Shorter than a call that hangs is waited for. */
    private static final int PATIENCE = 8;

    private final CountDownLatch told = new CountDownLatch(TODOS);
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();

    @TempDir
    private Path data;

    private HttpServer receiver;

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/hangs", exchange -> {
            hanging.incrementAndGet();
            try (exchange) {
                over.await();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            }
        });
        receiver.createContext("/answers", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
            told.countDown();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        receiver.stop(0);
    }

    @Test
    void while_one_webhook_hangs_another_hears_of_all_that_happens() throws Exception {
        try (TestKaam kaam =
                TestKaam.with(data, settings -> settings.withOutward(new Settings.Outward(null, true, null)))) {
            add(kaam, "/hangs");
            add(kaam, "/answers");
            String adds = String.join(",", Collections.nCopies(TODOS, "{\"op\":\"add\",\"todo\":{\"title\":\"t\"}}"));
            assertThat(kaam.post("/todos/batch", "{\"operations\":[" + adds + "]}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(told.await(PATIENCE, TimeUnit.SECONDS))
                    .as(() -> told.getCount() + " were not told, " + hanging + " hang")
                    .isTrue();
            assertThat(hanging).hasValueBetween(1, 8);
            over.countDown();
        }
    }

    private void add(TestKaam kaam, String path) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + path;
        assertThat(kaam.post("/webhooks", "{\"url\":\"" + url + "\"}").statusCode())
                .isEqualTo(201);
    }
}
