package dev.kaam.job;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.FollowUp;
import dev.kaam.background.TaskDraft;
import dev.kaam.change.Change.Kind;
import dev.kaam.change.Webhook;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.FakeDatabase;
import dev.kaam.store.MemoryWebhooks;
import dev.kaam.todo.Due;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which change asks for which task. */
class WhatFollowsTest {
    private static final String MINE = "local";
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    /** It is 10:00 in UTC on the day before. */
    private static final Due TOMORROW = new Due(LocalDate.of(2026, 11, 25), null, null);

    private static final Instant TOMORROW_STARTS = Instant.parse("2026-11-24T18:30:00Z");
    private static final Remind A_QUARTER_BEFORE = Remind.before(Duration.ofMinutes(15));
    private static final Set<Kind> ALL = Set.of(Kind.values());

    private final SettableTime time = new SettableTime();
    private final FakeDatabase todos = new FakeDatabase(time, Duration.ZERO, () -> {}, new Random(1));
    private final MemoryWebhooks webhooks = new MemoryWebhooks(time, new Random(1));
    private final WhatFollows follows = new WhatFollows(webhooks, KOLKATA, time);

    @Test
    void a_plain_todo_of_somebody_without_webhooks_asks_for_nothing() {
        Todo todo = add(null, null, false);
        assertThat(follows.after(MINE, Kind.CREATED, null, todo)).isSameAs(FollowUp.NONE);
        assertThat(follows.after(MINE, Kind.UPDATED, todo, changed(todo, null, null, true)))
                .isSameAs(FollowUp.NONE);
        assertThat(follows.after(MINE, Kind.DELETED, todo, todo)).isSameAs(FollowUp.NONE);
    }

    @Test
    void a_todo_with_a_reminder_asks_for_it_at_its_time_as_it_is_here() {
        Todo todo = add(TOMORROW, A_QUARTER_BEFORE, false);
        FollowUp followUp = follows.after(MINE, Kind.CREATED, null, todo);
        assertThat(followUp.withdrawn()).isEmpty();
        assertThat(followUp.tasks()).hasSize(1);
        TaskDraft task = followUp.tasks().getFirst();
        assertThat(task.kind()).isEqualTo(SendReminder.KIND);
        assertThat(task.about()).isEqualTo(todo.id());
        assertThat(task.runAt()).isEqualTo(TOMORROW_STARTS.minus(Duration.ofMinutes(15)));
        assertThat(task.payload()).contains(todo.id().toString(), "2026-11-24T18:15:00Z");
    }

    @Test
    void a_todo_that_is_made_has_a_fake_task_behind_it_where_that_was_asked_for() {
        var fakes = new WhatFollows(webhooks, KOLKATA, time, true);
        Todo todo = add(null, null, false);
        assertThat(fakes.after(MINE, Kind.CREATED, null, todo).tasks()).containsExactly(FakeTask.draft(todo));
        assertThat(fakes.after(MINE, Kind.UPDATED, todo, changed(todo, null, null, true)))
                .isSameAs(FollowUp.NONE);
        assertThat(fakes.after(MINE, Kind.RESTORED, todo, todo)).isSameAs(FollowUp.NONE);
    }

    @Test
    void a_due_in_a_zone_is_meant_there() {
        var due = new Due(LocalDate.of(2026, 11, 25), LocalTime.of(9, 0), ZoneId.of("Europe/Berlin"));
        assertReminds(
                follows.after(MINE, Kind.CREATED, null, add(due, A_QUARTER_BEFORE, false)), "2026-11-25T07:45:00Z");
    }

    @Test
    void a_reminder_at_an_instant_needs_no_due() {
        var at = Remind.at(Instant.parse("2026-12-01T09:00:00Z"));
        assertReminds(follows.after(MINE, Kind.CREATED, null, add(null, at, false)), "2026-12-01T09:00:00Z");
    }

    @Test
    void a_reminder_for_a_time_that_has_just_passed_is_sent_and_one_for_an_earlier_time_is_not() {
        Instant now = time.instant();
        for (long ago : new long[] {0, 1, 60}) {
            Instant at = now.minusSeconds(ago);
            assertReminds(follows.after(MINE, Kind.CREATED, null, add(null, Remind.at(at), false)), at.toString());
        }
        Todo late = add(null, Remind.at(now.minusSeconds(61)), false);
        assertThat(follows.after(MINE, Kind.CREATED, null, late).tasks()).isEmpty();
    }

    @Test
    void a_due_that_moves_moves_the_reminder() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        Due later = new Due(LocalDate.of(2026, 11, 26), null, null);
        FollowUp followUp = follows.after(MINE, Kind.UPDATED, before, changed(before, later, A_QUARTER_BEFORE, false));
        assertWithdraws(followUp, before);
        assertReminds(followUp, "2026-11-25T18:15:00Z");
    }

    @Test
    void another_change_leaves_the_reminder_alone() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        Todo renamed = todos.change(
                MINE,
                before.id(),
                ANY,
                current -> draft("renamed", current.due(), current.remind(), current.completed()));
        assertThat(follows.after(MINE, Kind.UPDATED, before, renamed)).isSameAs(FollowUp.NONE);
    }

    @Test
    void the_same_time_said_otherwise_leaves_the_reminder_alone() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        var at = Remind.at(TOMORROW_STARTS.minus(Duration.ofMinutes(15)));
        assertThat(follows.after(MINE, Kind.UPDATED, before, changed(before, null, at, false)))
                .isSameAs(FollowUp.NONE);
    }

    @Test
    void a_reminder_that_is_taken_away_is_withdrawn() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        FollowUp followUp = follows.after(MINE, Kind.UPDATED, before, changed(before, TOMORROW, null, false));
        assertWithdraws(followUp, before);
        assertThat(followUp.tasks()).isEmpty();
    }

    @Test
    void a_reminder_that_moves_into_the_past_is_withdrawn_and_not_sent() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        var past = Remind.at(time.instant().minus(Duration.ofDays(1)));
        FollowUp followUp = follows.after(MINE, Kind.UPDATED, before, changed(before, TOMORROW, past, false));
        assertWithdraws(followUp, before);
        assertThat(followUp.tasks()).isEmpty();
    }

    @Test
    void a_todo_that_is_done_is_not_reminded_of_and_opened_again_it_is() {
        Todo open = add(TOMORROW, A_QUARTER_BEFORE, false);
        Todo done = changed(open, TOMORROW, A_QUARTER_BEFORE, true);
        FollowUp completed = follows.after(MINE, Kind.UPDATED, open, done);
        assertWithdraws(completed, open);
        assertThat(completed.tasks()).isEmpty();
        Todo opened = changed(done, TOMORROW, A_QUARTER_BEFORE, false);
        FollowUp again = follows.after(MINE, Kind.UPDATED, done, opened);
        assertThat(again.withdrawn()).isEmpty();
        assertReminds(again, "2026-11-24T18:15:00Z");
        assertThat(follows.after(MINE, Kind.CREATED, null, add(TOMORROW, A_QUARTER_BEFORE, true)))
                .isSameAs(FollowUp.NONE);
    }

    @Test
    void a_todo_in_the_trash_is_not_reminded_of_and_restored_it_is() {
        Todo before = add(TOMORROW, A_QUARTER_BEFORE, false);
        Todo trashed = todos.remove(MINE, before.id(), ANY);
        FollowUp deleted = follows.after(MINE, Kind.DELETED, before, trashed);
        assertWithdraws(deleted, before);
        assertThat(deleted.tasks()).isEmpty();
        Todo restored = todos.restore(MINE, before.id(), ANY);
        FollowUp back = follows.after(MINE, Kind.RESTORED, trashed, restored);
        assertThat(back.withdrawn()).isEmpty();
        assertReminds(back, "2026-11-24T18:15:00Z");
        assertThat(follows.after(MINE, Kind.PURGED, trashed, trashed.blank(time.instant())))
                .isSameAs(FollowUp.NONE);
    }

    @Test
    void each_webhook_that_wants_the_kind_is_called_once_for_a_change_in_the_order_of_the_todo() {
        Webhook all = webhook(MINE, ALL);
        Webhook some = webhook(MINE, Set.of(Kind.PURGED, Kind.UPDATED));
        webhook("other", ALL);
        Todo todo = add(null, null, false);
        Todo next = changed(todo, null, null, true);
        FollowUp created = follows.after(MINE, Kind.CREATED, null, todo);
        FollowUp updated = follows.after(MINE, Kind.UPDATED, todo, next);
        assertThat(created.tasks()).extracting(TaskDraft::payload).containsExactly(payload(all, todo));
        assertThat(updated.tasks())
                .extracting(TaskDraft::payload)
                .containsExactly(payload(all, next), payload(some, next));
        assertThat(updated.tasks()).extracting(TaskDraft::kind).containsOnly(CallWebhook.KIND);
        assertThat(updated.tasks()).extracting(TaskDraft::about).containsOnly(todo.id());
        assertThat(updated.tasks().getFirst().ordering())
                .isEqualTo(created.tasks().getFirst().ordering())
                .isNotEqualTo(updated.tasks().getLast().ordering());
        assertThat(follows.after("nobody", Kind.CREATED, null, todo)).isSameAs(FollowUp.NONE);
    }

    @Test
    void a_disabled_webhook_is_not_called() {
        Webhook webhook = webhook(MINE, ALL);
        for (int i = 0; i < 5; i++) {
            webhooks.failed(MINE, webhook.id(), "why");
        }
        assertThat(follows.after(MINE, Kind.CREATED, null, add(null, null, false))
                        .tasks())
                .isEmpty();
    }

    private Webhook webhook(String owner, Set<Kind> kinds) {
        time.pass(Duration.ofMillis(1));
        return webhooks.add(owner, URI.create("https://example.org/"), "0123456789abcdef", kinds);
    }

    private static String payload(Webhook webhook, Todo todo) {
        return "{\"webhook\":\"" + webhook.id() + "\",\"todo\":\"" + todo.id() + "\",\"version\":" + todo.version()
                + "}";
    }

    private static void assertReminds(FollowUp followUp, String at) {
        assertThat(followUp.tasks()).extracting(TaskDraft::runAt).containsExactly(Instant.parse(at));
    }

    private static void assertWithdraws(FollowUp followUp, Todo todo) {
        assertThat(followUp.withdrawn()).containsExactly(new FollowUp.Withdrawal(SendReminder.KIND, todo.id()));
    }

    private Todo add(@Nullable Due due, @Nullable Remind remind, boolean completed) {
        return todos.add(MINE, draft("t", due, remind, completed));
    }

    private Todo changed(Todo todo, @Nullable Due due, @Nullable Remind remind, boolean completed) {
        return todos.change(MINE, todo.id(), ANY, current -> draft("t", due, remind, completed));
    }

    private static TodoDraft draft(String title, @Nullable Due due, @Nullable Remind remind, boolean completed) {
        return new TodoDraft(title, null, completed, due, null, List.of(), null, remind, null);
    }
}
