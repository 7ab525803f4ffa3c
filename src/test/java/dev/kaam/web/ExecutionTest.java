package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "threads", "pool", "pool:", "pool:0", "pool:2001", "pool:-1", "pool:99999", "Virtual-Threads"
            })
    void what_is_no_strategy_is_refused_with_the_choices(String strategy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Execution.of(strategy))
                .withMessageContaining("virtual-threads, one-at-a-time, pool:N (1 to 2000 threads) or event-loop");
    }

    @Test
    void virtual_threads_wait_side_by_side() throws Exception {
        assertThat(together(Execution.of("virtual-threads"), 1000)).allMatch(Thread::isVirtual);
    }

    @Test
    void a_pool_runs_as_many_at_once_as_it_has_threads() throws Exception {
        assertThat(together(Execution.of("pool:3"), 3))
                .noneMatch(Thread::isVirtual)
                .doesNotHaveDuplicates();
    }

    @Test
    void one_at_a_time_uses_one_thread_in_the_order_of_asking() throws Exception {
        var order = new CopyOnWriteArrayList<Integer>();
        var threads = new CopyOnWriteArrayList<Thread>();
        var last = new CountDownLatch(1);
        try (Execution execution = Execution.of("one-at-a-time")) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                execution.run(() -> {
                    order.add(number);
                    threads.add(Thread.currentThread());
                });
            }
            execution.run(last::countDown);
            last.await();
        }
        assertThat(order).isSorted().hasSize(100);
        assertThat(threads.stream().distinct()).hasSize(1);
    }

    @Test
    void the_event_loop_runs_it_on_the_very_thread_that_asks() {
        var threads = new CopyOnWriteArrayList<Thread>();
        Execution.of("event-loop").run(() -> threads.add(Thread.currentThread()));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    /** Runs {@code count} pieces of work that can only end when all of them run at once; the threads they ran on. */
    private static List<Thread> together(Execution execution, int count) throws Exception {
        var barrier = new CyclicBarrier(count);
        var done = new CountDownLatch(count);
        var threads = new CopyOnWriteArrayList<Thread>();
        try (execution) {
            for (int i = 0; i < count; i++) {
                execution.run(() -> {
                    threads.add(Thread.currentThread());
                    await(barrier);
                    done.countDown();
                });
            }
            done.await();
        }
        return threads;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
