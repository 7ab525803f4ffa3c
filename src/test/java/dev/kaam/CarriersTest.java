package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On the scheduler of this very program, which has as many carriers as before when the test is over. */
class CarriersTest {
    private static final Duration WHILE = Duration.ofMillis(200);
    private static final int PATIENCE = 30;

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

    private void awaitFew() {
        while (scheduler.getParallelism() != 1) {
            Thread.onSpinWait();
        }
    }
}
