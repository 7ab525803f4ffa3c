package dev.kaam.job;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.Following;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTasks;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.SqlWebhooks;
import dev.kaam.store.Sqlite;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.Trash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trash empties itself, by a task that asks for the next one. */
@SuppressWarnings("NullAway.Init")
class PurgeTrashTest {
    private static final String MINE = "local";
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTasks tasks;
    private SqlTodos todos;
    private SqlChanges changes;
    private SqlWebhooks webhooks;
    private PurgeTrash job;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        tasks = new SqlTasks(database, time, new Random(1), new TaskMeter(new SimpleMeterRegistry()));
        webhooks = new SqlWebhooks(database, time, new Random(2));
        var follows = new WhatFollows(webhooks, ZoneOffset.UTC, time);
        todos = new SqlTodos(database, time, new Random(3), following(follows), tasks);
        changes = new SqlChanges(database);
        job = new PurgeTrash(todos, time);
        tasks.add(MINE, PurgeTrash.draft());
    }

    private static Following following(WhatFollows follows) {
        return new Following() {
            @Override
            public dev.kaam.background.FollowUp after(
                    String owner, Change.Kind kind, @Nullable Todo before, Todo todo) {
                return follows.after(owner, kind, before, todo);
            }
        };
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_has_been_in_the_trash_for_thirty_days_is_purged_and_the_rest_is_not() {
        Todo old = todos.add(MINE, TodoDraft.titled("old"));
        Todo ofAnother = todos.add("other", TodoDraft.titled("old"));
        Todo newer = todos.add(MINE, TodoDraft.titled("newer"));
        Todo alive = todos.add(MINE, TodoDraft.titled("alive"));
        todos.remove(MINE, old.id(), ANY);
        todos.remove("other", ofAnother.id(), ANY);
        time.pass(MOMENT);
        Todo trashed = todos.remove(MINE, newer.id(), ANY);
        time.pass(Trash.KEPT);
        step();
        assertThat(todos.trash(MINE, 50, null).todos()).containsExactly(trashed);
        assertThat(todos.trash("other", 50, null).todos()).isEmpty();
        assertThat(todos.find(MINE, alive.id())).isEqualTo(alive);
        assertThat(changes.of(MINE, old.id(), Long.MAX_VALUE, 10))
                .extracting(Change::kind)
                .containsExactly(Change.Kind.PURGED);
    }

    @Test
    void what_was_restored_in_time_and_trashed_anew_stays() {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        todos.remove(MINE, todo.id(), ANY);
        time.pass(Trash.KEPT);
        todos.restore(MINE, todo.id(), ANY);
        Todo trashed = todos.remove(MINE, todo.id(), ANY);
        time.pass(MOMENT);
        step();
        assertThat(todos.trash(MINE, 50, null).todos()).containsExactly(trashed);
    }

    @Test
    void what_is_restored_between_the_look_and_the_purge_stays() {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        todos.remove(MINE, todo.id(), ANY);
        time.pass(Trash.KEPT.plus(MOMENT));
        Claim claim = claim().getFirst();
        var looked = job.run(claim.task());
        Todo restored = todos.restore(MINE, todo.id(), ANY);
        assertThat(tasks.acknowledge(List.of(new Ack(claim.task().id(), claim.token(), looked))))
                .isEmpty();
        assertThat(todos.find(MINE, todo.id())).isEqualTo(restored);
    }

    @Test
    void much_is_purged_step_by_step_and_then_it_rests_for_an_hour() {
        var ids = new ArrayList<Todo>();
        for (int i = 0; i < 2 * PurgeTrash.STEP + 1; i++) {
            ids.add(todos.add(MINE, TodoDraft.titled("t" + i)));
        }
        ids.forEach(each -> todos.remove(MINE, each.id(), ANY));
        time.pass(Trash.KEPT.plus(MOMENT));
        for (int left : new int[] {PurgeTrash.STEP + 1, 1, 0}) {
            step();
            assertThat(todos.countOlder(time.instant(), 1_000)).isEqualTo(left);
        }
        assertThat(claim()).isEmpty();
        time.pass(PurgeTrash.REST);
        assertThat(claim()).hasSize(1);
    }

    @Test
    void there_is_one_such_task_however_often_it_is_asked_for() {
        tasks.add(MINE, PurgeTrash.draft());
        step();
        tasks.add(MINE, PurgeTrash.draft());
        var query = new TaskStore.Query(Task.State.READY, PurgeTrash.KIND, null, 10, null);
        assertThat(tasks.list(MINE, query)).hasSize(1);
    }

    @Test
    void a_step_that_is_done_twice_is_acknowledged_once_and_purges_once() {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        todos.remove(MINE, todo.id(), ANY);
        time.pass(Trash.KEPT.plus(MOMENT));
        Claim stale = claim().getFirst();
        var slow = job.run(stale.task());
        time.pass(LEASE.plus(MOMENT));
        tasks.takeBack();
        step();
        assertThat(tasks.acknowledge(List.of(new Ack(stale.task().id(), stale.token(), slow))))
                .hasSize(1);
        assertThat(changes.of(MINE, todo.id(), Long.MAX_VALUE, 10)).hasSize(1);
        var query = new TaskStore.Query(Task.State.READY, PurgeTrash.KIND, null, 10, null);
        assertThat(tasks.list(MINE, query)).hasSize(1);
    }

    @Test
    void what_fails_is_tried_again_in_a_minute() {
        Task task = claim().getFirst().task();
        database.close();
        for (int attempts : new int[] {1, 6}) {
            assertThat(job.run(Tasks.running(task.id(), MINE, PurgeTrash.draft(), attempts)))
                    .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                        assertThat(failed.error()).isNotBlank();
                        assertThat(failed.retryIn()).isEqualTo(Duration.ofMinutes(1));
                    });
        }
    }

    @Test
    void what_has_failed_often_is_handed_to_a_new_task_at_once() {
        Claim claim = claim().getFirst();
        Task often = Tasks.running(claim.task().id(), MINE, PurgeTrash.draft(), 7);
        var ack = new Ack(often.id(), claim.token(), job.run(often));
        assertThat(tasks.acknowledge(List.of(ack))).isEmpty();
        assertThat(claim()).singleElement().satisfies(next -> {
            assertThat(next.task().id()).isNotEqualTo(often.id());
            assertThat(next.task().attempts()).isEqualTo(1);
        });
    }

    @Test
    void a_purge_is_told_to_who_wants_to_hear_of_it() {
        Webhook webhook =
                webhooks.add(MINE, URI.create("https://example.org"), "0123456789abcdef", Set.of(Change.Kind.PURGED));
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        todos.remove(MINE, todo.id(), ANY);
        time.pass(Trash.KEPT.plus(MOMENT));
        step();
        var query = new TaskStore.Query(null, CallWebhook.KIND, todo.id(), 10, null);
        assertThat(tasks.list(MINE, query))
                .extracting(Task::payload)
                .containsExactly("{\"webhook\":\"" + webhook.id() + "\",\"todo\":\"" + todo.id() + "\",\"version\":3}");
    }

    private void step() {
        Claim claim = claim().getFirst();
        var ack = new Ack(claim.task().id(), claim.token(), job.run(claim.task()));
        assertThat(tasks.acknowledge(List.of(ack))).isEmpty();
    }

    private List<Claim> claim() {
        return tasks.claim("node", List.of(new Room(PurgeTrash.KIND, 1, 10)), LEASE);
    }
}
