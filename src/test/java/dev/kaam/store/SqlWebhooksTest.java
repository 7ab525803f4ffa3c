package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.flow.SettableTime;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class SqlWebhooksTest implements WebhooksContract {
    @TempDir
    private Path folder;

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlWebhooks webhooks;

    @BeforeEach
    void open() {
        database = Sqlite.open(folder, 1);
        webhooks = new SqlWebhooks(database, time, new Random(1));
    }

    @AfterEach
    void close() {
        database.close();
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
    void they_are_there_after_a_restart() {
        Webhook webhook = webhooks.add(MINE, HERE, SECRET, ALL);
        close();
        open();
        assertThat(webhooks.known(MINE)).containsExactly(webhook);
        assertThat(webhooks.list(MINE)).containsExactly(webhook);
    }

    @Test
    void who_asks_again_asks_the_memory() {
        webhooks.add(MINE, HERE, SECRET, ALL);
        webhooks.known(MINE);
        webhooks.known("other");
        long before = database.done();
        for (int i = 0; i < 100; i++) {
            assertThat(webhooks.known(MINE)).hasSize(1);
            assertThat(webhooks.known("other")).isEmpty();
        }
        assertThat(database.done()).isEqualTo(before);
    }
}
