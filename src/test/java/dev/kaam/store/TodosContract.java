package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Due;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Problem.Kind;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of todos must do. */
interface TodosContract {
    String MINE = "local";

    Todos todos();

    SettableTime time();

    static List<TodoDraft> drafts() {
        var day = LocalDate.of(2026, 12, 1);
        var half = LocalTime.of(9, 30);
        return List.of(
                TodoDraft.titled("Buy milk"),
                TodoDraft.titled("दूध लाओ 🥛 e\u0301 שלום مرحبا"),
                new TodoDraft("t", "two\nlines", true, new Due(day, null, null), 1, List.of("b", "a"), 0.5),
                new TodoDraft("t", "", false, new Due(day, half, null), 4, List.of("घर"), -3.0),
                new TodoDraft(
                        "t",
                        null,
                        false,
                        new Due(day, half.withSecond(5), ZoneId.of("Asia/Kolkata")),
                        2,
                        List.of(),
                        1e300),
                new TodoDraft(
                        "t",
                        null,
                        false,
                        new Due(day, LocalTime.MIDNIGHT, ZoneOffset.UTC),
                        null,
                        List.of("x y", "z"),
                        0.0),
                TodoDraft.titled("t").reminding(Remind.at(Instant.parse("2026-12-01T09:00:00.123Z"))),
                new TodoDraft(
                        "t",
                        null,
                        false,
                        new Due(day, null, null),
                        null,
                        List.of(),
                        null,
                        Remind.before(Duration.ofDays(30)),
                        new Repeat("FREQ=MONTHLY;BYDAY=-1FR", Repeat.From.COMPLETION)));
    }

    @ParameterizedTest
    @MethodSource("drafts")
    default void what_was_added_is_found_as_it_was(TodoDraft draft) {
        Todo todo = todos().add(MINE, draft);
        assertThat(todos().find(MINE, todo.id())).isEqualTo(todo);
        assertThat(todo.draft()).isEqualTo(draft);
    }

    @Test
    default void a_new_todo_has_version_1_and_the_time_of_its_making() {
        Todo todo = todos().add(MINE, TodoDraft.titled("t"));
        assertThat(todo.version()).isEqualTo(1);
        assertThat(todo.createdAt()).isEqualTo(time().instant());
        assertThat(todo.updatedAt()).isEqualTo(time().instant());
        assertThat(todo.id().version()).isEqualTo(7);
    }

    @Test
    default void a_change_replaces_the_draft_and_counts_the_version_up() {
        Todo old = todos().add(MINE, drafts().get(2));
        time().pass(Duration.ofSeconds(1));
        Todo changed = todos().change(MINE, old.id(), ANY, current -> TodoDraft.titled("new"));
        assertThat(changed.draft()).isEqualTo(TodoDraft.titled("new"));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(old.createdAt());
        assertThat(changed.updatedAt()).isEqualTo(time().instant());
        assertThat(todos().find(MINE, old.id())).isEqualTo(changed);
    }

    @Test
    default void a_change_to_the_same_keeps_the_version() {
        Todo old = todos().add(MINE, drafts().get(2));
        time().pass(Duration.ofSeconds(1));
        assertThat(todos().change(MINE, old.id(), ANY, Todo::draft)).isEqualTo(old);
        assertThat(todos().find(MINE, old.id())).isEqualTo(old);
    }

    @Test
    default void a_todo_remembers_when_it_was_first_ticked_and_forgets_when_reopened() {
        Todo old = todos().add(MINE, TodoDraft.titled("t"));
        time().pass(Duration.ofSeconds(1));
        var ticked = time().instant();
        todos().change(MINE, old.id(), ANY, current -> completed("t", true));
        time().pass(Duration.ofSeconds(1));
        assertThat(todos().change(MINE, old.id(), ANY, current -> completed("renamed", true))
                        .completedAt())
                .isEqualTo(ticked);
        assertThat(todos().change(MINE, old.id(), ANY, current -> completed("t", false))
                        .completedAt())
                .isNull();
    }

    @Test
    default void a_change_of_another_version_than_expected_is_stale_and_changes_nothing() {
        Todo old = todos().add(MINE, TodoDraft.titled("t"));
        Todo now = todos().change(MINE, old.id(), Expected.version(1), current -> TodoDraft.titled("now"));
        fails(
                Kind.STALE,
                () -> todos().change(MINE, old.id(), Expected.version(1), current -> TodoDraft.titled("late")));
        fails(Kind.STALE, () -> todos().remove(MINE, old.id(), Expected.version(1)));
        assertThat(todos().find(MINE, old.id())).isEqualTo(now);
    }

    @Test
    default void a_patch_that_throws_changes_nothing() {
        Todo old = todos().add(MINE, TodoDraft.titled("t"));
        fails(Kind.INVALID, () -> todos().change(MINE, old.id(), ANY, current -> TodoDraft.titled(" ")));
        assertThat(todos().find(MINE, old.id())).isEqualTo(old);
    }

    @Test
    default void what_was_removed_is_gone_until_it_is_restored() {
        Todo old = todos().add(MINE, drafts().get(4));
        Todo removed = todos().remove(MINE, old.id(), Expected.version(1));
        assertThat(removed.version()).isEqualTo(2);
        fails(Kind.NOT_FOUND, () -> todos().find(MINE, old.id()));
        fails(Kind.NOT_FOUND, () -> todos().remove(MINE, old.id(), ANY));
        assertThat(todos().list(MINE, TodoQuery.newest(50)).todos()).isEmpty();

        Todo restored = todos().restore(MINE, old.id(), ANY);
        assertThat(restored.version()).isEqualTo(3);
        assertThat(restored.draft()).isEqualTo(old.draft());
        assertThat(todos().find(MINE, old.id())).isEqualTo(restored);
        fails(Kind.CONFLICT, () -> todos().restore(MINE, old.id(), ANY));
    }

    @Test
    default void what_never_was_is_not_found() {
        UUID nobody = UUID.fromString("01a20d6b-b82f-7000-9d6a-e362f29e90b0");
        fails(Kind.NOT_FOUND, () -> todos().find(MINE, nobody));
        fails(Kind.NOT_FOUND, () -> todos().change(MINE, nobody, ANY, Todo::draft));
        fails(Kind.NOT_FOUND, () -> todos().remove(MINE, nobody, ANY));
        fails(Kind.NOT_FOUND, () -> todos().restore(MINE, nobody, ANY));
    }

    @Test
    default void nobody_sees_or_changes_what_is_anothers() {
        Todo todo = todos().add(MINE, TodoDraft.titled("mine"));
        fails(Kind.NOT_FOUND, () -> todos().find("other", todo.id()));
        fails(Kind.NOT_FOUND, () -> todos().change("other", todo.id(), ANY, current -> TodoDraft.titled("theirs")));
        fails(Kind.NOT_FOUND, () -> todos().remove("other", todo.id(), ANY));
        assertThat(todos().list("other", TodoQuery.newest(50)).todos()).isEmpty();
        todos().remove(MINE, todo.id(), ANY);
        fails(Kind.NOT_FOUND, () -> todos().restore("other", todo.id(), ANY));
    }

    @Test
    default void a_list_is_newest_first_also_within_a_millisecond() {
        List<Todo> added = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            added.addFirst(todos().add(MINE, TodoDraft.titled("t" + i)));
        }
        TodoPage page = todos().list(MINE, TodoQuery.newest(200));
        assertThat(page.todos()).isEqualTo(added);
        assertThat(page.more()).isFalse();
    }

    @Test
    default void pages_show_each_todo_once_while_others_are_added() {
        List<Todo> expected = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            expected.addFirst(todos().add(MINE, TodoDraft.titled("t" + i)));
        }
        List<Todo> seen = new ArrayList<>();
        TodoPage page = todos().list(MINE, TodoQuery.newest(10));
        seen.addAll(page.todos());
        while (page.more()) {
            todos().add(MINE, TodoDraft.titled("meanwhile"));
            page = todos().list(MINE, TodoQuery.newest(10).behind(seen.getLast()));
            seen.addAll(page.todos());
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    default void a_page_that_ends_with_the_last_todo_says_that_there_is_no_more() {
        for (int i = 0; i < 10; i++) {
            todos().add(MINE, TodoDraft.titled("t"));
        }
        assertThat(todos().list(MINE, TodoQuery.newest(10)).more()).isFalse();
        assertThat(todos().list(MINE, TodoQuery.newest(9)).more()).isTrue();
    }

    @Test
    default void changes_of_many_threads_at_once_are_all_made() {
        Todo todo = todos().add(MINE, new TodoDraft("count", null, false, null, null, List.of(), 0.0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.execute(() -> todos().change(MINE, todo.id(), ANY, TodosContract::countedUp));
            }
        }
        assertThat(todos().find(MINE, todo.id()).order()).isEqualTo(200.0);
        assertThat(todos().find(MINE, todo.id()).version()).isEqualTo(201);
    }

    private static TodoDraft countedUp(Todo todo) {
        Double order = todo.order();
        return new TodoDraft(todo.title(), null, false, null, null, List.of(), order == null ? 1 : order + 1);
    }

    private static TodoDraft completed(String title, boolean completed) {
        return new TodoDraft(title, null, completed, null, null, List.of(), null);
    }

    private static void fails(Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .extracting(Problem::kind)
                .isEqualTo(kind);
    }
}
