package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What everything that keeps webhooks must do. */
interface WebhooksContract {
    String MINE = "local";
    URI HERE = URI.create("https://example.org/todos?a=%20");
    String SECRET = "0123456789abcdef";
    Set<Change.Kind> ALL = Set.of(Change.Kind.values());
    UUID NOBODY = UUID.fromString("01a20d7b-485b-7000-ab86-64a078a3299f");

    Webhooks webhooks();

    SettableTime time();

    @Test
    default void it_is_kept_as_it_was_added_and_found_only_by_its_owner() {
        Webhook added = webhooks().add(MINE, HERE, SECRET, Set.of(Change.Kind.PURGED, Change.Kind.CREATED));
        assertThat(added.url()).isEqualTo(HERE);
        assertThat(added.secret()).isEqualTo(SECRET);
        assertThat(added.kinds()).containsExactlyInAnyOrder(Change.Kind.CREATED, Change.Kind.PURGED);
        assertThat(added.createdAt()).isEqualTo(time().instant());
        assertThat(added.failures()).isZero();
        assertThat(added.disabledBecause()).isNull();
        assertThat(webhooks().find(MINE, added.id())).isEqualTo(added);
        fails(Problem.Kind.NOT_FOUND, () -> webhooks().find("other", added.id()));
        assertThat(webhooks().list("other")).isEmpty();
        assertThat(webhooks().known("other")).isEmpty();
    }

    @Test
    default void they_are_listed_oldest_first_and_known_as_they_are_listed() {
        Webhook first = add();
        assertThat(webhooks().known(MINE)).containsExactly(first);
        time().pass(Duration.ofMillis(5));
        Webhook second = add();
        assertThat(webhooks().list(MINE)).containsExactly(first, second);
        assertThat(webhooks().known(MINE)).containsExactly(first, second);
        webhooks().remove(MINE, first.id());
        assertThat(webhooks().list(MINE)).containsExactly(second);
        assertThat(webhooks().known(MINE)).containsExactly(second);
    }

    @Test
    default void one_that_is_gone_is_not_found_and_notes_about_it_are_let_go() {
        Webhook gone = add();
        fails(Problem.Kind.NOT_FOUND, () -> webhooks().remove("other", gone.id()));
        webhooks().remove(MINE, gone.id());
        fails(Problem.Kind.NOT_FOUND, () -> webhooks().find(MINE, gone.id()));
        fails(Problem.Kind.NOT_FOUND, () -> webhooks().remove(MINE, gone.id()));
        fails(Problem.Kind.NOT_FOUND, () -> webhooks().enable(MINE, NOBODY));
        webhooks().failed(MINE, gone.id(), "why");
        webhooks().succeeded(MINE, gone.id());
        assertThat(webhooks().list(MINE)).isEmpty();
    }

    @Test
    default void an_owner_has_no_more_than_the_most_and_another_has_as_many() {
        for (int i = 0; i < Webhooks.MAX; i++) {
            add();
        }
        fails(Problem.Kind.CONFLICT, this::add);
        assertThat(webhooks().list(MINE)).hasSize(Webhooks.MAX);
        assertThat(webhooks().add("other", HERE, SECRET, ALL)).isNotNull();
    }

    @Test
    default void after_five_failures_in_a_row_it_is_disabled_with_the_last_reason_and_wants_nothing() {
        Webhook webhook = add();
        for (int i = 1; i < Webhooks.FAILURES_MAX; i++) {
            webhooks().failed(MINE, webhook.id(), "It answered 50" + i + ".");
            assertThat(webhooks().find(MINE, webhook.id()).failures()).isEqualTo(i);
            assertThat(webhooks().known(MINE)).allMatch(each -> each.wants(Change.Kind.CREATED));
        }
        webhooks().failed(MINE, webhook.id(), "It answered 505.");
        Webhook disabled = webhooks().find(MINE, webhook.id());
        assertThat(disabled.disabledBecause()).contains("5 calls in a row", "It answered 505.");
        assertThat(webhooks().known(MINE)).containsExactly(disabled);
        assertThat(disabled.wants(Change.Kind.CREATED)).isFalse();
        webhooks().failed(MINE, webhook.id(), "later");
        assertThat(webhooks().find(MINE, webhook.id())).isEqualTo(disabled);
    }

    @Test
    default void a_success_forgives_the_failures_before_it() {
        Webhook webhook = add();
        for (int i = 1; i < 3 * Webhooks.FAILURES_MAX; i++) {
            webhooks().failed(MINE, webhook.id(), "why");
            webhooks().succeeded(MINE, webhook.id());
        }
        assertThat(webhooks().list(MINE)).containsExactly(webhook);
    }

    @Test
    default void enabled_it_is_as_at_first_and_that_is_known() {
        Webhook webhook = add();
        for (int i = 0; i < Webhooks.FAILURES_MAX; i++) {
            webhooks().failed(MINE, webhook.id(), "why ".repeat(1_000));
        }
        assertThat(webhooks().list(MINE)).allMatch(each -> !each.wants(Change.Kind.CREATED));
        assertThat(webhooks().enable(MINE, webhook.id())).isEqualTo(webhook);
        assertThat(webhooks().list(MINE)).isEqualTo(List.of(webhook));
        assertThat(webhooks().known(MINE)).isEqualTo(List.of(webhook));
    }

    private Webhook add() {
        return webhooks().add(MINE, HERE, SECRET, ALL);
    }

    private static void fails(Problem.Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .extracting(Problem::kind)
                .isEqualTo(kind);
    }
}
