package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.web.Proxies;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShutdownTest {
    @TempDir
    private Path data;

    @Test
    void an_idle_server_ends_with_0() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err()).isEmpty();
        }
    }

    @Test
    void what_is_in_the_works_is_answered() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=500ms")) {
            List<Wire> clients = inTheWorks(kaam, 20);
            kaam.tellToStop();
            for (Wire client : clients) {
                assertThat(client.answer()).startsWith("HTTP/1.1 201");
            }
            assertThat(kaam.exitCode()).isZero();
        }
    }

    @Test
    void what_is_answered_while_it_stops_is_logged() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=500ms")) {
            List<Wire> clients = inTheWorks(kaam, 20);
            kaam.tellToStop();
            for (Wire client : clients) {
                client.answer();
            }
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err()).hasSize(20).allMatch(line -> line.contains(" todo.created owner=local id="));
        }
    }

    /** With more lines than a pipe holds, Kaam has to wait for their reader. */
    @Test
    void it_does_not_end_before_every_answered_write_is_logged() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=0ms");
                Wire wire = new Wire(kaam.port())) {
            kaam.holdErr();
            for (int i = 0; i < 1500; i++) {
                assertThat(wire.send(Wire.post("/todos", "{\"title\":\"a\"}")).answer())
                        .startsWith("HTTP/1.1 201");
            }
            kaam.tellToStop();
            assertThat(kaam.endsWithin(Duration.ofSeconds(1))).isFalse();
            kaam.goOnWithErr();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err()).hasSize(1500).allMatch(line -> line.contains(" todo.created owner=local id="));
        }
    }

    @Test
    void new_connections_are_refused_while_it_answers_what_is_in_the_works() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=3s")) {
            List<Wire> clients = inTheWorks(kaam, 1);
            kaam.tellToStop();
            connectUntilRefused(kaam.port());
            assertThat(kaam.isAlive()).isTrue();
            assertThat(clients.getFirst().answer()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void behind_a_proxy_it_says_first_that_it_will_stop_and_still_takes_what_comes() throws Exception {
        var proxy = new Settings.Proxy(Proxies.of("127.0.0.1"), Duration.ofSeconds(3));
        Kaam kaam = Kaam.start(Settings.local(0, data).withProxy(proxy));
        assertThat(ask(kaam, Wire.get("/health/ready"))).startsWith("HTTP/1.1 200");
        Thread stop = Thread.ofPlatform().start(kaam::close);
        String ready = "HTTP/1.1 200";
        while (ready.startsWith("HTTP/1.1 200")) {
            ready = ask(kaam, Wire.get("/health/ready"));
        }
        assertThat(ready).startsWith("HTTP/1.1 503");
        assertThat(ask(kaam, Wire.post("/todos", "{\"title\":\"late\"}")))
                .startsWith("HTTP/1.1 201")
                .containsIgnoringCase("Connection: close");
        stop.join();
    }

    /** A balancer that does not ask whether it is ready learns of its end by the closed port alone. */
    @Test
    void behind_a_proxy_who_was_connected_when_the_port_closed_is_still_answered() throws Exception {
        var proxy = new Settings.Proxy(Proxies.of("127.0.0.1"), Duration.ZERO);
        Kaam kaam = Kaam.start(Settings.local(0, data).withProxy(proxy));
        try (Wire connected = new Wire(kaam.port())) {
            assertThat(connected.send(Wire.get("/health/ready")).answer()).startsWith("HTTP/1.1 200");
            Thread stop = Thread.ofPlatform().start(kaam::close);
            connectUntilRefused(kaam.port());
            assertThat(connected
                            .send(Wire.post("/todos", "{\"title\":\"just in time\"}"))
                            .answer())
                    .startsWith("HTTP/1.1 201")
                    .containsIgnoringCase("Connection: close");
            stop.join();
        }
    }

    private static String ask(Kaam kaam, String request) throws IOException {
        try (Wire wire = new Wire(kaam.port())) {
            return wire.send(request).answer();
        }
    }

    /** Were the 2 s given anew to the connections, the handlers and the tasks, it would take 4 s. */
    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "pool:2"})
    void what_takes_too_long_is_cut_off_at_one_deadline_for_all(String strategy) throws Exception {
        var endless = new Settings.FakeDb(Duration.ofSeconds(20), Duration.ZERO);
        Kaam kaam = Kaam.start(Settings.local(0, data).withRun(strategy).withFakeDb(endless));
        try (Wire client = new Wire(kaam.port())) {
            client.sendAndHaveInTheWorks(Wire.post("/todos", "{\"title\":\"a\"}"));
            long start = System.nanoTime();
            kaam.close(Duration.ofSeconds(2));
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofSeconds(2), Duration.ofMillis(3500));
        }
    }

    @Test
    @Tag("slow")
    void at_the_latest_after_15_seconds_it_ends_and_says_how_many_were_cut_off() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=17s")) {
            List<Wire> cutOff = inTheWorks(kaam, 3);
            kaam.tellToStop();
            assertThat(kaam.endsWithin(Duration.ofMillis(16_500))).isTrue();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err()).singleElement().asString().endsWith("http.abandoned requests=" + cutOff.size());
        }
    }

    /** Each would hold it up for the 15 s that it gives to what is in the works. */
    @Test
    void connections_on_which_nothing_moves_do_not_hold_it_up() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data);
                Wire used = new Wire(kaam.port());
                Wire fresh = new Wire(kaam.port())) {
            assertThat(used.send(Wire.get("/todos")).answer()).startsWith("HTTP/1.1 200");
            long start = System.nanoTime();
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
            fresh.send("");
        }
    }

    @Test
    void the_file_is_left_closed() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            kaam.post("/todos", "{\"title\":\"a\"}");
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        assertThat(data).isDirectoryNotContaining("glob:**-wal");
        assertThat(StoredTodos.read(data.resolve("kaam.db"))).hasSize(1);
    }

    @Test
    void a_server_to_which_nobody_wrote_leaves_only_its_database() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        assertThat(data).isDirectoryNotContaining("glob:**-{wal,shm}");
    }

    private static List<Wire> inTheWorks(KaamProcess kaam, int clients) throws Exception {
        var wires = new ArrayList<Wire>();
        for (int i = 0; i < clients; i++) {
            wires.add(new Wire(kaam.port()).sendAndHaveInTheWorks(Wire.post("/todos", "{\"title\":\"a\"}")));
        }
        return wires;
    }

    private static void connectUntilRefused(int port) throws IOException {
        while (true) {
            try (Wire wire = new Wire(port)) {
                wire.send(Wire.get("/health/live")).answer();
            } catch (ConnectException refused) {
                return;
            } catch (IOException closedAtOnce) {
                // it came while the server stopped to listen: the next one is refused
            }
        }
    }
}
