package dev.kaam.job;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler;
import dev.kaam.background.TaskKind;
import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.todo.Todo;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells a webhook of one change. A change is known by its todo and that todo's version: its number is not yet given when the task
 * is asked for, in the same commit.
 */
public final class CallWebhook implements TaskHandler {
    public static final String KIND = "call-webhook";
    /** How many calls there are at once, at most. */
    public static final int PLACES = 32;
    /** How many of them one webhook may have, and one only where its calls last long: those that hang leave the others to others. */
    static final int PLACES_OF_ONE = 8;

    private static final int VERSION = 1;
    private static final int PAGE = 100;

    /** How a change is written down for a receiver, as JSON. */
    @FunctionalInterface
    public interface Writing {
        byte[] of(UUID delivery, String owner, Change change);
    }

    private final Webhooks webhooks;
    private final ChangeLog changes;
    private final Calls calls;
    private final Writing writing;
    private final InstantSource clock;
    private final Turnstile underWay = new Turnstile(PLACES_OF_ONE);

    public CallWebhook(Webhooks webhooks, ChangeLog changes, Calls calls, Writing writing, InstantSource clock) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.calls = calls;
        this.writing = writing;
        this.clock = clock;
    }

    /** One webhook hears of a todo's changes in their order. */
    static TaskDraft draft(Webhook webhook, Todo todo) {
        String payload = "{\"webhook\":\"" + webhook.id() + "\",\"todo\":\"" + todo.id() + "\",\"version\":"
                + todo.version() + "}";
        return TaskDraft.of(KIND, VERSION, payload)
                .about(todo.id())
                .inOrderOf(KIND + " " + webhook.id() + " " + todo.id());
    }

    public TaskKind kind() {
        return TaskKind.of(KIND, VERSION, PLACES, this);
    }

    @Override
    public Outcome run(Task task) throws Exception {
        Payload payload = Payload.of(task);
        UUID id = payload.id("webhook");
        Webhook webhook = Found.orNull(() -> webhooks.find(task.owner(), id));
        if (webhook == null || webhook.disabledBecause() != null) {
            return Outcome.done();
        }
        Instant now = clock.instant();
        Duration again = underWay.enter(id, now);
        if (again.isPositive()) {
            return Outcome.notNow(again);
        }
        try {
            return tell(webhook, task, find(task.owner(), payload.id("todo"), payload.number("version")));
        } finally {
            underWay.leave(id, now, clock.instant());
        }
    }

    private Outcome tell(Webhook webhook, Task task, @Nullable Change change) throws IOException {
        if (change == null) {
            return Outcome.done();
        }
        try {
            call(webhook, task, change);
        } catch (IOException failure) {
            noteIfLast(webhook, task, failure);
            throw failure;
        }
        return webhook.failures() == 0
                ? Outcome.done()
                : Outcome.doneWith(() -> webhooks.succeeded(task.owner(), webhook.id()));
    }

    private void call(Webhook webhook, Task task, Change change) throws IOException {
        byte[] body = writing.of(task.id(), task.owner(), change);
        long now = clock.instant().getEpochSecond();
        int status = calls.post(
                webhook.url(),
                Map.of(
                        "Kaam-Delivery", task.id().toString(),
                        "Kaam-Event", "todo." + change.kind().name().toLowerCase(Locale.ROOT),
                        "Kaam-Timestamp", String.valueOf(now),
                        "Kaam-Signature", Signature.of(webhook.secret(), now, body)),
                body);
        if (status >= 300 && status < 400) {
            throw new CallFailed(
                    "It answered " + status + ": to be called elsewhere, which is not done. Name the right address.");
        }
        if (status < 200 || status >= 300) {
            throw new CallFailed("It answered " + status + ".");
        }
    }

    private void noteIfLast(Webhook webhook, Task task, IOException failure) {
        if (task.attempts() >= TaskKind.ATTEMPTS) {
            webhooks.failed(task.owner(), webhook.id(), String.valueOf(failure.getMessage()));
        }
    }

    /** Null where it is not kept any more: it is a year old, or the todo was purged. */
    private @Nullable Change find(String owner, UUID todo, long version) {
        List<Change> page = changes.of(owner, todo, Long.MAX_VALUE, PAGE);
        while (!page.isEmpty() && page.getLast().todo().version() > version) {
            page = changes.of(owner, todo, page.getLast().seq(), PAGE);
        }
        return page.stream()
                .filter(change -> change.todo().version() == version)
                .findFirst()
                .orElse(null);
    }
}
