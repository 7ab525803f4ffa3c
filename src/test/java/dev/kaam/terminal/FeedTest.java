package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is heard of a server. */
class FeedTest {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void a_server_that_falls_silent_is_left_and_asked_again() throws Exception {
        try (var server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    tellAndListen(server);
                    tellAndListen(server);
                } catch (IOException closed) {
                    // by the test
                }
            });
            try (Feed feed =
                    Feed.open(FlowServer.at("http://127.0.0.1:" + server.getLocalPort()), SystemTime.INSTANCE)) {
                assertThat(next(feed)).isInstanceOf(Feed.State.class);
                assertThat(next(feed))
                        .isInstanceOfSatisfying(
                                Feed.Lost.class,
                                lost -> assertThat(lost.why()).isEqualTo("it has said nothing for 5 s"));
                assertThat(next(feed))
                        .isInstanceOfSatisfying(
                                Feed.State.class,
                                state -> assertThat(state.whole()).isTrue());
            }
        }
    }

    /** Tells one state, and then nothing, until the client hangs up. */
    private static void tellAndListen(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {}\n\n"
                            .getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Feed.News next(Feed feed) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Feed.News news = feed.next(LOOK);
            if (news != null) {
                return news;
            }
        }
        throw new AssertionError("nothing was heard");
    }
}
