package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of background tasks, held at the socket: first the whole response, then the task. */
class AfterResponseTest {
    private static final int BIG = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EphemeralTasks tasks = new EphemeralTasks(new SettableTime(), 100, PATIENCE);
    private final CountDownLatch handlerMayEnd = new CountDownLatch(1);
    private final CountDownLatch handlerRuns = new CountDownLatch(1);
    private final CompletableFuture<Integer> readableAtStart = new CompletableFuture<>();

    @SuppressWarnings("NullAway.Init") // each test starts with them
    private Socket client;

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @AfterEach
    void close() throws IOException {
        handlerMayEnd.countDown();
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "one-at-a-time", "pool:2", "event-loop"})
    void the_whole_response_is_readable_before_the_task_starts(String strategy) throws Exception {
        handlerMayEnd.countDown();
        start(strategy, 5000);
        ask();
        int readable = readableAtStart.get(30, TimeUnit.SECONDS);
        String response = new String(client.getInputStream().readNBytes(readable), StandardCharsets.UTF_8);
        assertThat(response).startsWith("HTTP/1.1 200").endsWith("x".repeat(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "pool:2", "event-loop"})
    void while_a_client_has_not_taken_the_response_the_task_waits(String strategy) throws Exception {
        handlerMayEnd.countDown();
        start(strategy, BIG);
        ask();
        InputStream in = client.getInputStream();
        in.readNBytes(1000);
        assertThat(readableAtStart).isNotDone();
        in.skipNBytes(BIG - 1000);
        readableAtStart.get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "pool:2"})
    void a_client_that_goes_before_the_answer_does_not_take_the_task_with_it(String strategy) throws Exception {
        start(strategy, 5000);
        ask();
        handlerRuns.await();
        client.setSoLinger(true, 0);
        client.close();
        handlerMayEnd.countDown();
        assertThat(readableAtStart.get(30, TimeUnit.SECONDS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "event-loop"})
    void a_client_that_goes_in_the_middle_of_the_answer_does_not_take_the_task_with_it(String strategy)
            throws Exception {
        handlerMayEnd.countDown();
        start(strategy, BIG);
        ask();
        client.getInputStream().readNBytes(1000);
        client.setSoLinger(true, 0);
        client.close();
        assertThat(readableAtStart.get(30, TimeUnit.SECONDS)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "pool:2"})
    void a_server_that_stops_waits_for_the_handler_of_a_client_that_has_gone(String strategy) throws Exception {
        start(strategy, 5000);
        ask();
        handlerRuns.await();
        client.setSoLinger(true, 0);
        client.close();
        Thread stop = Thread.ofPlatform().start(() -> server.stop(Deadline.in(PATIENCE, new SettableTime())));
        assertThat(stop.join(Duration.ofMillis(300)))
                .as("ends before the handler")
                .isFalse();
        handlerMayEnd.countDown();
        stop.join();
        tasks.drain(PATIENCE);
        assertThat(readableAtStart).isCompletedWithValue(0);
    }

    private void start(String strategy, int size) throws IOException {
        var route = Route.of(HttpMethod.GET, "/big", request -> {
            request.background().add("look", () -> readableAtStart.complete(readable()));
            handlerRuns.countDown();
            awaitHandlerMayEnd();
            return Reply.of(200, "text/plain", Buffer.buffer("x".repeat(size)));
        });
        var options = new Server.Options("127.0.0.1", 0, true, Proxies.NONE, null, PATIENCE, 10, 10, PATIENCE, 10);
        server = Server.start(
                options,
                List.of(route),
                Execution.of(strategy),
                tasks,
                FlowRecorder.off(),
                new RequestMeter(new SimpleMeterRegistry()),
                new Leaving(),
                new SettableTime());
        client = new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private void ask() throws IOException {
        client.getOutputStream()
                .write("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** What the client could read at this moment without waiting; nothing, when it has gone. */
    private int readable() {
        try {
            return client.isClosed() ? 0 : client.getInputStream().available();
        } catch (IOException gone) {
            return 0;
        }
    }

    private void awaitHandlerMayEnd() {
        try {
            handlerMayEnd.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
