package dev.kaam.web;

import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.todo.Problem;
import dev.kaam.web.WebhookJson.Draft;
import io.vertx.core.http.HttpMethod;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /webhooks}: who is told of changes. */
public final class WebhookRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookRoutes.class);
    private static final int SECRET_BYTES = 32;

    private final Webhooks webhooks;
    private final boolean toPrivate;
    private final RandomGenerator random;

    /**
     * @param toPrivate whether webhooks may lead to this machine and its network
     * @param random from which secrets are made: nobody must be able to guess it, and any thread may call
     */
    public WebhookRoutes(Webhooks webhooks, boolean toPrivate, RandomGenerator random) {
        this.webhooks = webhooks;
        this.toPrivate = toPrivate;
        this.random = random;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.POST, "/webhooks", this::add),
                Route.of(HttpMethod.GET, "/webhooks", this::list),
                Route.of(HttpMethod.GET, "/webhooks/:id", this::find),
                Route.of(HttpMethod.DELETE, "/webhooks/:id", this::remove),
                Route.of(HttpMethod.POST, "/webhooks/:id/enable", this::enable));
    }

    /** Not for an {@code Idempotency-Key}: the answer holds the secret, and is kept nowhere. */
    private Reply add(Request request) {
        Draft draft = WebhookJson.draft(Bodies.json(request), toPrivate);
        String secret = draft.secret() == null ? secret() : draft.secret();
        Webhook webhook = webhooks.add(request.owner(), draft.url(), secret, draft.kinds());
        logAfterwards(request, "added", webhook.id());
        return Reply.json(201, Json.buffer(to -> WebhookJson.writeWithSecret(to, webhook)))
                .with("Location", "/webhooks/" + webhook.id());
    }

    private Reply list(Request request) {
        request.onlyQuery(Set.of());
        List<Webhook> all = webhooks.list(request.owner());
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (Webhook webhook : all) {
                WebhookJson.write(to, webhook);
            }
            to.writeEndArray();
        }));
    }

    private Reply find(Request request) {
        return reply(webhooks.find(request.owner(), id(request)));
    }

    private Reply remove(Request request) {
        UUID id = id(request);
        webhooks.remove(request.owner(), id);
        logAfterwards(request, "removed", id);
        return Reply.empty(204);
    }

    private Reply enable(Request request) {
        Webhook webhook = webhooks.enable(request.owner(), id(request));
        logAfterwards(request, "enabled", webhook.id());
        return reply(webhook);
    }

    private static Reply reply(Webhook webhook) {
        return Reply.json(200, Json.buffer(to -> WebhookJson.write(to, webhook)));
    }

    private static UUID id(Request request) {
        try {
            return request.id();
        } catch (Problem none) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND, "'" + request.param("id") + "' is not the id of a webhook: ids are UUIDs.");
        }
    }

    private String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void logAfterwards(Request request, String what, UUID id) {
        String owner = request.owner();
        String from = request.from();
        request.background().add("log", () -> LOG.info("webhook.{} owner={} id={}{}", what, owner, id, from));
    }
}
