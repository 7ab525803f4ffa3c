package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kaam is killed again and again while clients write, and while e-mails and webhooks go out for what they wrote: each that a commit asked
 * for goes out, none that was undone does, and what goes out twice can be known by its id.
 */
class TaskKillTest {
    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ids under which each todo was told; more than one id for a todo is a defect, more than one call is not. */
    private final Map<UUID, Set<String>> told = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private HttpServer receiver;
    private GreenMail mails;

    @BeforeEach
    void listen() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        receiver = HttpServer.create(new InetSocketAddress(loopback, 0), 1000);
        receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.createContext("/", this::receive);
        receiver.start();
        mails = new GreenMail(new ServerSetup(0, loopback.getHostAddress(), ServerSetup.PROTOCOL_SMTP));
        mails.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        mails.stop();
    }

    @Test
    void what_was_asked_for_goes_out_across_3_kills() throws Exception {
        goesOut(3, 700);
    }

    @Test
    @Tag("slow")
    void what_was_asked_for_goes_out_across_50_kills() throws Exception {
        goesOut(50, 200);
    }

    private void goesOut(int kills, int answers) throws Exception {
        var random = new SplittableRandom();
        for (int kill = 0; kill < kills; kill++) {
            try (KaamProcess kaam = serve()) {
                if (kill == 0) {
                    String body = "{\"url\":\"http://127.0.0.1:"
                            + receiver.getAddress().getPort() + "/\",\"kinds\":[\"created\"]}";
                    assertThat(kaam.post("/webhooks", body).statusCode()).isEqualTo(201);
                }
                writeAndKill(kaam, answers / 2 + random.nextInt(answers));
            }
        }
        try (KaamProcess kaam = serve()) {
            waitUntilDone(kaam);
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        check();
    }

    private KaamProcess serve() throws Exception {
        return KaamProcess.serve(
                folder,
                "--webhooks-to-private",
                "--smtp=smtp://127.0.0.1:" + mails.getSmtp().getPort(),
                "--mail-from=kaam@example.org",
                "--mail-to=me@example.org");
    }

    private void check() throws Exception {
        Map<UUID, StoredTodos.Row> stored = StoredTodos.read(folder.resolve("kaam.db"));
        assertThat(stored)
                .hasSizeGreaterThan(500)
                .noneSatisfy((id, row) -> assertThat(row.title()).isEqualTo("never"));
        assertThat(told.keySet()).isEqualTo(stored.keySet());
        assertThat(told.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        Map<String, Set<String>> mailed = mailed();
        assertThat(mailed.keySet())
                .isEqualTo(stored.values().stream()
                        .map(StoredTodos.Row::title)
                        .filter(title -> title.startsWith("mail"))
                        .collect(Collectors.toSet()));
        assertThat(mailed.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
    }

    /** The Message-IDs of the e-mails for each title. */
    private Map<String, Set<String>> mailed() throws Exception {
        var found = new ConcurrentHashMap<String, Set<String>>();
        for (var mail : mails.getReceivedMessages()) {
            String title = mail.getSubject().replaceAll(".*(mail-[0-9a-f-]+).*", "$1");
            found.computeIfAbsent(title, each -> ConcurrentHashMap.newKeySet()).add(mail.getHeader("Message-ID")[0]);
        }
        return found;
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        UUID todo = UUID.fromString(body.path("todo").path("id").asText());
        told.computeIfAbsent(todo, each -> ConcurrentHashMap.newKeySet())
                .add(exchange.getRequestHeaders().getFirst("Kaam-Delivery"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static void writeAndKill(KaamProcess kaam, int answers) throws Exception {
        var latch = new CountDownLatch(answers);
        List<Future<?>> ends = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                ends.add(threads.submit(() -> writeUntilKilled(kaam, latch)));
            }
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            kaam.kill();
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }

    private static Void writeUntilKilled(KaamProcess kaam, CountDownLatch answers) throws Exception {
        try {
            for (int i = 0; ; i++) {
                write(kaam, i);
                answers.countDown();
            }
        } catch (IOException killed) {
            return null;
        }
    }

    private static void write(KaamProcess kaam, int i) throws IOException, InterruptedException {
        switch (i % 8) {
            case 0 ->
                assertThat(kaam.post(
                                        "/todos",
                                        "{\"title\":\"mail-" + UUID.randomUUID() + "\",\"remind\":{\"at\":\""
                                                + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"}}")
                                .statusCode())
                        .isEqualTo(201);
            case 1 ->
                assertThat(kaam.post(
                                        "/todos/batch",
                                        "{\"operations\":[{\"op\":\"add\",\"todo\":{\"title\":\"never\"}},"
                                                + "{\"op\":\"delete\",\"id\":\"" + UUID.randomUUID() + "\"}]}")
                                .statusCode())
                        .isGreaterThanOrEqualTo(400);
            default ->
                assertThat(kaam.post("/todos", "{\"title\":\"plain\"}").statusCode())
                        .isEqualTo(201);
        }
    }

    private static void waitUntilDone(KaamProcess kaam) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (unfinished(kaam) > 0) {
            assertThat(Instant.now()).as("all tasks are done").isBefore(end);
            Thread.sleep(50);
        }
    }

    private static int unfinished(KaamProcess kaam) throws Exception {
        int count = 0;
        for (String kind : List.of("call-webhook", "send-reminder")) {
            for (String state : List.of("ready", "running")) {
                count += JSON.readTree(kaam.get("/tasks?limit=200&kind=" + kind + "&state=" + state)
                                .body())
                        .size();
            }
        }
        return count;
    }
}
