package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Change;
import dev.kaam.change.Change.Kind;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.Todos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every change log must do, beside the todos that it tells of. */
interface ChangeLogContract {
    String MINE = "local";

    Todos todos();

    ChangeLog changes();

    @Test
    default void each_change_is_told_once_in_order_with_the_todo_as_it_then_was() {
        Todo made = todos().add(MINE, TodoDraft.titled("t"));
        Todo renamed = todos().change(MINE, made.id(), ANY, current -> TodoDraft.titled("renamed"));
        Todo removed = todos().remove(MINE, made.id(), ANY);
        Todo restored = todos().restore(MINE, made.id(), ANY);
        assertThat(all())
                .extracting(Change::kind)
                .containsExactly(Kind.CREATED, Kind.UPDATED, Kind.DELETED, Kind.RESTORED);
        assertThat(all()).extracting(Change::todo).containsExactly(made, renamed, removed, restored);
        assertThat(all()).extracting(Change::seq).isSorted().doesNotHaveDuplicates();
    }

    @Test
    default void a_change_that_changes_nothing_or_fails_is_not_told() {
        Todo made = todos().add(MINE, TodoDraft.titled("t"));
        todos().change(MINE, made.id(), ANY, Todo::draft);
        Assertions.assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> todos().change(MINE, made.id(), ANY, current -> TodoDraft.titled("")));
        assertThat(all()).hasSize(1);
    }

    @Test
    default void whoever_asks_on_from_the_last_seen_sees_each_change_once() {
        for (int i = 0; i < 25; i++) {
            todos().add(MINE, TodoDraft.titled("t" + i));
        }
        List<Change> seen = new ArrayList<>(changes().after(MINE, 0, 10));
        for (var next = seen; !next.isEmpty(); seen.addAll(next)) {
            next = new ArrayList<>(changes().after(MINE, seen.getLast().seq(), 10));
        }
        assertThat(seen).isEqualTo(all()).hasSize(25);
    }

    @Test
    default void after_the_last_change_there_is_none() {
        todos().add(MINE, TodoDraft.titled("t"));
        assertThat(changes().after(MINE, all().getLast().seq(), 10)).isEmpty();
        assertThat(changes().after(MINE, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    default void the_changes_of_others_are_not_told() {
        todos().add("other", TodoDraft.titled("theirs"));
        Todo mine = todos().add(MINE, TodoDraft.titled("mine"));
        assertThat(all()).extracting(Change::todo).containsExactly(mine);
    }

    @Test
    default void the_newest_are_those_of_all_owners_oldest_first() {
        todos().add("other", TodoDraft.titled("1"));
        todos().add(MINE, TodoDraft.titled("2"));
        todos().add("other", TodoDraft.titled("3"));
        assertThat(changes().newest(0, 2))
                .extracting(owned -> owned.owner() + owned.change().todo().title())
                .containsExactly("local2", "other3");
        assertThat(changes().newest(0, 9)).hasSize(3);
        long last = changes().last();
        assertThat(changes().newest(last - 1, 9))
                .singleElement()
                .matches(owned -> owned.change().seq() == last);
        assertThat(changes().newest(last, 9)).isEmpty();
    }

    @Test
    default void changes_made_at_once_are_each_told_once() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 300; i++) {
                threads.execute(() -> todos().add(MINE, TodoDraft.titled("t")));
            }
        }
        assertThat(all()).hasSize(300).extracting(Change::seq).doesNotHaveDuplicates();
    }

    private List<Change> all() {
        return changes().after(MINE, 0, ChangeLog.LIMIT_MAX);
    }
}
