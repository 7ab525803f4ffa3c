package dev.kaam.store;

import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.todo.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What both that keep webhooks hold to. */
final class WebhookRules {
    private static final int WHY_MAX = 500;

    private WebhookRules() {}

    static void checkRoom(int there) {
        if (there >= Webhooks.MAX) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "There are " + Webhooks.MAX
                            + " webhooks already, which is the most. Delete one that is not needed.");
        }
    }

    static Problem notFound(UUID id) {
        return Problem.of(Problem.Kind.NOT_FOUND, "There is no webhook with the id " + id + ".");
    }

    static Webhook enabled(Webhook webhook) {
        return with(webhook, 0, null);
    }

    static Webhook forgiven(Webhook webhook) {
        return with(webhook, 0, webhook.disabledBecause());
    }

    /** Of one that is disabled, the first reason stays. */
    static Webhook failed(Webhook webhook, String why) {
        if (webhook.disabledBecause() != null) {
            return webhook;
        }
        int failures = webhook.failures() + 1;
        return with(webhook, failures, failures < Webhooks.FAILURES_MAX ? null : reason(failures, why));
    }

    private static String reason(int failures, String why) {
        String cut = why.length() <= WHY_MAX ? why : why.substring(0, WHY_MAX) + "…";
        return failures + " calls in a row failed for good. The last: " + cut;
    }

    private static Webhook with(Webhook webhook, int failures, @Nullable String disabledBecause) {
        return new Webhook(
                webhook.id(),
                webhook.url(),
                webhook.secret(),
                webhook.kinds(),
                webhook.createdAt(),
                failures,
                disabledBecause);
    }
}
