package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Change;
import dev.kaam.change.LiveChanges;
import dev.kaam.store.DatabaseTime;
import dev.kaam.store.Postgres;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.TestPostgres;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** A node that cannot hear the others. */
class NeighboursTest {
    private static final String MINE = "local";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Postgres.Address NOBODY =
            new Postgres.Address("jdbc:postgresql://127.0.0.1:1/nobody", "nobody", null);

    @Test
    void who_hears_nothing_finds_what_others_write_by_looking() throws Exception {
        var other = new SqlTodos(TestPostgres.emptied(), SystemTime.INSTANCE, new Random(1));
        Postgres database = Postgres.open(TestPostgres.address(), 1);
        var time = new DatabaseTime(database, SystemTime.INSTANCE);
        var changes = new SqlChanges(database);
        LiveChanges live = Store.live(changes, time);
        var reading = new FutureTask<>(() -> live.after(MINE, 0, LONG));
        try (Neighbours deaf = new Neighbours(database, NOBODY, "deaf", live, changes, time, new Random(2))) {
            Thread reader = Thread.ofVirtual().start(reading);
            while (reader.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            Todo todo = other.add(MINE, TodoDraft.titled("not told of"));
            assertThat(reading.get().changes()).extracting(Change::todo).containsExactly(todo);
            assertThat(deaf.counts().heard()).isZero();
            assertThat(deaf.counts().connected()).isZero();
        } finally {
            database.close();
        }
    }
}
