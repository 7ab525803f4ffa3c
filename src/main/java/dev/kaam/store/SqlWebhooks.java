package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import java.net.URI;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks in a database, and in memory for those who ask at every change.
 *
 * <p>What is in memory was read on the thread that writes and is put there by it, behind the commit; so is each change of it dropped. Only one
 * thread writes, so nothing old comes in behind a change, and nothing that was undone comes in at all. Where other nodes write too, it
 * is believed as long as the database says that nobody has changed a webhook since.
 */
public final class SqlWebhooks implements Webhooks {
    private static final String COLUMNS = "id, url, secret, kinds, created_at, failures, disabled_because";
    static final String LIST = "SELECT " + COLUMNS + " FROM webhook WHERE owner = ? ORDER BY id";
    private static final String LIST_OF_MANY =
            "SELECT " + COLUMNS + ", owner FROM webhook WHERE owner = ANY((SELECT ?::text[])::text[]) ORDER BY id";
    private static final int OWNER = 8; // of LIST_OF_MANY
    private static final String FIND = "SELECT " + COLUMNS + " FROM webhook WHERE owner = ? AND id = ?";
    private static final String ADD = "INSERT INTO webhook (owner, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, 0, NULL)";
    private static final String REMOVE = "DELETE FROM webhook WHERE owner = ? AND id = ?";
    private static final String UPDATE =
            "UPDATE webhook SET failures = ?, disabled_because = ? WHERE owner = ? AND id = ?";
    /** Owners in memory: when they are more, all are read anew, each when it is asked for. */
    private static final int OWNERS_KNOWN = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** @param as of which change of a webhook, counted over all nodes */
    private record Known(List<Webhook> webhooks, long as) {}

    public SqlWebhooks(Database database, InstantSource clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    @Override
    public Webhook add(String owner, URI url, String secret, Set<Change.Kind> kinds) {
        return changed(owner, session -> {
            WebhookRules.checkRoom(list(session, owner).size());
            var webhook = new Webhook(ids.next(), url, secret, Set.copyOf(kinds), now(), 0, null);
            insert(session, owner, webhook);
            return webhook;
        });
    }

    @Override
    public Webhook find(String owner, UUID id) {
        return database.read(session -> found(session, owner, id));
    }

    @Override
    public List<Webhook> list(String owner) {
        return database.read(session -> list(session, owner));
    }

    @Override
    public void remove(String owner, UUID id) {
        changed(owner, session -> {
            Webhook gone = found(session, owner, id);
            PreparedStatement remove = session.prepare(REMOVE);
            remove.setString(1, owner);
            remove.setBytes(2, TodoColumns.bytes(id));
            remove.executeUpdate();
            return gone;
        });
    }

    @Override
    public Webhook enable(String owner, UUID id) {
        return changed(owner, session -> update(session, owner, WebhookRules.enabled(found(session, owner, id))));
    }

    @Override
    public List<Webhook> known(String owner) {
        Known here = known.get(owner);
        return here != null && !database.isShared() ? here.webhooks : database.write(session -> known(session, owner));
    }

    private List<Webhook> known(Session session, String owner) throws SQLException {
        Known here = known.get(owner);
        return here != null && here.as == session.webhooksChanged() ? here.webhooks : learn(session, owner);
    }

    /** No webhook waits to be written: they are at once. So what else waits need not go before this is asked. */
    private List<Webhook> learn(Session session, String owner) throws SQLException {
        WebhooksAhead ahead = session.webhooksAhead();
        if (ahead.owners().contains(owner) && !ahead.isRead()) {
            readAhead(session, ahead);
        }
        List<Webhook> theirs = ahead.of(owner);
        if (theirs != null) {
            return theirs;
        }
        var read = new Known(list(session.statement(LIST), owner), session.webhooksChanged());
        session.afterCommit(() -> keep(owner, read));
        return read.webhooks;
    }

    /** Of all owners of the transaction who are strangers. */
    private void readAhead(Session session, WebhooksAhead ahead) throws SQLException {
        long as = session.webhooksChanged();
        var webhooks = new HashMap<String, List<Webhook>>();
        for (String owner : ahead.owners()) {
            Known here = known.get(owner);
            if (here == null || here.as != as) {
                webhooks.put(owner, new ArrayList<>());
            }
        }
        PreparedStatement query = session.statement(LIST_OF_MANY);
        query.setArray(
                1, query.getConnection().createArrayOf("text", webhooks.keySet().toArray()));
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                webhooks.computeIfAbsent(row.getString(OWNER), owner -> new ArrayList<>())
                        .add(read(row));
            }
        }
        webhooks.replaceAll((owner, theirs) -> List.copyOf(theirs));
        ahead.putAll(webhooks);
        session.afterCommit(() -> webhooks.forEach((owner, theirs) -> keep(owner, new Known(theirs, as))));
    }

    private void keep(String owner, Known read) {
        if (known.size() >= OWNERS_KNOWN) {
            known.clear();
        }
        known.put(owner, read);
    }

    @Override
    public void succeeded(String owner, UUID id) {
        // not dropped from memory: nobody there looks at the failures
        database.<@Nullable Webhook>write(session -> {
            Webhook there = find(session, owner, id);
            return there == null ? null : update(session, owner, WebhookRules.forgiven(there));
        });
    }

    @Override
    public void failed(String owner, UUID id, String why) {
        this.<@Nullable Webhook>changed(owner, session -> {
            Webhook there = find(session, owner, id);
            return there == null ? null : update(session, owner, WebhookRules.failed(there, why));
        });
    }

    private <T extends @Nullable Object> T changed(String owner, Work<T> work) {
        return database.write(session -> {
            session.webhooksAhead().drop(owner);
            T result = work.run(session);
            session.webhookChanged();
            session.afterCommit(() -> known.remove(owner));
            return result;
        });
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static List<Webhook> list(Session session, String owner) throws SQLException {
        return list(session.prepare(LIST), owner);
    }

    private static List<Webhook> list(PreparedStatement query, String owner) throws SQLException {
        query.setString(1, owner);
        var found = new ArrayList<Webhook>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(read(row));
            }
        }
        return List.copyOf(found);
    }

    private static Webhook found(Session session, String owner, UUID id) throws SQLException {
        Webhook webhook = find(session, owner, id);
        if (webhook == null) {
            throw WebhookRules.notFound(id);
        }
        return webhook;
    }

    private static @Nullable Webhook find(Session session, String owner, UUID id) throws SQLException {
        PreparedStatement query = session.prepare(FIND);
        query.setString(1, owner);
        query.setBytes(2, TodoColumns.bytes(id));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? read(row) : null;
        }
    }

    private static void insert(Session session, String owner, Webhook webhook) throws SQLException {
        PreparedStatement add = session.prepare(ADD);
        add.setString(1, owner);
        add.setBytes(2, TodoColumns.bytes(webhook.id()));
        add.setString(3, webhook.url().toString());
        add.setString(4, webhook.secret());
        add.setString(5, text(webhook.kinds()));
        add.setLong(6, webhook.createdAt().toEpochMilli());
        add.executeUpdate();
    }

    private static Webhook update(Session session, String owner, Webhook webhook) throws SQLException {
        PreparedStatement update = session.prepare(UPDATE);
        update.setInt(1, webhook.failures());
        update.setString(2, webhook.disabledBecause());
        update.setString(3, owner);
        update.setBytes(4, TodoColumns.bytes(webhook.id()));
        update.executeUpdate();
        return webhook;
    }

    private static Webhook read(ResultSet row) throws SQLException {
        return new Webhook(
                TodoColumns.uuid(row.getBytes(1)),
                URI.create(row.getString(2)),
                row.getString(3),
                kinds(row.getString(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getInt(6),
                row.getString(7));
    }

    private static String text(Set<Change.Kind> kinds) {
        return EnumSet.copyOf(kinds).stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Set<Change.Kind> kinds(String text) {
        return Arrays.stream(text.split(",")).map(Change.Kind::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
