package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Answers;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Problem.Kind;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store must make of several calls in one commit, and of the answers kept with them. */
interface TransactionsContract {
    String MINE = "local";

    Todos todos();

    ChangeLog changes();

    Transactions transactions();

    SettableTime time();

    @Test
    default void what_is_done_together_is_seen_together() {
        Todo todo = transactions().together(in -> {
            Todo added = in.todos().add(MINE, TodoDraft.titled("1"));
            in.todos().change(MINE, added.id(), ANY, current -> TodoDraft.titled("2"));
            assertThat(in.todos().find(MINE, added.id()).title()).isEqualTo("2");
            return in.todos().list(MINE, TodoQuery.newest(1)).todos().getFirst();
        });
        assertThat(todos().find(MINE, todo.id())).isEqualTo(todo);
        assertThat(changes().after(MINE, 0, 10)).hasSize(2);
    }

    @Test
    default void when_one_of_several_fails_none_happens() {
        Todo old = todos().add(MINE, TodoDraft.titled("old"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transactions().together(in -> {
                    in.todos().add(MINE, TodoDraft.titled("new"));
                    in.todos().remove(MINE, old.id(), ANY);
                    in.answers().keep(MINE, "key", bytes("a"), bytes("answer"));
                    return in.todos().find(MINE, old.id());
                }));
        assertThat(todos().list(MINE, TodoQuery.newest(10)).todos()).containsExactly(old);
        assertThat(changes().after(MINE, 0, 10)).hasSize(1);
        assertThat(kept("key", "a")).isNull();
    }

    @Test
    default void what_was_read_of_a_change_that_was_undone_is_not_remembered() {
        Todo old = todos().add(MINE, TodoDraft.titled("old"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> transactions().together(in -> {
                    in.todos().change(MINE, old.id(), ANY, current -> TodoDraft.titled("never"));
                    in.todos().find(MINE, old.id());
                    throw Problem.malformed("changed my mind");
                }));
        todos().change(MINE, old.id(), ANY, current -> TodoDraft.titled("second"));
        assertThat(todos().find(MINE, old.id()).title()).isEqualTo("second");
    }

    @Test
    default void a_problem_that_is_caught_takes_nothing_of_the_others_along() {
        Todo todo = todos().add(MINE, TodoDraft.titled("t"));
        transactions().together(in -> {
            in.todos().remove(MINE, todo.id(), ANY);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> in.todos().remove(MINE, todo.id(), ANY));
            return in.todos().add(MINE, TodoDraft.titled("added"));
        });
        assertThat(todos().list(MINE, TodoQuery.newest(10)).todos())
                .extracting(Todo::title)
                .containsExactly("added");
    }

    @Test
    default void an_answer_is_found_under_its_key_for_the_same_request_only() {
        keep("key", "request", "answer");
        assertThat(kept("key", "request")).isEqualTo(bytes("answer"));
        assertThat(kept("another", "request")).isNull();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> kept("key", "another"))
                .extracting(Problem::kind)
                .isEqualTo(Kind.KEY_REUSED);
        assertThat(transactions().<Boolean>together(in -> in.answers().find("other", "key", bytes("request")) == null))
                .isTrue();
    }

    @Test
    default void an_answer_is_kept_for_a_day_and_then_its_key_is_free() {
        keep("key", "request", "answer");
        time().pass(Answers.KEPT.minus(Duration.ofMillis(1)));
        assertThat(kept("key", "request")).isEqualTo(bytes("answer"));
        time().pass(Duration.ofMillis(1));
        assertThat(kept("key", "another")).isNull();
        keep("key", "another", "new");
        assertThat(kept("key", "another")).isEqualTo(bytes("new"));
    }

    @Test
    default void of_many_at_once_with_one_key_one_is_done() {
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> transactions().together(in -> once(in.answers(), done)));
            }
        }
        assertThat(done).hasValue(1);
    }

    private static boolean once(Answers answers, AtomicInteger done) {
        if (answers.find(MINE, "key", bytes("request")) == null) {
            answers.keep(MINE, "key", bytes("request"), bytes("answer"));
            done.incrementAndGet();
        }
        return true;
    }

    private void keep(String key, String request, String answer) {
        transactions().together(in -> {
            in.answers().keep(MINE, key, bytes(request), bytes(answer));
            return true;
        });
    }

    private byte @Nullable [] kept(String key, String request) {
        return transactions().<byte @Nullable []>together(in -> in.answers().find(MINE, key, bytes(request)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
