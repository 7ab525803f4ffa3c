package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import dev.kaam.TestKaam;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests are told line by line, and how what strangers sent stands there. */
class TailTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @TempDir
    private Path data;

    @Test
    void what_pages_load_for_themselves_is_not_told() throws Exception {
        try (var kaam = TestKaam.on(data)) {
            List<String> all = List.of("/", "/web/index.html", "/webjars/none", "/flow", "/flows", "/web", "/trash");
            String told = tell(kaam, "/trash", () -> {
                for (String path : all) {
                    send(kaam, "GET " + path);
                }
            });
            assertThat(told.lines().filter(line -> !line.contains("/health/live")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains(" GET /flows 404 "),
                            line -> assertThat(line).contains(" GET /web 404 "),
                            line -> assertThat(line).contains(" GET /trash 200 "));
        }
    }

    @Test
    void what_a_request_says_does_not_steer_the_terminal() throws Exception {
        try (var kaam = TestKaam.on(data)) {
            String told = tell(kaam, "/trash", () -> {
                send(kaam, "GET /a\u001b]0;mine\u0007b\u009b2J");
                send(kaam, "G\u001b[2JT /b");
                send(kaam, "GET /c", "X-Request-Id: d\u001b[2J");
                send(kaam, "GET /trash");
            });
            assertThat(told.chars().filter(c -> c != '\n').anyMatch(Character::isISOControl))
                    .as(told)
                    .isFalse();
            assertThat(told).contains(" GET /a?]0;mine?b?2J 404 ");
        }
    }

    private static void send(TestKaam kaam, String begin, String... headers) throws Exception {
        String head = begin + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
        try (Socket socket = kaam.socket()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getInputStream().readAllBytes();
        }
    }

    private interface Sending {
        void send() throws Exception;
    }

    /** From the first line on, up to the one that has this in it. */
    private static String tell(TestKaam kaam, String last, Sending requests) throws Exception {
        var told = new StringWriter();
        long end = System.nanoTime() + PATIENCE_NANOS;
        var sender = new FutureTask<Void>(() -> {
            while (!told.toString().contains("/health/live") && System.nanoTime() < end) {
                kaam.get("/health/live");
            }
            requests.send();
            return null;
        });
        Thread.ofVirtual().start(sender);
        try (Feed feed = Feed.open(FlowServer.at(kaam.url("")), SystemTime.INSTANCE)) {
            new Tail(new PrintWriter(told), new PrintWriter(Writer.nullWriter()), ZoneOffset.UTC)
                    .tell(feed, () -> told.toString().contains(last) || System.nanoTime() > end);
        }
        sender.get();
        return told.toString();
    }
}
