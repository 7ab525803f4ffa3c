package dev.kaam.job;

import dev.kaam.background.FollowUp;
import dev.kaam.background.FollowUp.Withdrawal;
import dev.kaam.background.TaskDraft;
import dev.kaam.change.Change.Kind;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.todo.Todo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one place that says which change asks for which task:
 *
 * <ul>
 *   <li>when a todo is to be reminded of at another time than before, the old {@link SendReminder} is withdrawn and a new one asked for;
 *       a todo that is done, or lies in the trash, is to be reminded of at no time;
 *   <li>each webhook that wants to hear of the change is called: {@link CallWebhook};
 *   <li>where fakes were asked for, a todo that is made has a {@link FakeTask} behind it.
 * </ul>
 *
 * <p>Asked at every change, on the thread that writes: a todo without a reminder of an owner without webhooks costs two looks.
 */
public final class WhatFollows {
    /** A reminder that is set for a time no longer past than this is sent at once; for an earlier one, not at all. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final Webhooks webhooks;
    private final ZoneId here;
    private final InstantSource clock;
    private final boolean fakes;

    /** @param here where a due in no zone is meant */
    public WhatFollows(Webhooks webhooks, ZoneId here, InstantSource clock) {
        this(webhooks, here, clock, false);
    }

    /** @param fakes whether there are fake tasks */
    public WhatFollows(Webhooks webhooks, ZoneId here, InstantSource clock, boolean fakes) {
        this.webhooks = webhooks;
        this.here = here;
        this.clock = clock;
        this.fakes = fakes;
    }

    /** @param before as it was; null where it was made by this change */
    public FollowUp after(String owner, Kind kind, @Nullable Todo before, Todo todo) {
        Instant old = before == null || wasInTrash(kind) ? null : SendReminder.time(before, here);
        Instant now = isGone(kind) ? null : SendReminder.time(todo, here);
        List<Webhook> told = webhooks.known(owner);
        boolean faked = fakes && kind == Kind.CREATED;
        if (Objects.equals(old, now) && told.isEmpty() && !faked) {
            return FollowUp.NONE;
        }
        var tasks = new ArrayList<TaskDraft>();
        if (now != null && !now.equals(old) && !isMissed(now)) {
            tasks.add(SendReminder.draft(todo.id(), now));
        }
        if (faked) {
            tasks.add(FakeTask.draft(todo));
        }
        for (Webhook webhook : told) {
            if (webhook.wants(kind)) {
                tasks.add(CallWebhook.draft(webhook, todo));
            }
        }
        return new FollowUp(withdrawn(todo.id(), old, now), tasks);
    }

    private static List<Withdrawal> withdrawn(UUID todo, @Nullable Instant old, @Nullable Instant now) {
        return old == null || old.equals(now) ? List.of() : List.of(new Withdrawal(SendReminder.KIND, todo));
    }

    private boolean isMissed(Instant time) {
        return time.isBefore(clock.instant().minus(GRACE));
    }

    private static boolean wasInTrash(Kind kind) {
        return kind == Kind.RESTORED || kind == Kind.PURGED;
    }

    private static boolean isGone(Kind kind) {
        return kind == Kind.DELETED || kind == Kind.PURGED;
    }
}
