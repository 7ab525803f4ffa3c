package dev.kaam.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.Flow;
import dev.kaam.flow.SettableTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class EphemeralTasksTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SettableTime time = new SettableTime();
    private final EphemeralTasks tasks = new EphemeralTasks(time, 3, LIMIT);

    @Test
    void nothing_starts_before_the_response_is_out() {
        var ran = new AtomicBoolean();
        var request = new AfterResponse(tasks, Flow.NONE);
        request.add("log", () -> ran.set(true));
        tasks.drain(LIMIT);
        assertThat(ran).isFalse();
    }

    @Test
    void what_was_held_back_runs_once_when_it_is_released() {
        var ran = new CopyOnWriteArrayList<String>();
        var request = new AfterResponse(tasks, Flow.NONE);
        request.add("log", () -> ran.add("log"));
        request.add("count", () -> ran.add("count"));
        request.release();
        request.release();
        tasks.drain(LIMIT);
        assertThat(ran).containsExactlyInAnyOrder("log", "count");
    }

    @Test
    void what_is_for_the_loop_runs_on_the_thread_that_releases_it_behind_the_start_of_the_others() {
        var elsewhere = new CountDownLatch(1);
        var ran = new CopyOnWriteArrayList<Thread>();
        var request = new AfterResponse(tasks, Flow.NONE);
        request.addOnLoop("first", () -> {
            await(elsewhere);
            ran.add(Thread.currentThread());
        });
        request.addOnLoop("fails", () -> {
            throw new AssertionError("told to");
        });
        request.addOnLoop("second", () -> ran.add(Thread.currentThread()));
        request.add("log", elsewhere::countDown);
        request.release();
        assertThat(ran).containsExactly(Thread.currentThread(), Thread.currentThread());
        tasks.drain(LIMIT);
        assertThat(tasks.counts()).isEqualTo(new EphemeralTasks.Counts(3, 1, 0, 0));
        assertThat(tasks.unfinished()).isEqualTo(3);
    }

    @Test
    void a_task_that_is_added_after_the_response_runs_at_once() {
        var ran = new AtomicBoolean();
        var request = new AfterResponse(tasks, Flow.NONE);
        request.release();
        request.add("late", () -> ran.set(true));
        tasks.drain(LIMIT);
        assertThat(ran).isTrue();
    }

    @Test
    void a_task_that_fails_or_hangs_does_not_stop_another() throws Exception {
        var hang = new CountDownLatch(1);
        var ran = new CountDownLatch(1);
        tasks.start(task("fails", () -> {
            throw new AssertionError("told to");
        }));
        tasks.start(task("hangs", () -> await(hang)));
        tasks.start(task("works", ran::countDown));
        ran.await();
        hang.countDown();
        tasks.drain(LIMIT);
        assertThat(tasks.counts()).isEqualTo(new EphemeralTasks.Counts(2, 1, 0, 0));
    }

    @Test
    void one_more_than_the_bound_is_dropped_and_counted() {
        var hang = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            tasks.start(task("hangs", () -> await(hang)));
        }
        assertThat(tasks.counts().dropped()).isEqualTo(1);
        hang.countDown();
        tasks.drain(LIMIT);
        assertThat(tasks.counts()).isEqualTo(new EphemeralTasks.Counts(3, 0, 0, 1));
    }

    @Test
    void one_that_runs_too_long_is_interrupted() throws Exception {
        var started = new CountDownLatch(1);
        tasks.start(task("hangs", () -> {
            started.countDown();
            await(new CountDownLatch(1));
        }));
        started.await();
        tasks.sweep();
        assertThat(tasks.counts().overdue()).isZero();
        time.pass(LIMIT.plusSeconds(1));
        tasks.sweep();
        tasks.sweep();
        tasks.drain(LIMIT);
        assertThat(tasks.counts()).isEqualTo(new EphemeralTasks.Counts(0, 1, 1, 0));
    }

    @Test
    void draining_interrupts_what_takes_longer_than_its_patience() throws Exception {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        tasks.start(task("hangs", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException told) {
                interrupted.countDown();
            }
        }));
        started.await();
        tasks.drain(Duration.ZERO);
        interrupted.await();
        assertThat(List.of(interrupted.getCount())).containsExactly(0L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            throw new IllegalStateException(told);
        }
    }

    private static EphemeralTasks.Task task(String name, Runnable work) {
        return new EphemeralTasks.Task(name, work, Flow.NONE.task(name));
    }
}
