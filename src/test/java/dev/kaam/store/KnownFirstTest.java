package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Versions;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists from PostgreSQL, of which the versions are read first. */
@SuppressWarnings("NullAway.Init")
class KnownFirstTest {
    private static final String MINE = "local";
    private static final TodoQuery ALL = TodoQuery.newest(50);

    private final Versions<Todo> known = new Versions<>(1024);
    private Postgres database;
    private SqlTodos todos;

    @BeforeEach
    void open() throws SQLException {
        database = TestPostgres.emptied();
        todos = new SqlTodos(database, new SettableTime(), new Random(1));
    }

    @Test
    void what_is_known_is_not_read_and_the_rest_is_in_its_place() {
        Todo first = add("first");
        Todo second = add("second");
        Todo third = add("third");
        Todo remembered = Todo.first(second.id(), TodoDraft.titled("as remembered"), second.createdAt());
        known.put(second.id(), 1, remembered);
        assertThat(filled(asked())).containsExactly(third, remembered, first);
        assertThat(known.get(first.id(), 1)).isEqualTo(first);
    }

    @Test
    void what_changed_after_its_version_was_read_has_the_list_read_anew() {
        Todo todo = add("old");
        add("other");
        KnownFirst asked = asked();
        change(todo, "new");
        assertThat(filled(asked)).isNull();
        assertThat(todos.list(MINE, ALL).todos()).extracting(Todo::title).containsExactly("other", "new");
    }

    @Test
    void a_list_of_which_little_is_known_is_read_whole() {
        IntStream.range(0, 20).forEach(i -> add("todo " + i));
        assertThat(filled(asked())).isNull();
    }

    /** As it is when another node writes, which this one does not hear. */
    @Test
    void a_list_is_the_same_however_much_of_it_is_known() {
        var there = new SqlTodos(database, new SettableTime(), new Random(2));
        for (int i = 0; i < 40; i++) {
            Todo todo = there.add(MINE, TodoDraft.titled("there " + i));
            if (i % 3 == 0) {
                change(todo, "changed " + i);
            }
            List<Todo> fresh = new SqlTodos(database, new SettableTime(), new Random(3))
                    .list(MINE, TodoQuery.newest(30))
                    .todos();
            assertThat(todos.list(MINE, TodoQuery.newest(30)).todos()).isEqualTo(fresh);
        }
    }

    private Todo add(String title) {
        return todos.add(MINE, TodoDraft.titled(title));
    }

    private void change(Todo todo, String title) {
        todos.change(MINE, todo.id(), Expected.ANY, current -> TodoDraft.titled(title));
    }

    private KnownFirst asked() {
        return database.read(session -> KnownFirst.ask(session, MINE, ALL, known));
    }

    private @Nullable List<Todo> filled(KnownFirst asked) {
        return database.<@Nullable List<Todo>>read(session -> asked.filled(session, known));
    }
}
