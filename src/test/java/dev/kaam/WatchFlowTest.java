package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kaam flow} where its output goes to another program. */
class WatchFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHAI = "{\"title\":\"Chai\"}";

    @TempDir
    private Path data;

    @Test
    void it_tells_a_line_for_each_request_that_has_ended() throws Exception {
        try (var kaam = TestKaam.on(data);
                var flow = KaamProcess.run(Map.of(), "flow", "--url", kaam.url(""))) {
            awaitBegun(kaam, flow);
            kaam.post("/todos", CHAI);
            kaam.get("/todos?limit=1");
            kaam.get("/nowhere");
            awaitLine(flow, "/nowhere");
            flow.tellToStop();
            assertThat(flow.exitCode()).isZero();
            List<String> lines = flow.out().stream()
                    .dropWhile(line -> line.contains("/health"))
                    .toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0))
                    .matches(
                            "\\d\\d:\\d\\d:\\d\\d\\.\\d{3} #\\d+ POST /todos 201 [\\d.]+ ms: .+ ms.* \\| tasks: log \\w+");
            assertThat(lines.get(1)).contains(" GET /todos 200 ", " ms: ");
            assertThat(lines.get(2)).contains(" GET /nowhere 404 ");
            assertThat(flow.err()).isEmpty();
        }
    }

    @Test
    void of_what_was_before_it_tells_nothing() throws Exception {
        try (var kaam = TestKaam.on(data)) {
            for (int i = 0; i < 12; i++) {
                kaam.get("/todos");
            }
            try (var flow = KaamProcess.run(Map.of("KAAM_URL", kaam.url("/")), "flow")) {
                awaitBegun(kaam, flow);
                kaam.get("/trash");
                awaitLine(flow, "/trash");
                flow.tellToStop();
                assertThat(flow.out()).noneMatch(line -> line.contains("/todos"));
            }
        }
    }

    @Test
    void it_ends_when_nobody_reads_its_lines_any_more() throws Exception {
        try (var kaam = TestKaam.on(data);
                var flow = KaamProcess.runInto("head -1", "flow", "--url", kaam.url(""))) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!flow.endsWithin(Duration.ofMillis(100))) {
                kaam.get("/trash");
                assertThat(System.nanoTime()).isLessThan(end);
            }
            assertThat(flow.out()).singleElement().asString().contains("/trash");
        }
    }

    @Test
    void it_says_so_when_nobody_answers() throws Exception {
        assertFails(
                "kaam: Nobody answers at http://127.0.0.1:1: start a Kaam there with bin/kaam serve, or name another with --url.",
                "flow",
                "--url",
                "http://127.0.0.1:1/");
    }

    @Test
    void it_says_so_when_a_server_does_not_answer() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            assertFails(
                    "kaam: The server at " + url
                            + " does not answer: it may be held up. Try again, or name another with --url.",
                    "flow",
                    "--url",
                    url);
        }
    }

    @Test
    void a_signal_ends_it_at_once_though_a_server_does_not_answer() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            try (var flow = KaamProcess.run(Map.of(), "flow", "--url", url);
                    var asked = silent.accept()) {
                assertThat(asked.getInputStream().read()).isEqualTo('G');
                flow.tellToStop();
                assertThat(flow.exitCode()).isEqualTo(1);
                assertThat(flow.err()).containsExactly("kaam: It was ended before " + url + " answered.");
            }
        }
    }

    @Test
    void it_says_so_when_somebody_else_answers() throws Exception {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            assertFails(
                    "kaam: Who answers at " + url + " (200) shows no flow: name a Kaam with --url.",
                    "flow",
                    "--url",
                    url);
        } finally {
            other.stop(0);
        }
    }

    @Test
    void it_says_what_the_server_says_that_does_not_show_its_flow() throws Exception {
        try (var kaam = TestKaam.on(data)) {
            assertFails(
                    "kaam: The server at " + kaam.url("/web")
                            + " does not show its flow (404): There is no file web/flow.",
                    "flow",
                    "--url",
                    kaam.url("/web"));
        }
    }

    @Test
    void it_says_so_when_nothing_is_recorded() throws Exception {
        try (var kaam = TestKaam.with(data, settings -> settings.withFlow(false))) {
            assertFails(
                    "kaam: The server records no flow: start it without --flow off.", "flow", "--url", kaam.url(""));
        }
    }

    @Test
    void a_server_that_is_lost_is_said_to_be_and_looked_for() throws Exception {
        KaamProcess flow;
        int port;
        try (var kaam = TestKaam.on(data)) {
            port = kaam.port();
            flow = KaamProcess.run(Map.of(), "flow", "--url", kaam.url(""));
            awaitBegun(kaam, flow);
        }
        try (flow;
                var again = TestKaam.with(data, settings -> Settings.local(port, data))) {
            again.post("/todos", CHAI);
            awaitLine(flow, "POST /todos 201");
            flow.tellToStop();
            assertThat(flow.err())
                    .first()
                    .asString()
                    .startsWith("kaam: the connection is lost (")
                    .endsWith("); trying again");
            assertThat(flow.err()).last().isEqualTo("kaam: connected again");
        }
    }

    private static void assertFails(String sentence, String... arguments) throws Exception {
        try (KaamProcess flow = KaamProcess.run(Map.of(), arguments)) {
            assertThat(flow.exitCode()).isEqualTo(1);
            assertThat(flow.err()).containsExactly(sentence);
            assertThat(flow.out()).isEmpty();
        }
    }

    /** Until it tells of one that came after it had begun. */
    private static void awaitBegun(TestKaam kaam, KaamProcess flow) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (flow.outSoFar().isEmpty()) {
            kaam.get("/health/live");
            assertThat(System.nanoTime()).as("nothing is told").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static void awaitLine(KaamProcess flow, String part) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (flow.outSoFar().stream().noneMatch(line -> line.contains(part))) {
            assertThat(System.nanoTime())
                    .as("no " + part + " in " + flow.outSoFar())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }
}
