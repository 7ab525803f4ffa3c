package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Change;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes write, and no reader ever skips a change or sees one twice, though numbers are taken before commits. */
class PostgresOrderTest {
    private static final String MINE = "local";
    private static final int WRITERS = 4;
    private static final int EACH = 50;

    private final SettableTime time = new SettableTime();
    private Postgres here;
    private Postgres there;
    private SqlTodos todosHere;
    private SqlTodos todosThere;
    private SqlChanges changes;

    @BeforeEach
    void start_two_nodes() throws SQLException {
        here = TestPostgres.emptied();
        String url = TestPostgres.address().url() + "&ApplicationName=there";
        there = Postgres.open(new Postgres.Address(url, null, null), 1);
        todosHere = new SqlTodos(here, time, new Random(1));
        todosThere = new SqlTodos(there, time, new Random(2));
        changes = new SqlChanges(here);
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void nobody_commits_a_later_number_while_a_transaction_that_has_an_earlier_one_is_open() throws Exception {
        var hasNumber = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> here.write(session -> {
                        Todo todo = todosHere.add(MINE, TodoDraft.titled("first"));
                        hasNumber.countDown();
                        awaitIn(goOn);
                        return todo;
                    }),
                    threads);
            hasNumber.await();
            var second = CompletableFuture.supplyAsync(() -> todosThere.add(MINE, TodoDraft.titled("second")), threads);
            awaitSomebodyWaitingForTheLock();
            assertThat(changes.after(MINE, 0, 10)).isEmpty();
            assertThat(second).isNotDone();
            goOn.countDown();
            assertThat(List.of(first.join(), second.join()))
                    .isEqualTo(changes.after(MINE, 0, 10).stream()
                            .map(Change::todo)
                            .toList());
        }
    }

    @Test
    void who_follows_the_log_while_both_write_sees_each_change_once_and_in_order() {
        var seen = new ArrayList<Change>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                SqlTodos todos = i % 2 == 0 ? todosHere : todosThere;
                threads.execute(() -> addSome(todos));
            }
            long last = 0;
            while (seen.size() < WRITERS * EACH) {
                List<Change> next = changes.after(MINE, last, 7);
                seen.addAll(next);
                last = next.isEmpty() ? last : next.getLast().seq();
            }
        }
        assertThat(seen).isEqualTo(changes.after(MINE, 0, WRITERS * EACH + 1));
        assertThat(seen).extracting(change -> change.todo().id()).doesNotHaveDuplicates();
    }

    @Test
    void connections_that_were_ended_are_made_anew() throws SQLException {
        Todo todo = todosThere.add(MINE, TodoDraft.titled("there"));
        TestPostgres.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'there'"
                + " AND datname = current_database()");
        assertThat(retried(() -> todosThere.find(MINE, todo.id()))).isEqualTo(todo);
        Todo next = retried(() -> todosThere.add(MINE, TodoDraft.titled("again")));
        assertThat(todosThere.find(MINE, next.id())).isEqualTo(next);
    }

    private static void addSome(SqlTodos todos) {
        for (int i = 0; i < EACH; i++) {
            todos.add(MINE, TodoDraft.titled("todo " + i));
        }
    }

    /** A clear problem for what met a dead connection, of which each node has few. */
    private static Todo retried(Supplier<Todo> call) {
        for (int i = 0; i < 3; i++) {
            try {
                return call.get();
            } catch (Problem away) {
                assertThat(away.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
            }
        }
        return call.get();
    }

    private static void awaitSomebodyWaitingForTheLock() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                                + " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted")) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
            }
        }
    }

    private static void awaitIn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException told) {
            throw new IllegalStateException(told);
        }
    }
}
