package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units that are written in one commit, and what was read for all of them before the first ran. */
@SuppressWarnings("NullAway.Init")
class PostgresTogetherTest {
    private static final String MINE = "local";

    private final SettableTime time = new SettableTime();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private Postgres database;
    private SqlTodos todos;
    private SqlWebhooks webhooks;

    @BeforeEach
    void open() throws SQLException {
        database = TestPostgres.emptied();
        todos = new SqlTodos(database, time, new Random(1));
        webhooks = new SqlWebhooks(database, time, new Random(2));
    }

    @AfterEach
    void close() {
        callers.close();
    }

    @Test
    void changes_of_one_todo_follow_each_other() throws InterruptedException {
        Todo one = todos.add(MINE, TodoDraft.titled("one"));
        Todo other = todos.add(MINE, TodoDraft.titled("other"));
        together(List.of(
                () -> change(one, "one, 2"),
                () -> change(other, "other, 2"),
                () -> change(one, "one, 3"),
                () -> todos.remove(MINE, other.id(), Expected.ANY)));
        assertThat(history(one)).containsExactly("one, 3", "one, 2", "one");
        assertThat(history(other)).containsExactly("other, 2", "other, 2", "other");
    }

    @Test
    void a_webhook_that_is_added_is_known_to_who_comes_behind_it() throws InterruptedException {
        List<Object> known = together(List.of(
                () -> known("somebody"),
                () -> webhooks.add(
                        MINE, URI.create("http://127.0.0.1/"), "0123456789abcdef", EnumSet.allOf(Change.Kind.class)),
                () -> known(MINE),
                () -> known("another")));
        assertThat(known.get(2)).isEqualTo(List.of(known.get(1)));
        assertThat(known.get(0)).isEqualTo(List.of());
        assertThat(webhooks.known(MINE)).isEqualTo(List.of(known.get(1)));
    }

    private List<Webhook> known(String owner) {
        return database.write(Work.of(owner, session -> webhooks.known(owner)));
    }

    private Todo change(Todo todo, String title) {
        return todos.change(MINE, todo.id(), Expected.ANY, current -> TodoDraft.titled(title));
    }

    private List<String> history(Todo todo) {
        return new SqlChanges(database)
                .of(MINE, todo.id(), Long.MAX_VALUE, 10).stream()
                        .map(change -> change.todo().title())
                        .toList();
    }

    /** In this order, in one commit: all of them wait while the writer is kept busy. */
    private List<Object> together(List<Supplier<?>> calls) throws InterruptedException {
        var busy = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        callers.execute(() -> database.write(session -> {
            busy.countDown();
            awaitIn(goOn);
            return 0;
        }));
        busy.await();
        long batches = database.writerLoad().batches();
        var outcomes = new ArrayList<CompletableFuture<?>>();
        for (Supplier<?> call : calls) {
            outcomes.add(CompletableFuture.supplyAsync(call, callers));
            while (database.writerLoad().waiting() < outcomes.size()) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        List<Object> all =
                outcomes.stream().<Object>map(CompletableFuture::join).toList();
        assertThat(database.writerLoad().batches()).isBetween(batches + 1, batches + 2);
        return all;
    }

    private static void awaitIn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            throw new IllegalStateException(told);
        }
    }
}
