package dev.kaam.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.background.Task.Priority;
import dev.kaam.background.Task.State;
import dev.kaam.todo.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final String KIND = "greet";
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<String> did = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private final TaskHandler does = task -> {
        did.add(task.payload());
        return Outcome.done();
    };
    private final TaskHandler fails = task -> {
        throw new IllegalStateException("told to, for the " + task.attempts() + ". time");
    };
    private final TaskHandler hangs = task -> {
        begun.countDown();
        try {
            go.await();
        } catch (InterruptedException told) {
            interrupted.countDown();
            throw told;
        }
        return Outcome.done();
    };
    private final TaskHandler isDeaf = task -> {
        begun.countDown();
        while (true) {
            try {
                go.await();
                return Outcome.done();
            } catch (InterruptedException ignored) {
                interrupted.countDown();
            }
        }
    };

    @Test
    void it_starts_what_is_due_and_leaves_what_is_not() {
        var crank = crank(5, does);
        Task now = crank.ask(draft("now"));
        Task later = crank.ask(draft("later").at(crank.now().plus(SECOND)));
        crank.finish();
        assertThat(did).containsExactly("\"now\"");
        assertThat(crank.find(now).state()).isEqualTo(State.DONE);
        assertThat(crank.find(later).state()).isEqualTo(State.READY);
        crank.pass(SECOND);
        crank.finish();
        assertThat(did).containsExactly("\"now\"", "\"later\"");
    }

    @Test
    void urgent_ones_go_first_then_those_that_have_waited_longest() {
        var crank = crank(1, does);
        crank.ask(draft("low").with(Priority.LOW));
        crank.ask(draft("second"));
        crank.ask(draft("first").at(crank.now().minus(SECOND)));
        crank.ask(draft("high").with(Priority.HIGH));
        for (int i = 0; i < 5; i++) {
            crank.finish();
        }
        assertThat(did).containsExactly("\"high\"", "\"first\"", "\"second\"", "\"low\"");
    }

    @Test
    void no_more_of_a_kind_run_at_once_than_it_has_places_and_other_kinds_go_on() {
        var other = TaskKind.of("other", 1, 5, does);
        var crank = new Crank(TaskKind.of(KIND, 1, 2, hangs), other);
        for (int i = 0; i < 5; i++) {
            crank.ask(draft("x"));
        }
        crank.begin();
        crank.begin();
        assertThat(crank.asked(KIND))
                .filteredOn(task -> task.state() == State.RUNNING)
                .hasSize(2);
        crank.ask(TaskDraft.of("other", 1, "1"));
        crank.begin();
        assertThat(crank.counted("started")).isEqualTo(3);
        go.countDown();
        for (int i = 0; i < 3; i++) {
            crank.finish();
        }
        assertThat(crank.asked(KIND)).extracting(Task::state).containsOnly(State.DONE);
    }

    @Test
    void what_failed_is_tried_again_after_two_to_the_power_of_n_seconds_give_or_take_a_tenth() {
        var crank = crank(1, fails);
        Task task = crank.ask(draft("x"));
        for (int attempt = 1; attempt <= 9; attempt++) {
            crank.finish();
            Task failed = crank.find(task);
            Duration wait = Duration.between(crank.now(), failed.runAt());
            assertThat(failed.state()).isEqualTo(State.READY);
            assertThat(failed.attempts()).isEqualTo(attempt);
            assertThat(failed.error()).contains("told to, for the " + attempt + ". time");
            assertThat(wait.toMillis()).isBetween(900L << attempt, 1100L << attempt);
            crank.pass(wait.minusMillis(1));
            crank.finish();
            assertThat(crank.find(task).attempts()).as("not before its time").isEqualTo(attempt);
            crank.pass(Duration.ofMillis(1));
        }
    }

    @Test
    void it_is_dead_after_ten_attempts_each_of_which_is_told() {
        var crank = crank(1, fails);
        Task task = crank.ask(draft("x"));
        for (int i = 0; i < 12; i++) {
            crank.finish();
            crank.pass(Duration.ofHours(1));
        }
        assertThat(crank.find(task).state()).isEqualTo(State.DEAD);
        assertThat(crank.tasks().attempts(Crank.OWNER, task.id()))
                .extracting(TaskStore.Attempt::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(crank.counted("failed")).isEqualTo(9);
        assertThat(crank.counted("dead")).isEqualTo(1);
    }

    @Test
    void a_handler_that_says_itself_when_to_try_again_gets_no_more_attempts_than_others() {
        var crank = crank(1, task -> new Outcome.Failed("busy", SECOND));
        Task task = crank.ask(draft("x"));
        for (int i = 0; i < 12; i++) {
            crank.finish();
            crank.pass(SECOND);
        }
        assertThat(crank.find(task)).extracting(Task::state, Task::attempts).containsExactly(State.DEAD, 10);
    }

    @Test
    void a_hopeless_one_is_dead_at_once() {
        var crank = crank(1, task -> {
            throw new TaskHandler.Hopeless("The address does not exist.");
        });
        Task task = crank.ask(draft("x"));
        crank.finish();
        assertThat(crank.find(task))
                .extracting(Task::state, Task::attempts, Task::error)
                .containsExactly(State.DEAD, 1, "The address does not exist.");
    }

    @Test
    void one_that_takes_too_long_is_interrupted_and_its_error_says_so() throws Exception {
        var crank = crank(1, hangs);
        Task task = crank.ask(draft("x"));
        crank.begin();
        begun.await();
        crank.pass(TaskKind.LIMIT.minus(SECOND));
        crank.beat();
        crank.pass(SECOND.multipliedBy(2));
        crank.beat();
        interrupted.await();
        crank.finish();
        assertThat(crank.find(task).state()).isEqualTo(State.READY);
        assertThat(crank.find(task).error()).isEqualTo("It took longer than 30 s.");
    }

    @Test
    void one_that_is_deaf_to_the_interrupt_keeps_its_place_and_its_lease_until_it_ends() throws Exception {
        var crank = crank(1, isDeaf);
        Task deaf = crank.ask(draft("deaf"));
        Task next = crank.ask(draft("next"));
        crank.begin();
        begun.await();
        for (int i = 0; i < 9; i++) {
            crank.pass(SECOND.multipliedBy(10));
            crank.beat();
            crank.begin();
        }
        interrupted.await();
        assertThat(crank.find(deaf).state()).isEqualTo(State.RUNNING);
        assertThat(crank.find(next).state()).isEqualTo(State.READY);
        go.countDown();
        crank.turn();
        crank.finish();
        crank.finish();
        assertThat(crank.find(deaf).state()).isEqualTo(State.DONE);
        assertThat(crank.find(next).state()).isEqualTo(State.DONE);
    }

    @Test
    void one_whose_lease_is_over_is_done_elsewhere_interrupted_here_and_its_end_is_refused() throws Exception {
        var crank = crank(1, hangs);
        var another = crank.another(TaskKind.of(KIND, 1, 1, does));
        Task task = crank.ask(draft("x"));
        crank.begin();
        begun.await();
        crank.pass(Crank.LEASE);
        another.beat();
        another.finish();
        assertThat(another.counted("leases.lost")).isEqualTo(1);
        crank.beat();
        interrupted.await();
        crank.finish();
        assertThat(crank.counted("stale.acknowledgements")).isEqualTo(1);
        assertThat(crank.find(task)).extracting(Task::state, Task::attempts).containsExactly(State.DONE, 2);
    }

    @Test
    void one_that_is_cancelled_while_it_runs_is_interrupted_and_its_end_is_refused() throws Exception {
        var crank = crank(1, hangs);
        Task task = crank.ask(draft("x"));
        crank.begin();
        begun.await();
        crank.tasks().cancel(Crank.OWNER, task.id());
        crank.beat();
        interrupted.await();
        crank.finish();
        assertThat(crank.find(task).state()).isEqualTo(State.CANCELLED);
        assertThat(crank.counted("stale.acknowledgements")).isEqualTo(1);
    }

    @Test
    void a_store_that_cannot_work_loses_nothing_and_no_attempt_is_made_twice_for_it() {
        var crank = crank(5, does);
        Task task = crank.ask(draft("x"));
        crank.turn();
        crank.failStore(true);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(crank::begin).isInstanceOf(Problem.class);
        }
        crank.failStore(false);
        crank.ask(draft("y"));
        crank.finish();
        assertThat(did).containsExactly("\"x\"", "\"y\"");
        assertThat(crank.find(task)).extracting(Task::state, Task::attempts).containsExactly(State.DONE, 1);
        assertThat(crank.dispatcher().unfinished()).isZero();
    }

    @Test
    void an_effect_is_part_of_the_acknowledgement_and_happens_once() {
        var effects = new AtomicInteger();
        var crank = crank(1, task -> Outcome.doneWith(effects::incrementAndGet));
        Task task = crank.ask(draft("x"));
        crank.turn();
        assertThat(effects).hasValue(0);
        crank.failStore(true);
        assertThatThrownBy(crank::begin).isInstanceOf(Problem.class);
        crank.failStore(false);
        crank.finish();
        crank.finish();
        assertThat(effects).hasValue(1);
        assertThat(crank.find(task)).extracting(Task::state, Task::attempts).containsExactly(State.DONE, 1);
    }

    @Test
    void an_effect_that_throws_makes_a_failed_attempt_and_stops_no_other() {
        var crank = crank(
                5,
                task -> task.payload().equals("\"bad\"")
                        ? Outcome.doneWith(() -> {
                            throw new AssertionError("the effect");
                        })
                        : Outcome.done());
        Task bad = crank.ask(draft("bad"));
        Task good = crank.ask(draft("good"));
        crank.finish();
        assertThat(crank.find(good).state()).isEqualTo(State.DONE);
        assertThat(crank.find(bad))
                .extracting(Task::state, Task::attempts, Task::error)
                .containsExactly(State.READY, 1, "AssertionError: the effect");
    }

    @Test
    void what_follows_from_one_is_recorded_with_its_end() {
        var follow = TaskKind.of("follow", 1, 1, does);
        var crank = new Crank(
                TaskKind.of(KIND, 1, 1, task -> Outcome.doneThen(List.of(TaskDraft.of("follow", 1, "2")))), follow);
        crank.ask(draft("x"));
        crank.turn();
        assertThat(crank.asked("follow")).isEmpty();
        crank.finish();
        assertThat(did).containsExactly("2");
    }

    @Test
    void stopping_claims_nothing_more_and_gives_back_what_does_not_end_without_burning_an_attempt() throws Exception {
        var crank = crank(1, isDeaf);
        Task runs = crank.ask(draft("runs"));
        Task waits = crank.ask(draft("waits"));
        crank.begin();
        begun.await();
        crank.stop(Duration.ZERO);
        interrupted.await();
        assertThat(crank.find(runs)).extracting(Task::state, Task::attempts).containsExactly(State.READY, 0);
        crank.begin();
        assertThat(crank.find(waits).attempts()).isZero();
        assertThat(crank.counted("given.back")).isEqualTo(1);
    }

    @Test
    void the_late_end_of_what_was_given_back_is_refused() throws Exception {
        var crank = crank(1, isDeaf);
        Task task = crank.ask(draft("x"));
        crank.begin();
        begun.await();
        crank.stop(Duration.ZERO);
        go.countDown();
        crank.awaitRing();
        crank.begin();
        assertThat(crank.counted("stale.acknowledgements")).isEqualTo(1);
        assertThat(crank.find(task)).extracting(Task::state, Task::attempts).containsExactly(State.READY, 0);
    }

    @Test
    void kinds_that_nobody_here_does_raise_the_alarm_and_stay_ready() {
        var crank = crank(1, does);
        Task strange = crank.ask(TaskDraft.of("strange", 1, "1"));
        Task later = crank.ask(TaskDraft.of("later", 1, "1").at(crank.now().plus(SECOND)));
        crank.finish();
        assertThat(crank.unknownKinds()).containsExactly("strange");
        assertThat(List.of(crank.find(strange), crank.find(later)))
                .extracting(Task::state)
                .containsOnly(State.READY);
        crank.another(TaskKind.of("strange", 1, 1, does)).finish();
        assertThat(crank.unknownKinds()).isEmpty();
    }

    @Test
    void many_are_done_in_few_turns() {
        var crank = crank(10_000, does);
        var all = new ArrayList<Task>();
        for (int i = 0; i < 1_200; i++) {
            all.add(crank.ask(draft("x")));
        }
        crank.turn();
        crank.turn();
        crank.turn();
        crank.finish();
        assertThat(did).hasSize(1_200);
        assertThat(crank.counted("done")).isEqualTo(all.size());
    }

    private static Crank crank(int places, TaskHandler handler) {
        return new Crank(TaskKind.of(KIND, 1, places, handler));
    }

    private static TaskDraft draft(String word) {
        return TaskDraft.of(KIND, 1, "\"" + word + "\"");
    }
}
