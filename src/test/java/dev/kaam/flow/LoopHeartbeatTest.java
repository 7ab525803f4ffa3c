package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Real event loops, with real requests. */
class LoopHeartbeatTest {
    private static final Duration HELD = Duration.ofMillis(300);

    @Test
    void a_handler_that_waits_on_a_loop_is_told_as_parked_where_it_waits() throws Exception {
        try (var loops = new RealLoops(1)) {
            loops.request(0, LoopHeartbeatTest::sleep);
            Incident incident = loops.await(LoopHeartbeatTest::isOver);
            assertThat(incident.kind()).as(incident::toString).isEqualTo(Incident.Kind.PARKED);
            assertThat(incident.stack()).anyMatch(frame -> frame.contains("LoopHeartbeatTest.sleep"));
            assertThat(incident.stack()).hasSizeBetween(3, 40);
            assertThat(incident.culprits()).extracting(Blame.Share::request).containsExactly(1L);
            assertThat(incident.nanos(0)).isGreaterThanOrEqualTo(HELD.toNanos());
        }
    }

    @Test
    void a_handler_that_computes_on_a_loop_is_told_as_computing_where_it_computes() throws Exception {
        try (var loops = new RealLoops(1)) {
            loops.request(0, LoopHeartbeatTest::compute);
            Incident incident = loops.await(LoopHeartbeatTest::isOver);
            assertThat(incident.kind()).as(incident::toString).isEqualTo(Incident.Kind.COMPUTING);
            assertThat(incident.stack()).anyMatch(frame -> frame.contains("LoopHeartbeatTest.compute"));
            assertThat(incident.culprits()).extracting(Blame.Share::request).containsExactly(1L);
            assertThat(incident.cpuNanos()).isBetween(HELD.toNanos() * 9 / 10, incident.nanos(0));
        }
    }

    @Test
    void of_two_loops_only_the_one_that_is_held_is_told() throws Exception {
        try (var loops = new RealLoops(2)) {
            loops.request(1, LoopHeartbeatTest::sleep);
            loops.await(LoopHeartbeatTest::isOver);
            loops.awaitBeats(20);
            assertThat(loops.held()).extracting(Incident::loop).containsExactly("loop-1");
        }
    }

    @Test
    void a_loop_that_is_not_let_go_is_told_meanwhile_and_again_when_it_is() throws Exception {
        try (var loops = new RealLoops(1)) {
            var letGo = new CountDownLatch(1);
            loops.request(0, () -> await(letGo));
            Incident meanwhile = loops.await(one -> one.kind() == Incident.Kind.PARKED);
            letGo.countDown();
            Incident over = loops.await(LoopHeartbeatTest::isOver);
            assertThat(meanwhile.to()).isZero();
            assertThat(meanwhile.culprits()).extracting(Blame.Share::request).containsExactly(1L);
            assertThat(over.number()).isEqualTo(meanwhile.number());
            assertThat(over.nanos(0)).isGreaterThan(Duration.ofSeconds(1).toNanos());
            assertThat(loops.held()).hasSize(1);
        }
    }

    @Test
    void blame_names_those_who_waited_and_for_how_long_at_most() throws Exception {
        var held = new CountDownLatch(1);
        var sent = new CountDownLatch(1);
        Map<String, Runnable> onLoop = Map.of("/holds", () -> {
            held.countDown();
            await(sent);
            sleep();
        });
        Map<String, Runnable> elsewhere = Map.of("/answers-meanwhile", () -> await(held));
        try (var loops = new RealLoops(1)) {
            int port = loops.serve(0, onLoop, elsewhere);
            try (var first = new Client(port);
                    var second = new Client(port);
                    var third = new Client(port)) {
                first.get("/before-1").read();
                second.get("/before-2").read();
                third.get("/before-3").read();
                first.get("/answers-meanwhile");
                loops.awaitFlow("/answers-meanwhile", Flow::queued);
                second.get("/holds");
                await(held);
                long from = RealLoops.TIME.nanos();
                third.get("/comes-meanwhile");
                loops.awaitFlow("/answers-meanwhile", Flow::answered);
                sent.countDown();
                first.read();
                second.read();
                third.read();
                isBlamed(loops, from);
            }
        }
    }

    /** @param from when the last request was sent, at the latest */
    private static void isBlamed(RealLoops loops, long from) throws InterruptedException {
        Flow holds = loops.flow("/holds");
        Incident incident = loops.await(one -> one.to() != 0 && named(one.culprits(), holds));
        Flow reply = loops.flow("/answers-meanwhile");
        Flow unread = loops.flow("/comes-meanwhile");
        assertThat(incident.culprits()).as(incident::toString).hasSize(1);
        assertThat(incident.waited())
                .as(incident::toString)
                .extracting(Blame.Share::request)
                .containsExactlyInAnyOrder(reply.number(), unread.number());
        long forReply = Math.min(incident.to(), reply.sent()) - reply.answered();
        long before = Math.max(0, holds.started() - incident.from());
        assertThat(nanos(incident, reply)).isBetween(forReply, forReply + before);
        assertThat(nanos(incident, unread)).isBetween(incident.to() - from, incident.nanos(0));
    }

    @Test
    void what_is_run_at_each_beat_may_fail_and_the_heart_goes_on() throws Exception {
        var told = new CountDownLatch(3);
        try (var heart =
                new LoopHeartbeat(List.of(), FlowRecorder.off(), RealLoops.TIME, new Incidents(), () -> fail(told))) {
            told.await();
            assertThat(heart).isNotNull();
        }
    }

    @Test
    void its_threads_end_with_it() throws Exception {
        new RealLoops(1).close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("flow-heart", "flow-control");
    }

    private static boolean isOver(Incident incident) {
        return incident.to() != 0 && !incident.loop().isEmpty();
    }

    private static void fail(CountDownLatch told) {
        Thread.currentThread().setUncaughtExceptionHandler((heart, failure) -> told.countDown());
        throw new IllegalStateException("as the test wants");
    }

    private static boolean named(List<Blame.Share> shares, Flow flow) {
        return shares.stream().anyMatch(share -> share.request() == flow.number());
    }

    private static long nanos(Incident incident, Flow flow) {
        return incident.waited().stream()
                .filter(share -> share.request() == flow.number())
                .findFirst()
                .orElseThrow()
                .nanos();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(HELD); // that a loop waits is what is tested
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void compute() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + HELD.toNanos();
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** A connection that stays open. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        /** Returns when the request lies in the socket of the server. */
        Client get(String path) throws IOException {
            String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        /** Reads a response, which has no body. */
        void read() throws IOException {
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
