package dev.kaam.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.SystemTime;
import dev.kaam.lab.LabException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that goes wrong is missing from a load, and none of it looks like a quick answer. */
class FailuresTest {
    private static final Call GET = Call.get("/");
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final String CLOSES = TinyServer.CLOSES;

    private final Clients clients = new Clients(SystemTime.INSTANCE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                CLOSES,
                "HTTP/1.1 200 OK\r\nContent-Le" + CLOSES,
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf" + CLOSES,
                "HTTP/1.1 200 OK\r\n\r\nhow long?" + CLOSES,
                "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\nok",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "SSH-2.0-nonsense\r\n\r\n"
            })
    void a_broken_answer_is_none(String answer) throws Exception {
        try (var server = new TinyServer(request -> answer)) {
            everythingFails(server.address(), 0);
            assertThatThrownBy(() -> clients.ask(server.address(), GET)).isInstanceOf(LabException.class);
        }
    }

    @Test
    void a_head_without_an_end_is_no_answer() throws Exception {
        String endless = "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000) + CLOSES;
        try (var server = new TinyServer(request -> endless)) {
            everythingFails(server.address(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 412, 500, 503})
    void an_answer_to_something_else_is_a_failure(int status) throws Exception {
        String answer = "HTTP/1.1 " + status + " So\r\nContent-Length: 0\r\n\r\n";
        try (var server = new TinyServer(request -> answer)) {
            everythingFails(server.address(), status);
            assertThat(clients.ask(server.address(), GET).status()).isEqualTo(status);
        }
    }

    @Test
    void a_connection_that_is_refused_is_a_failure() throws Exception {
        var gone = TinyServer.after(Duration.ZERO);
        gone.close();
        everythingFails(gone.address(), 0);
        assertThatThrownBy(() -> clients.ask(gone.address(), GET))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("no connection");
    }

    @Test
    void what_fails_while_warming_up_has_failed_too() throws Exception {
        try (var server = new TinyServer(request -> CLOSES)) {
            Load load = clients.closed(server.address(), 3, GET, Duration.ofMinutes(1), Duration.ofMillis(10));
            assertThat(load.failures()).isEqualTo(3);
        }
    }

    private void everythingFails(URI server, int status) throws InterruptedException {
        List<Load> loads = List.of(
                clients.burst(server, 3, GET),
                closed(server),
                clients.open(server, 1_000, GET, SHORT, new SplittableRandom(1)));
        assertThat(loads).allSatisfy(load -> {
            assertThat(load.exchanges()).isNotEmpty().allMatch(one -> one.status() == status);
            assertThat(load.failures()).isEqualTo(load.exchanges().size());
            assertThat(load.perSecond()).isZero();
            assertThat(load.latencyMillis(50)).isNaN();
            assertThat(load.serviceMillis(50)).isNaN();
            assertThat(load.meanMillis()).isNaN();
            assertThat(load.spanMillis()).isNaN();
        });
        assertThat(loads.getFirst().exchanges()).hasSize(3);
        assertThat(loads.getLast().exchanges()).hasSize(Arrivals.poisson(1_000, SHORT, new SplittableRandom(1)).length);
    }

    /** For so short a time that a busy machine may let it end before a client has asked; then once more. */
    private Load closed(URI server) throws InterruptedException {
        Load load;
        do {
            load = clients.closed(server, 3, GET, Duration.ZERO, Duration.ofMillis(10));
        } while (load.exchanges().isEmpty());
        return load;
    }
}
