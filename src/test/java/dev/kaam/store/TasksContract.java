package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.background.FollowUp;
import dev.kaam.background.FollowUp.Withdrawal;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.Task.Priority;
import dev.kaam.background.Task.State;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Attempt;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.background.TaskStore.Held;
import dev.kaam.background.TaskStore.Moved;
import dev.kaam.background.TaskStore.Query;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.flow.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of tasks must do. */
interface TasksContract {
    String MINE = "local";
    Duration LEASE = Duration.ofSeconds(30);
    Duration MILLI = Duration.ofMillis(1);

    TaskStore tasks();

    SettableTime time();

    /** Records what follows from a change. */
    void follow(FollowUp followUp);

    /** How often the listener was told that a task is due. */
    int told();

    @Test
    default void a_task_is_found_as_it_was_asked_for() {
        UUID about = new UUID(0x7000, 1);
        Task task =
                tasks().add(MINE, new TaskDraft("mail", 3, "{}", about, Priority.LOW, "o", "d", now().plusSeconds(5)));
        assertThat(task.payload()).isEqualTo("{}");
        assertThat(task.state()).isEqualTo(State.READY);
        assertThat(task.attempts()).isZero();
        assertThat(task.runAt()).isEqualTo(now().plusSeconds(5));
        assertThat(task.createdAt()).isEqualTo(now());
        assertThat(found(task)).isEqualTo(task);
        assertThat(tasks().find("other", task.id())).isNull();
        assertThat(tasks().find(MINE, new UUID(1, 1))).isNull();
    }

    @Test
    default void a_claimed_task_runs_and_its_attempt_counts() {
        Task task = add("mail");
        time().pass(MILLI);
        Claim claim = claimOne("mail");
        assertThat(claim.task().id()).isEqualTo(task.id());
        assertThat(claim.task().state()).isEqualTo(State.RUNNING);
        assertThat(claim.task().attempts()).isEqualTo(1);
        assertThat(claim.task().startedAt()).isEqualTo(now());
        assertThat(found(task)).isEqualTo(claim.task());
        assertThat(claim("mail")).isEmpty();
    }

    @Test
    default void a_task_that_is_done_ends() {
        Claim claim = claimNew("mail");
        time().pass(MILLI);
        assertThat(end(claim, Outcome.done())).isTrue();
        assertThat(found(claim.task()).state()).isEqualTo(State.DONE);
        assertThat(found(claim.task()).endedAt()).isEqualTo(now());
        assertThat(claim("mail")).isEmpty();
    }

    @Test
    default void a_task_is_done_once() {
        Claim claim = claimNew("mail");
        assertThat(end(claim, Outcome.done())).isTrue();
        assertThat(end(claim, Outcome.done())).isFalse();
        assertThat(end(claim, new Outcome.Died("late"))).isFalse();
        assertThat(found(claim.task()).error()).isNull();
    }

    @Test
    default void of_several_acknowledgements_those_that_were_refused_come_back() {
        Claim good = claimNew("mail");
        Claim bad = claimNew("mail");
        end(bad, Outcome.done());
        Ack refused = ack(bad, Outcome.done());
        Ack unknown = new Ack(new UUID(1, 1), 1, Outcome.done());
        assertThat(tasks().acknowledge(List.of(ack(good, Outcome.done()), refused, unknown)))
                .usingElementComparator((a, b) -> a == b ? 0 : 1)
                .containsExactly(refused, unknown);
        assertThat(found(good.task()).state()).isEqualTo(State.DONE);
    }

    @Test
    default void one_that_failed_is_tried_again_when_its_time_comes_and_its_attempt_is_told() {
        Claim claim = claimNew("mail");
        Instant started = now();
        time().pass(MILLI);
        assertThat(end(claim, new Outcome.Failed("no route", Duration.ofSeconds(2))))
                .isTrue();
        Task failed = found(claim.task());
        assertThat(failed.state()).isEqualTo(State.READY);
        assertThat(failed.error()).isEqualTo("no route");
        assertThat(failed.runAt()).isEqualTo(now().plusSeconds(2));
        assertThat(tasks().attempts(MINE, failed.id()))
                .containsExactly(new Attempt(1, "node", started, now(), "no route"));
        time().pass(Duration.ofMillis(1_999));
        assertThat(claim("mail")).isEmpty();
        time().pass(MILLI);
        Claim second = claimOne("mail");
        assertThat(second.task().attempts()).isEqualTo(2);
        assertThat(second.token()).isNotEqualTo(claim.token());
        end(second, Outcome.done());
        assertThat(found(claim.task()).error()).isNull();
        assertThat(tasks().attempts(MINE, failed.id())).hasSize(1);
        assertThat(tasks().attempts("other", failed.id())).isEmpty();
    }

    @Test
    default void one_that_died_stays_dead_and_says_why() {
        Claim claim = claimNew("mail");
        assertThat(end(claim, new Outcome.Died("no such address"))).isTrue();
        Task dead = found(claim.task());
        assertThat(dead.state()).isEqualTo(State.DEAD);
        assertThat(dead.error()).isEqualTo("no such address");
        assertThat(dead.endedAt()).isEqualTo(now());
        assertThat(tasks().attempts(MINE, dead.id())).extracting(Attempt::error).containsExactly("no such address");
        assertThat(claim("mail")).isEmpty();
    }

    @Test
    default void an_attempt_that_was_given_back_does_not_count() {
        Claim claim = claimNew("mail");
        time().pass(MILLI);
        assertThat(end(claim, new Outcome.GivenBack())).isTrue();
        assertThat(found(claim.task()).attempts()).isZero();
        assertThat(found(claim.task()).runAt()).isEqualTo(now());
        assertThat(tasks().attempts(MINE, claim.task().id())).isEmpty();
        assertThat(claimOne("mail").task().attempts()).isEqualTo(1);
        assertThat(end(claim, Outcome.done())).isFalse();
    }

    @Test
    default void one_that_was_given_back_for_later_is_not_claimed_before() {
        Claim claim = claimNew("mail");
        end(claim, Outcome.notNow(Duration.ofSeconds(2)));
        assertThat(found(claim.task()).attempts()).isZero();
        assertThat(found(claim.task()).runAt()).isEqualTo(now().plusSeconds(2));
        time().pass(Duration.ofSeconds(2).minus(MILLI));
        assertThat(claim("mail")).isEmpty();
        time().pass(MILLI);
        assertThat(claimOne("mail").task().attempts()).isEqualTo(1);
    }

    @Test
    default void whoever_holds_no_lease_that_lasts_is_refused_also_when_nobody_has_taken_the_task() {
        Claim claim = claimNew("mail");
        time().pass(LEASE);
        assertThat(end(claim, Outcome.done())).isFalse();
        assertThat(found(claim.task()).state()).isEqualTo(State.RUNNING);
    }

    @Test
    default void until_its_lease_is_over_a_task_can_be_ended() {
        Claim claim = claimNew("mail");
        time().pass(LEASE.minus(MILLI));
        assertThat(end(claim, Outcome.done())).isTrue();
    }

    @Test
    default void a_lease_that_is_renewed_lasts_from_then_on() {
        Claim claim = claimNew("mail");
        Claim other = claim("other", new Room(add("post").kind(), 1, 1)).getFirst();
        time().pass(LEASE.minus(MILLI));
        assertThat(tasks().renew("node", LEASE))
                .containsExactly(new Held(claim.task().id(), claim.token()));
        time().pass(LEASE.minus(MILLI));
        assertThat(end(claim, Outcome.done())).isTrue();
        assertThat(end(other, Outcome.done())).isFalse();
    }

    @Test
    default void a_lease_that_is_over_is_not_renewed() {
        claimNew("mail");
        time().pass(LEASE);
        assertThat(tasks().renew("node", LEASE)).isEmpty();
    }

    @Test
    default void a_task_whose_lease_is_over_is_taken_back_at_once_and_its_attempt_counts() {
        Claim claim = claimNew("mail");
        Instant started = now();
        time().pass(LEASE.minus(MILLI));
        assertThat(tasks().takeBack()).isZero();
        time().pass(MILLI);
        assertThat(tasks().takeBack()).isEqualTo(1);
        assertThat(tasks().takeBack()).isZero();
        Task back = found(claim.task());
        assertThat(back.state()).isEqualTo(State.READY);
        assertThat(back.runAt()).isEqualTo(now());
        assertThat(back.error()).contains("lease was over");
        assertThat(tasks().attempts(MINE, back.id()))
                .containsExactly(new Attempt(1, "node", started, now(), String.valueOf(back.error())));
        Claim second = claimOne("mail");
        assertThat(second.task().attempts()).isEqualTo(2);
        assertThat(end(claim, Outcome.done())).isFalse();
        assertThat(end(second, Outcome.done())).isTrue();
    }

    @Test
    default void urgent_ones_go_first_then_in_the_order_of_their_time() {
        Instant start = now();
        time().pass(Duration.ofSeconds(10));
        TaskDraft draft = TaskDraft.of("mail", 1, "{}");
        Task low = tasks().add(MINE, draft.with(Priority.LOW).at(start));
        Task late = tasks().add(MINE, draft.at(start.plusSeconds(2)));
        Task early = tasks().add(MINE, TaskDraft.of("post", 1, "{}").at(start.plusSeconds(1)));
        Task early2 = tasks().add(MINE, draft.at(start.plusSeconds(1)));
        Task high = tasks().add(MINE, draft.with(Priority.HIGH));
        assertThat(claim("node", new Room("mail", 1, 9), new Room("post", 1, 9)))
                .extracting(claim -> claim.task().id())
                .containsExactly(high.id(), early.id(), early2.id(), late.id(), low.id());
    }

    @Test
    default void no_more_are_claimed_than_there_is_room_for() {
        for (int i = 0; i < 5; i++) {
            add("mail");
            add("post");
        }
        assertThat(claim("node", new Room("mail", 1, 2), new Room("post", 1, 0)))
                .extracting(claim -> claim.task().kind())
                .containsExactly("mail", "mail");
    }

    @Test
    default void no_more_are_claimed_at_once_than_the_most() {
        for (int i = 0; i < TaskStore.CLAIM_MAX; i++) {
            add("mail");
        }
        add("post");
        assertThat(claim("node", new Room("mail", 1, 9_999), new Room("post", 1, 1)))
                .hasSize(TaskStore.CLAIM_MAX);
        assertThat(claim("post")).hasSize(1);
    }

    @Test
    default void a_task_is_not_begun_before_its_time() {
        tasks().add(MINE, TaskDraft.of("mail", 1, "{}").at(now().plusMillis(5)));
        time().pass(Duration.ofMillis(4));
        assertThat(claim("mail")).isEmpty();
        assertThat(tasks().waitingKinds()).isEmpty();
        time().pass(MILLI);
        assertThat(tasks().waitingKinds()).containsExactly("mail");
        assertThat(claim("mail")).hasSize(1);
    }

    @Test
    default void what_nobody_here_can_do_is_left_alone() {
        tasks().add(MINE, TaskDraft.of("mail", 2, "{}"));
        add("mail");
        add("unknown");
        assertThat(claim("mail")).extracting(claim -> claim.task().version()).containsExactly(1);
        assertThat(tasks().waitingKinds()).containsExactlyInAnyOrder("mail", "unknown");
        assertThat(claim("node", new Room("mail", 3, 9))).hasSize(1);
        assertThat(tasks().waitingKinds()).containsExactly("unknown");
    }

    @Test
    default void tasks_in_an_order_are_done_one_after_another() {
        List<Task> asked = List.of(inOrder("o"), inOrder("o"), inOrder("o"), inOrder("o"));
        Task other = tasks().add("other", TaskDraft.of("post", 1, "{}").inOrderOf("o"));
        assertThat(claim("post")).extracting(claim -> claim.task().id()).containsExactly(other.id());
        Claim first = claimOnly("mail", asked.get(0));
        assertThat(claim("mail")).isEmpty();
        end(first, new Outcome.Died("no"));
        Claim second = claimOnly("mail", asked.get(1));
        tasks().cancel(MINE, second.task().id());
        Claim third = claimOnly("mail", asked.get(2));
        end(third, Outcome.done());
        claimOnly("mail", asked.get(3));
    }

    @Test
    default void one_that_is_to_be_tried_again_keeps_its_turn() {
        Task first = inOrder("o");
        Task second = inOrder("o");
        end(claimOnly("mail", first), new Outcome.Failed("no", Duration.ofSeconds(1)));
        assertThat(claim("mail")).isEmpty();
        time().pass(Duration.ofSeconds(1));
        end(claimOnly("mail", first), new Outcome.GivenBack());
        claimOnly("mail", first);
        time().pass(LEASE);
        tasks().takeBack();
        end(claimOnly("mail", first), Outcome.done());
        claimOnly("mail", second);
    }

    @Test
    default void a_dead_one_that_is_tried_again_goes_before_those_that_were_asked_for_later() {
        Task first = inOrder("o");
        inOrder("o");
        Task third = inOrder("o");
        end(claimOnly("mail", first), new Outcome.Died("no"));
        assertThat(Objects.requireNonNull(tasks().retry(MINE, first.id())).moved())
                .isTrue();
        Claim again = claimOnly("mail", first);
        tasks().cancel(MINE, third.id());
        assertThat(claim("mail")).isEmpty();
        end(again, Outcome.done());
        assertThat(claim("mail")).hasSize(1);
    }

    @Test
    default void one_that_is_tried_again_waits_for_the_one_that_runs() {
        Task first = inOrder("o");
        Task second = inOrder("o");
        Task third = inOrder("o");
        end(claimOnly("mail", first), new Outcome.Died("no"));
        Claim running = claimOnly("mail", second);
        tasks().retry(MINE, first.id());
        assertThat(claim("mail")).isEmpty();
        end(running, new Outcome.GivenBack());
        end(claimOnly("mail", first), Outcome.done());
        end(claimOnly("mail", second), Outcome.done());
        claimOnly("mail", third);
    }

    @Test
    default void of_those_that_have_not_ended_one_has_a_dedupe_key() {
        TaskDraft draft = TaskDraft.of("mail", 1, "{}").onceFor("d");
        Task first = tasks().add(MINE, draft);
        assertThat(tasks().add(MINE, draft)).isEqualTo(first);
        Claim claim = claimOne("mail");
        assertThat(tasks().add(MINE, draft)).isEqualTo(claim.task());
        assertThat(tasks().add("other", draft).id()).isNotEqualTo(first.id());
        assertThat(tasks().add(MINE, TaskDraft.of("post", 1, "{}").onceFor("d")).id())
                .isNotEqualTo(first.id());
        end(claim, Outcome.done());
        assertThat(tasks().add(MINE, draft).id()).isNotEqualTo(first.id());
    }

    @Test
    default void a_dedupe_key_is_of_one_todo_or_of_none() {
        UUID todo = new UUID(0x7000, 1);
        TaskDraft ofNone = TaskDraft.of("mail", 1, "{}").onceFor("d");
        TaskDraft ofOne = ofNone.about(todo);
        Task first = tasks().add(MINE, ofOne);
        assertThat(tasks().add(MINE, ofOne)).isEqualTo(first);
        assertThat(tasks().add(MINE, ofOne.onceFor("e")).id()).isNotEqualTo(first.id());
        Task none = tasks().add(MINE, ofNone);
        assertThat(tasks().add(MINE, ofNone)).isEqualTo(none).isNotEqualTo(first);
        assertThat(tasks().add(MINE, ofNone.about(new UUID(0x7000, 2)))).isNotIn(first, none);
        tasks().cancel(MINE, first.id());
        Task second = tasks().add(MINE, ofOne);
        assertThat(Objects.requireNonNull(tasks().retry(MINE, first.id())).moved())
                .isFalse();
        follow(new FollowUp(List.of(new Withdrawal("mail", todo)), List.of(ofOne)));
        assertThat(found(second).state()).isEqualTo(Task.State.CANCELLED);
        assertThat(list(Task.State.READY, "mail", todo, 9, null)).hasSize(1);
    }

    @Test
    default void one_whose_dedupe_key_another_has_now_cannot_be_tried_again() {
        TaskDraft draft = TaskDraft.of("mail", 1, "{}").onceFor("d");
        Task first = tasks().add(MINE, draft);
        tasks().cancel(MINE, first.id());
        Task second = tasks().add(MINE, draft);
        assertThat(Objects.requireNonNull(tasks().retry(MINE, first.id()))).isEqualTo(new Moved(found(first), false));
        tasks().cancel(MINE, second.id());
        assertThat(Objects.requireNonNull(tasks().retry(MINE, first.id())).moved())
                .isTrue();
    }

    @Test
    default void what_is_needless_is_withdrawn_unless_it_runs() {
        UUID todo = new UUID(0x7000, 1);
        TaskDraft draft = TaskDraft.of("mail", 1, "{}").about(todo);
        Task running = tasks().add(MINE, draft);
        claimOnly("mail", running);
        Task waiting = tasks().add(MINE, draft.at(now().plusSeconds(9)));
        Task another = tasks().add(MINE, TaskDraft.of("post", 1, "{}").about(todo));
        Task others = tasks().add("other", draft);
        Task ordered = tasks().add(MINE, draft.inOrderOf("o"));
        Task behind = inOrder("o");
        follow(new FollowUp(List.of(new Withdrawal("mail", todo)), List.of(TaskDraft.of("new", 1, "{}"))));
        assertThat(List.of(found(waiting), found(ordered)))
                .allMatch(task -> task.state() == State.CANCELLED && now().equals(task.endedAt()));
        assertThat(found(running).state()).isEqualTo(State.RUNNING);
        assertThat(found(another).state()).isEqualTo(State.READY);
        assertThat(claim("mail")).extracting(claim -> claim.task().id()).containsExactly(others.id(), behind.id());
        assertThat(claim("new")).hasSize(1);
    }

    @Test
    default void what_is_to_follow_a_task_is_recorded_with_its_end() {
        Task task = tasks().add("other", TaskDraft.of("mail", 1, "{}"));
        end(claimOne("mail"), Outcome.doneThen(List.of(TaskDraft.of("next", 1, "{}"))));
        assertThat(claimOne("next").task().owner()).isEqualTo(task.owner());
    }

    @Test
    default void an_effect_happens_with_the_end_and_only_then() {
        Claim claim = claimNew("mail");
        Outcome outcome = Outcome.doneWith(() -> add("effect"));
        assertThat(end(claim, outcome)).isTrue();
        assertThat(end(claim, outcome)).isFalse();
        assertThat(claim("effect")).hasSize(1);
    }

    @Test
    default void when_an_effect_throws_nothing_of_the_end_has_happened() {
        Claim claim = claimNew("mail");
        var boom = new IllegalStateException("boom");
        int told = told();
        var outcome = new Outcome.Done(
                () -> {
                    add("effect");
                    throw boom;
                },
                List.of(TaskDraft.of("next", 1, "{}")));
        assertThatThrownBy(() -> end(claim, outcome)).isSameAs(boom);
        assertThat(found(claim.task())).isEqualTo(claim.task());
        assertThat(tasks().waitingKinds()).isEmpty();
        assertThat(told()).isEqualTo(told);
        assertThat(end(claim, Outcome.done())).isTrue();
    }

    @Test
    default void a_cancelled_task_is_not_begun_any_more() {
        Task task = add("mail");
        time().pass(MILLI);
        Moved moved = Objects.requireNonNull(tasks().cancel(MINE, task.id()));
        assertThat(moved.moved()).isTrue();
        assertThat(moved.task()).isEqualTo(found(task));
        assertThat(moved.task().state()).isEqualTo(State.CANCELLED);
        assertThat(moved.task().endedAt()).isEqualTo(now());
        assertThat(claim("mail")).isEmpty();
        assertThat(tasks().cancel(MINE, task.id())).isEqualTo(new Moved(moved.task(), false));
        assertThat(tasks().cancel(MINE, new UUID(1, 1))).isNull();
        assertThat(tasks().cancel("other", task.id())).isNull();
    }

    @Test
    default void a_task_that_is_cancelled_while_it_runs_is_held_no_more_and_its_end_is_refused() {
        Claim claim = claimNew("mail");
        Claim going = claimNew("mail");
        assertThat(Objects.requireNonNull(tasks().cancel(MINE, claim.task().id()))
                        .moved())
                .isTrue();
        assertThat(tasks().renew("node", LEASE))
                .extracting(Held::id)
                .containsExactly(going.task().id());
        assertThat(end(claim, Outcome.done())).isFalse();
        assertThat(found(claim.task()).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    default void a_dead_task_can_be_tried_again_with_all_its_attempts_before_it() {
        Claim claim = claimNew("mail");
        assertThat(Objects.requireNonNull(tasks().retry(MINE, claim.task().id()))
                        .moved())
                .isFalse();
        end(claim, new Outcome.Died("no"));
        time().pass(MILLI);
        Moved moved = Objects.requireNonNull(tasks().retry(MINE, claim.task().id()));
        assertThat(moved.moved()).isTrue();
        assertThat(moved.task().state()).isEqualTo(State.READY);
        assertThat(moved.task().attempts()).isZero();
        assertThat(moved.task().error()).isNull();
        assertThat(moved.task().endedAt()).isNull();
        assertThat(moved.task().runAt()).isEqualTo(now());
        Claim again = claimOne("mail");
        assertThat(again.token()).isNotEqualTo(claim.token());
        end(again, new Outcome.Died("no again"));
        assertThat(tasks().attempts(MINE, claim.task().id()))
                .extracting(Attempt::error)
                .containsExactly("no", "no again");
        assertThat(tasks().retry(MINE, new UUID(1, 1))).isNull();
        assertThat(tasks().retry("other", claim.task().id())).isNull();
    }

    @Test
    default void a_list_is_newest_first_and_goes_on_behind_its_last() {
        UUID todo = new UUID(0x7000, 1);
        var asked = new ArrayList<Task>();
        for (int i = 0; i < 4; i++) {
            asked.addFirst(tasks().add(
                            MINE,
                            TaskDraft.of(i % 2 == 0 ? "mail" : "post", 1, "{}").about(todo)));
        }
        tasks().add("other", TaskDraft.of("mail", 1, "{}").about(todo));
        assertThat(list(null, null, null, 9, null)).isEqualTo(asked);
        assertThat(list(null, null, todo, 9, null)).isEqualTo(asked);
        assertThat(list(null, null, null, 2, asked.get(1))).isEqualTo(asked.subList(2, 4));
        assertThat(list(null, null, todo, 1, asked.get(1))).containsExactly(asked.get(2));
        end(claimOne("mail"), Outcome.done());
        assertThat(list(State.DONE, null, null, 9, null))
                .extracting(Task::id)
                .containsExactly(asked.get(3).id());
        assertThat(list(State.DONE, "post", null, 9, null)).isEmpty();
        assertThat(list(State.READY, "mail", todo, 9, null)).containsExactly(asked.get(1));
        assertThat(list(null, "post", null, 1, null)).containsExactly(asked.get(0));
        assertThat(list(null, null, new UUID(1, 1), 9, null)).isEmpty();
    }

    @Test
    default void the_tasks_of_each_kind_are_counted_by_state() {
        Instant start = now();
        add("mail");
        time().pass(MILLI);
        add("mail");
        tasks().add(MINE, TaskDraft.of("mail", 1, "{}").at(now().plusSeconds(9)));
        tasks().add("other", TaskDraft.of("mail", 1, "{}").at(start.minusSeconds(9)));
        assertThat(tasks().counts(MINE)).containsExactly(new Count("mail", 3, 0, 0, 0, 0, start));
        end(claimNew("apple"), Outcome.done());
        end(claimNew("apple"), new Outcome.Died("no"));
        claimNew("apple");
        tasks().cancel(MINE, add("apple").id());
        assertThat(tasks().counts(MINE))
                .containsExactly(new Count("apple", 0, 1, 1, 1, 1, null), new Count("mail", 3, 0, 0, 0, 0, start));
    }

    @Test
    default void what_was_done_is_dropped_after_a_day_and_what_was_not_after_a_week() {
        Task done = claimNew("mail").task();
        Task dead = claimNew("mail").task();
        Task cancelled = add("mail");
        Task waiting = tasks().add(MINE, TaskDraft.of("mail", 1, "{}").at(now().plusSeconds(9_999_999)));
        tasks().acknowledge(
                        List.of(new Ack(done.id(), 1, Outcome.done()), new Ack(dead.id(), 1, new Outcome.Died("no"))));
        tasks().cancel(MINE, cancelled.id());
        time().pass(TaskStore.DONE_KEPT);
        assertThat(tasks().prune()).isFalse();
        assertThat(tasks().counts(MINE)).containsExactly(new Count("mail", 1, 0, 1, 1, 1, null));
        time().pass(MILLI);
        assertThat(tasks().prune()).isFalse();
        assertThat(tasks().find(MINE, done.id())).isNull();
        time().pass(TaskStore.DEAD_KEPT.minus(TaskStore.DONE_KEPT));
        tasks().prune();
        assertThat(tasks().attempts(MINE, dead.id())).isEmpty();
        assertThat(list(null, null, null, 9, null)).containsExactly(waiting);
    }

    @Test
    default void the_listener_is_told_of_a_task_whose_time_has_come_and_of_no_other() {
        TaskDraft draft = TaskDraft.of("mail", 1, "{}").onceFor("d");
        add("mail");
        assertThat(told()).isEqualTo(1);
        tasks().add(MINE, draft.at(now().plusMillis(1)));
        tasks().add(MINE, draft);
        assertThat(told()).isEqualTo(1);
        Claim claim = claimOne("mail");
        end(claim, new Outcome.Failed("no", Duration.ofSeconds(1)));
        assertThat(told()).isEqualTo(1);
        time().pass(Duration.ofSeconds(1));
        List<Claim> both = claim("mail");
        end(both.getFirst(), Outcome.done());
        assertThat(told()).isEqualTo(1);
        end(both.getLast(), new Outcome.GivenBack());
        assertThat(told()).isEqualTo(2);
    }

    @Test
    default void the_listener_is_told_when_the_turn_comes_to_one_whose_time_has_come() {
        Claim first = claimOnly("mail", inOrder("o"));
        assertThat(told()).isEqualTo(1);
        Task second = inOrder("o");
        Task third = inOrder("o");
        assertThat(told()).isEqualTo(1);
        tasks().cancel(MINE, second.id());
        assertThat(told()).isEqualTo(1);
        end(first, Outcome.done());
        assertThat(told()).isEqualTo(2);
        tasks().cancel(MINE, third.id());
        assertThat(told()).isEqualTo(2);
        tasks().retry(MINE, third.id());
        assertThat(told()).isEqualTo(3);
    }

    default Task inOrder(String ordering) {
        return tasks().add(MINE, TaskDraft.of("mail", 1, "{}").inOrderOf(ordering));
    }

    /** Claims all that can be claimed: that is this one. */
    default Claim claimOnly(String kind, Task task) {
        List<Claim> claims = claim(kind);
        assertThat(claims).extracting(claim -> claim.task().id()).containsExactly(task.id());
        return claims.getFirst();
    }

    default List<Task> list(
            @Nullable State state, @Nullable String kind, @Nullable UUID about, int limit, @Nullable Task behind) {
        return tasks().list(MINE, new Query(state, kind, about, limit, behind == null ? null : behind.id()));
    }

    default Instant now() {
        return time().instant();
    }

    default Task add(String kind) {
        return tasks().add(MINE, TaskDraft.of(kind, 1, "{}"));
    }

    default Task found(Task task) {
        return Objects.requireNonNull(tasks().find(MINE, task.id()));
    }

    default List<Claim> claim(String kind) {
        return claim("node", new Room(kind, 1, 1_000));
    }

    default List<Claim> claim(String node, Room... rooms) {
        return tasks().claim(node, List.of(rooms), LEASE);
    }

    default Claim claimOne(String kind) {
        List<Claim> claims = claim("node", new Room(kind, 1, 1));
        assertThat(claims).hasSize(1);
        return claims.getFirst();
    }

    default Claim claimNew(String kind) {
        add(kind);
        return claimOne(kind);
    }

    default Ack ack(Claim claim, Outcome outcome) {
        return new Ack(claim.task().id(), claim.token(), outcome);
    }

    /** Returns whether it was accepted. */
    default boolean end(Claim claim, Outcome outcome) {
        return tasks().acknowledge(List.of(ack(claim, outcome))).isEmpty();
    }
}
