package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the scheduler of this very program, which has as many carriers as before when the test is over. */
class CarriersTest {
    private static final Duration WHILE = Duration.ofMillis(200);
    private static final int PATIENCE = 30;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = scheduler.getParallelism();
    private Thread watch;

    @BeforeEach
    void watches() {
        watch = Thread.ofPlatform().start(new Carriers(1, 2, WHILE, SystemTime.INSTANCE)::watch);
    }

    @AfterEach
    void leavesWhatWas() throws InterruptedException {
        watch.interrupt();
        watch.join();
        scheduler.setParallelism(before);
    }

    @Test
    @Timeout(60)
    void one_that_computes_leaves_the_others_a_carrier_after_a_moment_and_then_there_are_few_again() throws Exception {
        awaitFew();
        var enough = new AtomicBoolean();
        var other = new CountDownLatch(1);
        Thread computes = Thread.ofVirtual().start(() -> {
            Thread.ofVirtual().start(other::countDown);
            while (!enough.get()) {
                Thread.onSpinWait();
            }
        });
        try {
            assertThat(other.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } finally {
            enough.set(true);
        }
        computes.join();
        awaitFew();
    }

    @Test
    @Timeout(60)
    void it_has_all_when_nobody_watches_any_more() throws Exception {
        awaitFew();
        watch.interrupt();
        watch.join();
        assertThat(scheduler.getParallelism()).isEqualTo(2);
    }

    /** Where others keep the processors from it, as the tests beside this one do, it has all of them for a minute first. */
    @Test
    @Tag("slow")
    @Timeout(180)
    void a_server_has_half_as_many_as_processors(@TempDir Path data) throws Exception {
        try (KaamProcess server = KaamProcess.serve(data)) {
            while (parallelism(server) != Math.max(1, PROCESSORS / 2)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @Timeout(60)
    void a_server_whose_handlers_compute_has_as_many_as_processors(@TempDir Path data) throws Exception {
        try (KaamProcess server = KaamProcess.serve(data, "--fake-db", "wait=0ms,cpu=1ms")) {
            assertThat(server.get("/todos").statusCode()).isEqualTo(200);
            assertThat(parallelism(server)).isEqualTo(PROCESSORS);
        }
    }

    private static int parallelism(KaamProcess server) throws Exception {
        return new ObjectMapper()
                .readTree(server.get("/flow").body())
                .at("/numbers/scheduler/parallelism")
                .asInt();
    }

    private void awaitFew() {
        while (scheduler.getParallelism() != 1) {
            Thread.onSpinWait();
        }
    }
}
