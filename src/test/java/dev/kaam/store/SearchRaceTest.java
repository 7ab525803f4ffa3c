package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Search passes over no todo, whatever happens between the index and the list. */
class SearchRaceTest {
    private static final String MINE = "local";
    private static final TodoFilter MILK = TodoFilter.found(Search.of("milk"));
    private static final TodoQuery ONE_BY_ONE = new TodoQuery(MILK, List.of(), 1, null);

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        todos = new SqlTodos(database, time, new Random(1));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_todo_that_changes_behind_the_index_does_not_take_others_along() {
        Todo oldest = todos.add(MINE, TodoDraft.titled("milk 1"));
        Todo middle = todos.add(MINE, TodoDraft.titled("milk 2"));
        Todo newest = todos.add(MINE, TodoDraft.titled("milk 3"));
        assertThat(todos.count(MINE, MILK)).isEqualTo(3);
        todos.change(MINE, newest.id(), ANY, now -> new TodoDraft("x", "milk", false, null, null, List.of(), null));
        // as a list does it that was asked before that change, and gets its snapshot behind it
        TodoPage first = database.read(session -> TodoLists.page(session, MINE, ONE_BY_ONE, new KnownTodos(1)));
        assertThat(from(first)).containsExactly(middle, oldest, todos.find(MINE, newest.id()));
    }

    @Test
    void an_id_made_by_a_clock_that_was_set_back_while_the_program_was_off_is_still_the_greatest() {
        Todo old = todos.add(MINE, TodoDraft.titled("milk 1"));
        todos.add(MINE, TodoDraft.titled("milk 2"));
        time.pass(Duration.ofDays(-1));
        todos = new SqlTodos(database, time, new Random(2));
        todos.add(MINE, TodoDraft.titled("milk 3"));
        Todo last = todos.add(MINE, TodoDraft.titled("milk 4"));
        assertThat(last.id()).isGreaterThan(old.id());
        assertThat(from(todos.list(MINE, ONE_BY_ONE)))
                .extracting(Todo::title)
                .containsExactly("milk 4", "milk 3", "milk 2", "milk 1");
    }

    private List<Todo> from(TodoPage first) {
        var all = new ArrayList<Todo>();
        for (TodoPage page = first; ; page = todos.list(MINE, ONE_BY_ONE.behind(all.getLast()))) {
            all.addAll(page.todos());
            if (!page.more()) {
                return all;
            }
        }
    }
}
