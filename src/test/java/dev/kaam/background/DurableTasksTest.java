package dev.kaam.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Task.State;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.FakeDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Time stands still here: what happens, happens because a bell rang, unless a test lets a second pass. */
class DurableTasksTest {
    private static final String OWNER = "local";
    private static final String KIND = "greet";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SettableTime time = new SettableTime();
    private final TaskMeter meter = new TaskMeter(new SimpleMeterRegistry());
    private final FakeDatabase database = new FakeDatabase(time, Duration.ZERO, () -> {}, new Random(1));
    private final TaskStore tasks = database.tasks();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void a_task_starts_because_it_was_recorded_and_no_clock_has_to_move() throws Exception {
        DurableTasks durable = start(does());
        order.add("recorded");
        tasks.add(OWNER, draft("started"));
        begun.await();
        durable.drain(Deadline.in(PATIENCE, time));
        assertThat(order).containsExactly("recorded", "\"started\"");
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void a_task_whose_time_comes_starts_within_a_second_though_nobody_rings() throws Exception {
        tasks.add(OWNER, draft("later").at(time.instant().plus(SECOND)));
        DurableTasks durable = start(does());
        assertThat(order).isEmpty();
        passUntil(begun);
        durable.drain(Deadline.in(PATIENCE, time));
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void draining_waits_for_what_runs() throws Exception {
        DurableTasks durable = start(waits());
        tasks.add(OWNER, draft("x"));
        begun.await();
        Thread drain = Thread.ofVirtual().start(() -> durable.drain(Deadline.in(PATIENCE, time)));
        awaitWaiting(drain);
        assertThat(states()).containsExactly(State.RUNNING);
        go.countDown();
        drain.join();
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void draining_gives_back_what_does_not_end_in_time_and_starts_nothing_more() throws Exception {
        DurableTasks durable = start(waits());
        tasks.add(OWNER, draft("runs"));
        begun.await();
        tasks.add(OWNER, draft("waits"));
        durable.drain(Deadline.in(Duration.ZERO, time));
        assertThat(states()).containsOnly(State.READY);
        assertThat(list()).extracting(Task::attempts).containsOnly(0);
    }

    @Test
    void what_was_told_to_stop_claiming_claims_nothing_more_but_ends_what_it_has() throws Exception {
        DurableTasks durable = start(waits());
        Task first = tasks.add(OWNER, draft("first"));
        begun.await();
        durable.stopClaiming();
        tasks.add(OWNER, draft("second"));
        go.countDown();
        durable.drain(Deadline.in(PATIENCE, time));
        assertThat(list())
                .allSatisfy(task ->
                        assertThat(task.state()).isEqualTo(task.id().equals(first.id()) ? State.DONE : State.READY));
    }

    @Test
    void leases_are_kept_while_a_task_is_at_work_however_long() throws Exception {
        var kind = new TaskKind(KIND, 1, 1, Duration.ofHours(1), 10, task -> {
            begun.countDown();
            go.await();
            return Outcome.done();
        });
        DurableTasks durable = start(kind);
        tasks.add(OWNER, draft("x"));
        begun.await();
        for (int i = 0; i < 120; i++) {
            pass();
        }
        assertThat(states()).containsExactly(State.RUNNING);
        go.countDown();
        durable.drain(Deadline.in(PATIENCE, time));
        assertThat(list()).extracting(Task::state, Task::attempts).containsExactly(tuple(State.DONE, 1));
    }

    @Test
    void what_another_node_has_lost_is_done_here() throws Exception {
        tasks.add(OWNER, draft("x"));
        tasks.claim("killed", List.of(new TaskStore.Room(KIND, 1, 1)), Crank.LEASE);
        DurableTasks durable = start(does());
        time.pass(Crank.LEASE);
        passUntil(begun);
        durable.drain(Deadline.in(PATIENCE, time));
        assertThat(list()).extracting(Task::state, Task::attempts).containsExactly(tuple(State.DONE, 2));
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private DurableTasks start(TaskKind kind) {
        var node = new Dispatcher.Node("this", Crank.LEASE);
        var dispatcher =
                new Dispatcher(tasks, List.of(kind), node, time, new Retry(new Random(2)), meter, FlowRecorder.off());
        var durable = new DurableTasks(dispatcher, tasks, time);
        database.onDue(durable::wake);
        return durable;
    }

    private TaskKind does() {
        return TaskKind.of(KIND, 1, 1, task -> {
            order.add(task.payload());
            begun.countDown();
            return Outcome.done();
        });
    }

    private TaskKind waits() {
        return TaskKind.of(KIND, 1, 1, task -> {
            begun.countDown();
            go.await();
            return Outcome.done();
        });
    }

    /** Second by second, each when the heart has come to wait for it. */
    private void passUntil(CountDownLatch done) throws InterruptedException {
        while (done.getCount() > 0) {
            pass();
        }
    }

    private void pass() throws InterruptedException {
        time.awaitSleeper();
        time.pass(SECOND);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private List<State> states() {
        return list().stream().map(Task::state).toList();
    }

    private List<Task> list() {
        return tasks.list(OWNER, new TaskStore.Query(null, null, null, 10, null));
    }

    private static TaskDraft draft(String word) {
        return TaskDraft.of(KIND, 1, "\"" + word + "\"");
    }
}
