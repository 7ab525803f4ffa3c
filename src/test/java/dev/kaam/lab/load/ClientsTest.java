package dev.kaam.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.SystemTime;
import dev.kaam.flow.Time;
import dev.kaam.lab.LabException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ClientsTest {
    private static final Call GET = Call.get("/");
    private static final Duration WARM_UP = Duration.ofMillis(50);
    private static final Duration A_WHILE = Duration.ofMillis(300);

    private final Clients clients = new Clients(SystemTime.INSTANCE);

    @Test
    void closed_clients_get_as_much_as_the_time_of_service_allows_by_little() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(20))) {
            Load load = clients.closed(server.address(), 10, GET, WARM_UP, A_WHILE);
            assertThat(load.failures()).isZero();
            assertThat(load.latencyMillis(0)).isGreaterThanOrEqualTo(19.9); // three digits
            assertThat(load.perSecond()).isLessThanOrEqualTo(10 / 0.020 * 1.05).isPositive();
            assertThat(load.littleGap()).isLessThan(0.05);
        }
    }

    @Test
    void a_client_that_is_done_before_the_others_leaves_no_gap() throws Exception {
        var slow = new AtomicBoolean(true);
        try (var server = new TinyServer(request -> {
            Thread.sleep(slow.getAndSet(false) ? 200 : 10);
            return TinyServer.OK;
        })) {
            assertThat(clients.inTurn(server.address(), 2, 5, GET).littleGap()).isLessThan(0.2); // over all it is 0.4
        }
    }

    @Test
    void clients_that_ask_so_often_always_wait_for_an_answer() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(10))) {
            Load load = clients.inTurn(server.address(), 3, 5, GET);
            assertThat(load.exchanges()).hasSize(15).allMatch(Exchange::isWell);
            assertThat(load.kind()).isEqualTo(Load.Kind.CLOSED);
            assertThat(load.spanMillis()).isGreaterThanOrEqualTo(50);
            assertThat(load.littleGap()).isLessThan(0.05);
        }
    }

    /** On a thread of the system, whose reads no interrupt ends. */
    @Test
    @Timeout(20)
    void one_who_is_interrupted_while_it_asks_stops_and_stays_interrupted() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new TinyServer(request -> {
                    asked.countDown();
                    new CountDownLatch(1).await();
                    return TinyServer.OK;
                });
                var caller = Executors.newSingleThreadExecutor()) {
            Future<Boolean> stopped = caller.submit(() -> {
                assertThatThrownBy(() -> clients.ask(server.address(), GET)).isInstanceOf(LabException.class);
                return Thread.interrupted();
            });
            asked.await();
            caller.shutdownNow();
            assertThat(stopped.get()).isTrue();
        }
    }

    @Test
    void clients_that_do_something_else_leave_a_gap() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(5))) {
            Calls slowly = (client, turn) -> {
                sleep(10);
                return GET;
            };
            Load load = clients.closed(server.address(), 4, slowly, WARM_UP, A_WHILE);
            assertThat(load.littleGap()).isGreaterThan(0.2);
        }
    }

    /** Little's law is blind for that: a client that cannot read its answer believes that it waits. */
    @Test
    void clients_that_wake_late_are_seen() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(5))) {
            Load load =
                    new Clients(new LateTime(Duration.ofMillis(7))).closed(server.address(), 2, GET, WARM_UP, A_WHILE);
            assertThat(load.littleGap()).isLessThan(0.05);
            assertThat(load.strain().wakeMillis()).isGreaterThanOrEqualTo(6.9); // three digits
            assertThat(load.strain().cpu()).isPositive();
        }
    }

    /**
     * This machine's time, where who sleeps is let run late.
     *
     * @param late how late
     */
    private record LateTime(Duration late) implements Time {
        @Override
        public Instant instant() {
            return SystemTime.INSTANCE.instant();
        }

        @Override
        public long nanos() {
            return SystemTime.INSTANCE.nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            SystemTime.INSTANCE.sleep(duration.plus(late));
        }
    }

    @Test
    void requests_of_an_open_load_are_due_as_the_seed_says_and_do_not_drift() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(30))) {
            Load load = clients.open(server.address(), 200, GET, A_WHILE, new SplittableRandom(7));
            long[] offsets = Arrivals.poisson(200, A_WHILE, new SplittableRandom(7));
            assertThat(load.exchanges().stream().mapToLong(one -> one.due() - load.begun()))
                    .containsExactly(Arrays.stream(offsets).boxed().toArray(Long[]::new));
            assertThat(load.exchanges()).allMatch(one -> one.sent() >= one.due());
            assertThat(load.failures()).isZero();
        }
    }

    /** As many requests a second, in the same second: who waits for answers sends none while there are none. */
    @Test
    void a_standstill_is_felt_by_those_who_come_meanwhile_and_hardly_seen_by_one_who_waits() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(2));
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Load> waits =
                    other.submit(() -> clients.closed(server.address(), 1, GET, Duration.ZERO, Duration.ofMillis(800)));
            Future<Load> comes = other.submit(
                    () -> clients.open(server.address(), 300, GET, Duration.ofMillis(800), new SplittableRandom(1)));
            sleep(200);
            server.standStill(Duration.ofMillis(400));
            assertThat(slow(waits.get())).isBetween(1L, 2L);
            assertThat(slow(comes.get())).isGreaterThan(50);
        }
    }

    private static long slow(Load load) {
        return load.exchanges().stream()
                .filter(one -> one.latency() > 100_000_000)
                .count();
    }

    /** Whoever wants to send before waits for the others here, so that a client which connects only to send would wait for ever. */
    @Test
    @Timeout(20)
    void all_are_connected_before_time_starts() throws Exception {
        try (var server = TinyServer.after(Duration.ZERO)) {
            Calls whenAllAreConnected = (client, turn) -> {
                while (server.connections() < 50) {
                    sleep(1);
                }
                return GET;
            };
            Load load = clients.burst(server.address(), 50, whenAllAreConnected);
            assertThat(load.exchanges()).hasSize(50).allMatch(one -> one.due() == load.begun());
        }
    }

    @Test
    void each_client_asks_what_it_is_told_to() throws Exception {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        try (var server = new TinyServer(request -> {
            asked.add(request);
            return TinyServer.OK;
        })) {
            clients.burst(server.address(), 3, (client, turn) -> Call.get("/" + client + "/" + turn));
            assertThat(asked).containsExactlyInAnyOrder("GET /0/0 HTTP/1.1", "GET /1/0 HTTP/1.1", "GET /2/0 HTTP/1.1");
            asked.clear();
            Calls mixed = Calls.mixed(Call.get("/a"), Call.post("/b", "{}"));
            clients.closed(server.address(), 1, mixed, Duration.ZERO, Duration.ofMillis(50));
            assertThat(asked).containsExactlyInAnyOrder("GET /a HTTP/1.1", "POST /b HTTP/1.1");
        }
    }

    @Test
    void a_server_may_close_a_connection_after_an_answer() throws Exception {
        String last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n" + TinyServer.CLOSES;
        try (var server = new TinyServer(request -> last)) {
            Load load = clients.closed(server.address(), 2, GET, Duration.ZERO, Duration.ofMillis(100));
            assertThat(load.failures()).isZero();
            assertThat(load.exchanges()).hasSizeGreaterThan(2);
            assertThat(server.connections())
                    .isGreaterThanOrEqualTo(load.exchanges().size());
        }
    }

    @Test
    void who_is_interrupted_ends_at_once() throws Exception {
        var asked = new CountDownLatch(3 * 5);
        try (var server = new TinyServer(request -> {
            asked.countDown();
            new CountDownLatch(1).await();
            return TinyServer.OK;
        })) {
            Duration minute = Duration.ofMinutes(1);
            List<Thread> callers = List.of(
                    caller(() -> clients.burst(server.address(), 5, GET)),
                    caller(() -> clients.closed(server.address(), 5, GET, Duration.ZERO, minute)),
                    caller(() -> clients.open(server.address(), 100, GET, minute, new SplittableRandom(1))));
            asked.await();
            callers.forEach(Thread::interrupt);
            for (Thread caller : callers) {
                assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
            }
        }
    }

    @Test
    void more_clients_than_the_system_has_files_for_are_refused_with_what_to_do() {
        assertThatThrownBy(() -> OpenFiles.need(1_000_000_000))
                .isInstanceOf(LabException.class)
                .hasMessageContaining("ulimit -n 1000001000");
    }

    @Test
    void more_requests_than_can_be_held_are_refused() throws IOException {
        try (var server = TinyServer.after(Duration.ZERO)) {
            assertThatThrownBy(() ->
                            clients.open(server.address(), 1e6, GET, Duration.ofMinutes(1), new SplittableRandom(1)))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("2,000,000");
            assertThatThrownBy(() -> new Ledger(0).note(new Exchange(0, 0, 0, 200)))
                    .isInstanceOf(LabException.class);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static Thread caller(Work work) {
        return Thread.ofPlatform().start(() -> assertThatThrownBy(work::run).isInstanceOf(InterruptedException.class));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
