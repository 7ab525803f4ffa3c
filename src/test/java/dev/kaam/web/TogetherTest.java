package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.todo.Problem;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TogetherTest {
    private final CountDownLatch begun = new CountDownLatch(2);
    private final AtomicInteger interrupted = new AtomicInteger();

    @Test
    void all_go_on_at_once_and_what_they_return_comes_in_order() {
        var met = new CyclicBarrier(3);
        Supplier<Integer> meets = () -> {
            try {
                return met.await();
            } catch (Exception never) {
                throw new IllegalStateException(never);
            }
        };
        assertThat(Together.all(List.of(meets, meets, meets))).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(Together.all(List.of(() -> "a", () -> "b", () -> "c"))).containsExactly("a", "b", "c");
    }

    @Test
    void where_one_fails_the_others_are_ended_and_waited_for() {
        Supplier<String> fails = () -> {
            await(begun);
            throw Problem.unavailable("full");
        };
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Together.all(List.of(this::untilInterrupted, fails, this::untilInterrupted)))
                .withMessage("full");
        assertThat(interrupted).hasValue(2);
    }

    @Test
    void a_defect_of_a_part_is_thrown_as_it_is() {
        var defect = new AssertionError();
        Supplier<String> breaks = () -> {
            throw defect;
        };
        assertThatThrownBy(() -> Together.all(List.of(breaks))).isSameAs(defect);
    }

    @Test
    void where_the_caller_is_interrupted_nothing_goes_on() throws Exception {
        var thrown = new AtomicInteger();
        Thread caller = Thread.ofVirtual().start(() -> {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> Together.all(List.of(this::untilInterrupted, this::untilInterrupted)));
            thrown.set(Thread.currentThread().isInterrupted() ? 1 : -1);
        });
        begun.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown).hasValue(1);
        assertThat(interrupted).hasValue(2);
    }

    private String untilInterrupted() {
        begun.countDown();
        await(new CountDownLatch(1));
        return "never";
    }

    private void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            interrupted.incrementAndGet();
            throw new IllegalStateException(stopped);
        }
    }
}
