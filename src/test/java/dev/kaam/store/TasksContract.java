package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.Task.Priority;
import dev.kaam.background.Task.State;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Attempt;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.flow.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of tasks must do. */
interface TasksContract {
    String MINE = "local";
    Duration LEASE = Duration.ofSeconds(30);
    Duration MILLI = Duration.ofMillis(1);

    TaskStore tasks();

    SettableTime time();

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
