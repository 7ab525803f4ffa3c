package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopHeartbeatTest {
    private static final long HELD = Duration.ofMillis(300).toNanos();

    @Test
    void a_handler_that_waits_on_a_loop_is_told_as_parked_where_it_waits() throws Exception {
        try (var loops = new RealLoops(1)) {
            Flow flow = loops.request(0, LoopHeartbeatTest::waitFor300Millis);
            Incident incident = loops.await(one -> one.to() != 0);
            System.out.println(incident);
            assertThat(incident.kind()).isEqualTo(Incident.Kind.PARKED);
            assertThat(incident.stack()).anyMatch(frame -> frame.contains("waitFor300Millis"));
            assertThat(incident.culprits()).extracting(Blame.Share::request).containsExactly(flow.number());
        }
    }

    @Test
    void a_handler_that_computes_on_a_loop_is_told_as_computing_where_it_computes() throws Exception {
        try (var loops = new RealLoops(1)) {
            Flow flow = loops.request(0, LoopHeartbeatTest::computeFor300Millis);
            Incident incident = loops.await(one -> one.to() != 0);
            System.out.println(incident);
            assertThat(incident.kind()).isEqualTo(Incident.Kind.COMPUTING);
            assertThat(incident.stack()).anyMatch(frame -> frame.contains("computeFor300Millis"));
            assertThat(incident.culprits()).extracting(Blame.Share::request).containsExactly(flow.number());
        }
    }

    private static void waitFor300Millis() {
        try {
            Thread.sleep(Duration.ofNanos(HELD)); // this is what is tested
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void computeFor300Millis() {
        var threads = ManagementFactory.getThreadMXBean();
        long end = threads.getCurrentThreadCpuTime() + HELD;
        while (threads.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
