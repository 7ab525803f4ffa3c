package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.Change;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Answers;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the store does in its spare time, turned by hand. */
@SuppressWarnings("NullAway.Init")
class UpkeepTest {
    private static final String MINE = "local";
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;
    private SqlChanges changes;
    private Upkeep upkeep;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        todos = new SqlTodos(database, time, new Random(1));
        changes = new SqlChanges(database);
        upkeep = new Upkeep(database, time);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_search_index_is_brought_up_to_date_step_by_step() {
        for (int i = 0; i < 1100; i++) {
            todos.add(MINE, TodoDraft.titled("t" + i));
        }
        assertThat(upkeep.step()).isTrue();
        assertThat(upkeep.step()).isTrue();
        assertThat(upkeep.step()).isFalse();
        assertThat(count("search")).isEqualTo(1100);
    }

    @Test
    void answers_that_are_too_old_are_dropped() {
        var transactions = new SqlTransactions(database, todos, time);
        for (int i = 0; i < 3; i++) {
            String key = "key " + i;
            transactions.together(in -> {
                in.answers().keep(MINE, key, new byte[] {1}, new byte[] {2});
                return key;
            });
            time.pass(MOMENT);
        }
        time.pass(Answers.KEPT.minus(MOMENT));
        upkeep.step();
        assertThat(count("answer")).isEqualTo(0);
    }

    @Test
    void changes_older_than_a_year_are_dropped_and_whoever_asks_for_them_is_told() {
        Todo first = todos.add(MINE, TodoDraft.titled("first"));
        Todo second = todos.add(MINE, TodoDraft.titled("second"));
        time.pass(Upkeep.CHANGES_KEPT.plus(MOMENT));
        Todo third = todos.add(MINE, TodoDraft.titled("third"));
        while (upkeep.step()) {
            assertThat(changes.last()).isEqualTo(3);
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> changes.after(MINE, 1, 10))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.GONE);
        assertThat(changes.after(MINE, 2, 10)).extracting(Change::todo).containsExactly(third);
        assertThat(todos.find(MINE, first.id())).isEqualTo(first);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> todos.undo(MINE, second.id(), ANY))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.CONFLICT);
    }

    @Test
    void the_last_change_is_kept_however_old_so_that_its_number_stays_taken() {
        todos.add(MINE, TodoDraft.titled("t"));
        time.pass(Upkeep.CHANGES_KEPT.multipliedBy(2));
        while (upkeep.step()) {
            assertThat(changes.last()).isEqualTo(1);
        }
        todos.add(MINE, TodoDraft.titled("t"));
        assertThat(changes.after(MINE, 0, 10)).extracting(Change::seq).containsExactly(1L, 2L);
    }

    private long count(String table) {
        return database.read(session -> {
            try (var row = session.prepare("SELECT count(*) FROM " + table).executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
