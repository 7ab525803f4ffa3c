package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Due;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Problem.Kind;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every store must do with what was deleted, and how it takes changes back. */
interface TrashContract {
    String MINE = "local";
    TodoDraft FULL = new TodoDraft(
            "full", "notes", true, new Due(LocalDate.of(2026, 12, 1), null, null), 1, List.of("a", "b"), 2.0);

    Todos todos();

    ChangeLog changes();

    SettableTime time();

    @Test
    default void the_trash_shows_what_was_moved_there_last_first_page_by_page() {
        List<Todo> trashed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Todo todo = todos().add(MINE, TodoDraft.titled("t" + i));
            time().pass(Duration.ofMillis(i % 2));
            trashed.add(todo);
        }
        trashed.replaceAll(todo -> todos().remove(MINE, todo.id(), ANY));
        TodoPage first = todos().trash(MINE, 3, null);
        TodoPage second = todos().trash(MINE, 3, place(first));
        TodoPage third = todos().trash(MINE, 3, place(second));
        var seen = new ArrayList<>(first.todos());
        seen.addAll(second.todos());
        seen.addAll(third.todos());
        assertThat(seen).isEqualTo(trashed.reversed());
        assertThat(List.of(first.more(), second.more(), third.more())).containsExactly(true, true, false);
        assertThat(todos().trash("other", 3, null).todos()).isEmpty();
    }

    @Test
    default void a_todo_in_the_trash_is_not_found_but_the_answer_says_where_it_is() {
        Todo todo = todos().add(MINE, FULL);
        todos().remove(MINE, todo.id(), ANY);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> todos().find(MINE, todo.id()))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.NOT_FOUND))
                .withMessageContaining("trash");
    }

    @Test
    default void what_is_restored_is_listed_by_its_tags_again() {
        var tagged = new TodoFilter(null, List.of("a"), null, null, null, null);
        Todo todo = todos().add(MINE, FULL);
        todos().remove(MINE, todo.id(), ANY);
        assertThat(todos().count(MINE, tagged)).isZero();
        Todo restored = todos().restore(MINE, todo.id(), ANY);
        assertThat(todos().list(MINE, new TodoQuery(tagged, List.of(), 50, null))
                        .todos())
                .containsExactly(restored);
    }

    @Test
    default void a_restore_of_another_version_than_expected_is_stale() {
        Todo todo = todos().add(MINE, FULL);
        Todo trashed = todos().remove(MINE, todo.id(), ANY);
        fails(Kind.STALE, () -> todos().restore(MINE, todo.id(), Expected.version(1)));
        assertThat(todos().restore(MINE, todo.id(), Expected.version(trashed.version())))
                .isNotNull();
    }

    @Test
    default void what_was_purged_is_gone_for_good_and_the_log_tells_only_that() {
        Todo secret = todos().add(MINE, FULL);
        Todo other = todos().add(MINE, TodoDraft.titled("other"));
        todos().change(MINE, secret.id(), ANY, current -> TodoDraft.titled("secret"));
        todos().remove(MINE, secret.id(), ANY);
        todos().purge(MINE, secret.id(), ANY);
        fails(Kind.NOT_FOUND, () -> todos().restore(MINE, secret.id(), ANY));
        fails(Kind.NOT_FOUND, () -> todos().undo(MINE, secret.id(), ANY));
        fails(Kind.NOT_FOUND, () -> todos().purge(MINE, secret.id(), ANY));
        assertThat(todos().trash(MINE, 50, null).todos()).isEmpty();
        List<Change> left = changes().after(MINE, 0, 100);
        assertThat(left).extracting(Change::kind).containsExactly(Change.Kind.CREATED, Change.Kind.PURGED);
        assertThat(left).extracting(change -> change.todo().id()).containsExactly(other.id(), secret.id());
        assertThat(left.getLast().todo().title()).isEmpty();
        assertThat(left.getLast().seq()).isEqualTo(changes().last()).isEqualTo(5);
    }

    @Test
    default void only_what_lies_in_the_trash_can_be_purged() {
        Todo todo = todos().add(MINE, FULL);
        fails(Kind.NOT_FOUND, () -> todos().purge(MINE, todo.id(), ANY));
        todos().remove(MINE, todo.id(), ANY);
        fails(Kind.NOT_FOUND, () -> todos().purge("other", todo.id(), ANY));
        assertThat(todos().restore(MINE, todo.id(), ANY)).isNotNull();
    }

    @Test
    default void a_purge_of_another_version_than_expected_is_stale_and_loses_nothing() {
        Todo todo = todos().add(MINE, FULL);
        Todo trashed = todos().remove(MINE, todo.id(), ANY);
        fails(Kind.STALE, () -> todos().purge(MINE, todo.id(), Expected.version(1)));
        assertThat(todos().trash(MINE, 50, null).todos()).containsExactly(trashed);
        assertThat(todos().purge(MINE, todo.id(), Expected.version(2))).isEqualTo(trashed);
    }

    @Test
    default void an_undone_update_is_as_it_was_before_and_undone_twice_as_it_was_after() {
        Todo first = todos().add(MINE, FULL);
        time().pass(Duration.ofSeconds(1));
        Todo second = todos().change(MINE, first.id(), ANY, current -> TodoDraft.titled("new"));
        time().pass(Duration.ofSeconds(1));
        Todos.Undone undone = todos().undo(MINE, first.id(), Expected.version(2));
        assertThat(undone.trashed()).isFalse();
        assertThat(undone.todo().draft()).isEqualTo(FULL);
        assertThat(undone.todo().completedAt()).isEqualTo(first.completedAt());
        assertThat(undone.todo().version()).isEqualTo(3);
        assertThat(undone.todo().updatedAt()).isEqualTo(time().instant());
        assertThat(todos().find(MINE, first.id())).isEqualTo(undone.todo());
        assertThat(todos().undo(MINE, first.id(), ANY).todo().draft()).isEqualTo(second.draft());
    }

    @Test
    default void undo_takes_back_only_the_last_change() {
        Todo todo = todos().add(MINE, TodoDraft.titled("1"));
        todos().change(MINE, todo.id(), ANY, current -> TodoDraft.titled("2"));
        todos().change(MINE, todo.id(), ANY, current -> TodoDraft.titled("3"));
        assertThat(todos().undo(MINE, todo.id(), ANY).todo().title()).isEqualTo("2");
    }

    @Test
    default void an_undone_making_lies_in_the_trash_and_an_undone_delete_is_back() {
        Todo todo = todos().add(MINE, FULL);
        assertThat(todos().undo(MINE, todo.id(), ANY).trashed()).isTrue();
        fails(Kind.NOT_FOUND, () -> todos().find(MINE, todo.id()));
        Todos.Undone back = todos().undo(MINE, todo.id(), ANY);
        assertThat(back.trashed()).isFalse();
        assertThat(todos().find(MINE, todo.id())).isEqualTo(back.todo());
        assertThat(todos().undo(MINE, todo.id(), ANY).trashed()).isTrue();
        assertThat(changes().after(MINE, 0, 100))
                .extracting(Change::kind)
                .containsExactly(Change.Kind.CREATED, Change.Kind.DELETED, Change.Kind.RESTORED, Change.Kind.DELETED);
    }

    @Test
    default void undo_of_another_version_than_expected_is_stale_and_of_nothing_not_found() {
        Todo todo = todos().add(MINE, FULL);
        fails(Kind.STALE, () -> todos().undo(MINE, todo.id(), Expected.version(2)));
        fails(Kind.NOT_FOUND, () -> todos().undo("other", todo.id(), ANY));
        assertThat(todos().find(MINE, todo.id())).isEqualTo(todo);
    }

    @Test
    default void the_history_of_a_todo_is_its_own_changes_newest_first() {
        Todo todo = todos().add(MINE, TodoDraft.titled("1"));
        todos().add(MINE, TodoDraft.titled("other"));
        Todo second = todos().change(MINE, todo.id(), ANY, current -> TodoDraft.titled("2"));
        Todo trashed = todos().remove(MINE, todo.id(), ANY);
        List<Change> history = changes().of(MINE, todo.id(), Long.MAX_VALUE, 10);
        assertThat(history).extracting(Change::todo).containsExactly(trashed, second, todo);
        assertThat(changes().of(MINE, todo.id(), history.getFirst().seq(), 1))
                .extracting(Change::todo)
                .containsExactly(second);
        assertThat(changes().of("other", todo.id(), Long.MAX_VALUE, 10)).isEmpty();
    }

    private static Position place(TodoPage page) {
        return Position.of(page.todos().getLast(), TodoFilter.ALL);
    }

    private static void fails(Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .extracting(Problem::kind)
                .isEqualTo(kind);
    }
}
