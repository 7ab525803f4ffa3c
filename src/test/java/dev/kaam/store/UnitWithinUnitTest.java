package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is called on the thread that writes, while it does, becomes part of the unit: it must not wait for itself. */
@Timeout(30)
class UnitWithinUnitTest {
    private static final String MINE = "local";

    private Sqlite database;
    private SqlTodos todos;
    private final AtomicInteger told = new AtomicInteger();

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 1);
        todos = new SqlTodos(database, new SettableTime(), new Random(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void it_writes_into_the_unit_and_reads_what_that_has_written() {
        Todo todo = database.write(session -> {
            Todo added = todos.add(MINE, TodoDraft.titled("a"));
            todos.change(MINE, added.id(), ANY, current -> TodoDraft.titled("b"));
            assertThat(todos.list(MINE, TodoQuery.newest(9)).todos()).hasSize(1);
            return todos.find(MINE, added.id());
        });
        assertThat(todo.title()).isEqualTo("b");
        assertThat(todos.find(MINE, todo.id())).isEqualTo(todo);
    }

    @Test
    void a_problem_reaches_the_one_who_called_the_unit() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> database.write(session -> todos.remove(
                        MINE, todos.add("other", TodoDraft.titled("t")).id(), ANY)))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    @Test
    void a_part_that_throws_is_undone_alone_and_tells_nobody() {
        database.write(session -> {
            todos.add(MINE, TodoDraft.titled("before"));
            assertThatThrownBy(() -> session.inSavepoint(part -> {
                        part.afterCommit(told::incrementAndGet);
                        todos.add(MINE, TodoDraft.titled("never"));
                        throw Problem.malformed("changed my mind");
                    }))
                    .isInstanceOf(Problem.class);
            return true;
        });
        assertThat(titles()).containsExactly("before");
        assertThat(told).hasValue(0);
    }

    /** SQLite may have undone the whole transaction by then: what comes behind would be written outside of any. */
    @Test
    void a_failure_of_the_database_fails_the_unit_whoever_catches_it() {
        assertThatThrownBy(() -> database.write(session -> {
                    todos.add(MINE, TodoDraft.titled("never"));
                    assertThatThrownBy(() -> database.write(inner -> {
                                inner.run("INSERT INTO task (id) VALUES (1)");
                                return true;
                            }))
                            .isInstanceOf(OpenTransaction.BrokenTransaction.class);
                    return true;
                }))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(titles()).isEmpty();
    }

    @Test
    void who_is_to_be_told_is_told_once_behind_the_commit_and_not_when_it_is_undone() {
        Runnable tell = told::incrementAndGet;
        database.write(session -> {
            session.afterCommit(tell);
            session.afterCommit(tell);
            assertThat(told).hasValue(0);
            return true;
        });
        assertThat(told).hasValue(1);
        assertThatThrownBy(() -> database.write(session -> {
                    session.afterCommit(tell);
                    throw new SQLException("told to");
                }))
                .hasRootCauseMessage("told to");
        database.write(session -> true);
        assertThat(told).hasValue(1);
    }

    @Test
    void what_was_read_of_a_change_that_was_undone_is_not_remembered() {
        Todo old = todos.add(MINE, TodoDraft.titled("old"));
        assertThatThrownBy(() -> database.write(session -> {
                    todos.change(MINE, old.id(), ANY, current -> TodoDraft.titled("never"));
                    todos.find(MINE, old.id());
                    throw new SQLException("told to");
                }))
                .hasRootCauseMessage("told to");
        todos.change(MINE, old.id(), ANY, current -> TodoDraft.titled("second"));
        assertThat(todos.find(MINE, old.id()).title()).isEqualTo("second");
    }

    private List<String> titles() {
        return todos.list(MINE, TodoQuery.newest(9)).todos().stream()
                .map(Todo::title)
                .toList();
    }
}
