package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Webhooks beside the fake database: in memory only. */
public final class MemoryWebhooks implements Webhooks {
    private final InstantSource clock;
    private final UuidV7 ids;
    /** By owner, then by id. */
    private final Map<String, Map<UUID, Webhook>> all = new ConcurrentHashMap<>();

    public MemoryWebhooks(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    @Override
    public synchronized Webhook add(String owner, URI url, String secret, Set<Change.Kind> kinds) {
        Map<UUID, Webhook> own = of(owner);
        WebhookRules.checkRoom(own.size());
        var webhook = new Webhook(ids.next(), url, secret, Set.copyOf(kinds), clock.instant(), 0, null);
        own.put(webhook.id(), webhook);
        return webhook;
    }

    @Override
    public synchronized Webhook find(String owner, UUID id) {
        @Nullable Webhook known = of(owner).get(id);
        if (known == null) {
            throw WebhookRules.notFound(id);
        }
        return known;
    }

    @Override
    public synchronized List<Webhook> list(String owner) {
        return List.copyOf(of(owner).values());
    }

    @Override
    public synchronized void remove(String owner, UUID id) {
        of(owner).remove(find(owner, id).id());
    }

    @Override
    public synchronized Webhook enable(String owner, UUID id) {
        Webhook enabled = WebhookRules.enabled(find(owner, id));
        of(owner).put(id, enabled);
        return enabled;
    }

    @Override
    public List<Webhook> known(String owner) {
        return list(owner);
    }

    @Override
    public void succeeded(String owner, UUID id) {
        changeIfThere(owner, id, WebhookRules::forgiven);
    }

    @Override
    public void failed(String owner, UUID id, String why) {
        changeIfThere(owner, id, known -> WebhookRules.failed(known, why));
    }

    private synchronized void changeIfThere(String owner, UUID id, UnaryOperator<Webhook> change) {
        of(owner).computeIfPresent(id, (same, known) -> change.apply(known));
    }

    private Map<UUID, Webhook> of(String owner) {
        return all.computeIfAbsent(owner, same -> new TreeMap<>());
    }
}
