package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.Change;
import dev.kaam.change.Change.Kind;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Due;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every store must do where a todo repeats: the next one is made with its completion, once, or not at all. */
interface SuccessionContract {
    String MINE = "local";
    LocalDate DAY = LocalDate.of(2999, 12, 31);
    TodoDraft DAILY = daily(DAY);

    Todos todos();

    ChangeLog changes();

    Transactions transactions();

    SettableTime time();

    @Test
    default void a_todo_that_repeats_is_followed_by_its_next_in_the_same_commit() {
        Todo todo = todos().add(MINE, DAILY);
        Todo done = complete(todo);
        Todo next = next(done);
        assertThat(next.draft()).isEqualTo(daily(DAY.plusDays(1)));
        assertThat(next.version()).isEqualTo(1);
        assertThat(next.id()).isGreaterThan(todo.id());
        assertThat(todos().find(MINE, todo.id())).isEqualTo(done);
        assertThat(changes().after(MINE, 0, 10))
                .extracting(Change::kind)
                .containsExactly(Kind.CREATED, Kind.UPDATED, Kind.CREATED);
        assertThat(changes().after(MINE, 0, 10)).extracting(Change::todo).containsExactly(todo, done, next);
    }

    @Test
    default void many_clients_that_complete_it_at_once_make_one_next() {
        Todo todo = todos().add(MINE, DAILY);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                threads.execute(() -> complete(todo));
            }
        }
        assertThat(todos().list(MINE, TodoQuery.newest(50)).todos()).hasSize(2);
        assertThat(todos().find(MINE, todo.id()).version()).isEqualTo(2);
    }

    @Test
    default void what_was_added_as_completed_is_followed_too() {
        Todo done = todos().add(MINE, completed(DAILY, true));
        assertThat(next(done).due()).isEqualTo(new Due(DAY.plusDays(1), null, null));
        assertThat(todos().list(MINE, TodoQuery.newest(50)).todos()).containsExactly(next(done), done);
    }

    @Test
    default void opened_again_an_untouched_next_goes_to_the_trash() {
        Todo done = complete(todos().add(MINE, DAILY));
        Todo reopened = todos().change(MINE, done.id(), ANY, was -> completed(was.draft(), false));
        assertThat(reopened.next()).isNull();
        assertThat(todos().trash(MINE, 10, null).todos()).extracting(Todo::id).containsExactly(done.next());
        assertThat(changes().after(MINE, 3, 10)).extracting(Change::kind).containsExactly(Kind.UPDATED, Kind.DELETED);
        assertThat(complete(reopened).next()).isNotNull().isNotEqualTo(done.next());
    }

    @Test
    default void undo_takes_the_next_back_too_and_undo_of_that_makes_one_again() {
        Todo done = complete(todos().add(MINE, DAILY));
        Todo undone = todos().undo(MINE, done.id(), ANY).todo();
        assertThat(undone.next()).isNull();
        assertThat(undone.completed()).isFalse();
        assertThat(todos().list(MINE, TodoQuery.newest(50)).todos()).containsExactly(undone);
        Todo again = todos().undo(MINE, done.id(), ANY).todo();
        assertThat(next(again).version()).isEqualTo(1);
    }

    @Test
    default void a_next_that_was_touched_stays_and_no_other_is_made() {
        Todo done = complete(todos().add(MINE, DAILY));
        UUID next = Objects.requireNonNull(done.next());
        todos().change(MINE, next, ANY, was -> completed(was.draft(), true));
        Todo reopened = todos().change(MINE, done.id(), ANY, was -> completed(was.draft(), false));
        assertThat(reopened.next()).isEqualTo(next);
        assertThat(todos().find(MINE, next).version()).isEqualTo(2);
        assertThat(complete(reopened).next()).isEqualTo(next);
    }

    @Test
    default void a_next_that_was_deleted_stays_so() {
        Todo done = complete(todos().add(MINE, DAILY));
        UUID next = Objects.requireNonNull(done.next());
        todos().remove(MINE, next, ANY);
        Todo reopened = todos().change(MINE, done.id(), ANY, was -> completed(was.draft(), false));
        assertThat(reopened.next()).isEqualTo(next);
        assertThat(changes().of(MINE, next, Long.MAX_VALUE, 10)).hasSize(2);
    }

    @Test
    default void a_commit_that_is_called_off_makes_no_next() {
        Todo todo = todos().add(MINE, DAILY);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transactions().together(in -> {
                    in.todos().change(MINE, todo.id(), ANY, was -> completed(was.draft(), true));
                    throw Problem.malformed("called off");
                }));
        assertThat(todos().list(MINE, TodoQuery.newest(50)).todos()).containsExactly(todo);
    }

    @Test
    default void a_rule_that_cannot_be_followed_changes_nothing() {
        Todo todo = todos().add(MINE, DAILY);
        TodoDraft wrong = DAILY.repeating(new Repeat("FREQ=OFTEN", Repeat.From.DUE));
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> todos().add(MINE, wrong));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> todos().change(MINE, todo.id(), ANY, was -> wrong))
                .withMessageStartingWith("/repeat/rule ");
        assertThat(changes().after(MINE, 0, 10)).hasSize(1);
    }

    private static TodoDraft daily(LocalDate day) {
        return new TodoDraft("water", null, false, new Due(day, null, null), null, List.of(), null)
                .repeating(new Repeat("FREQ=DAILY", Repeat.From.DUE));
    }

    private Todo complete(Todo todo) {
        return todos().change(MINE, todo.id(), ANY, was -> completed(was.draft(), true));
    }

    private Todo next(Todo done) {
        return todos().find(MINE, Objects.requireNonNull(done.next()));
    }

    private static TodoDraft completed(TodoDraft draft, boolean completed) {
        return new TodoDraft(
                draft.title(), null, completed, draft.due(), null, List.of(), null, draft.remind(), draft.repeat());
    }
}
