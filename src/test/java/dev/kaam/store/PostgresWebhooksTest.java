package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.flow.SettableTime;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class PostgresWebhooksTest implements WebhooksContract {
    private final SettableTime time = new SettableTime();
    private Postgres database;
    private SqlWebhooks webhooks;

    @BeforeEach
    void open() throws SQLException {
        database = TestPostgres.emptied();
        webhooks = new SqlWebhooks(database, time, new Random(1));
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public SettableTime time() {
        return time;
    }

    @Test
    void what_another_node_changes_is_known_at_once() {
        var other = new SqlWebhooks(database, time, new Random(2));
        assertThat(webhooks.known(MINE)).isEmpty();
        Webhook webhook = other.add(MINE, HERE, SECRET, ALL);
        assertThat(webhooks.known(MINE)).containsExactly(webhook);
        other.remove(MINE, webhook.id());
        assertThat(webhooks.known(MINE)).isEmpty();
    }
}
