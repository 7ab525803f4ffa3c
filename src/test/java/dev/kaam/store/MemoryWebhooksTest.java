package dev.kaam.store;

import dev.kaam.change.Webhooks;
import dev.kaam.flow.SettableTime;
import java.util.Random;

class MemoryWebhooksTest implements WebhooksContract {
    private final SettableTime time = new SettableTime();
    private final Webhooks webhooks = new MemoryWebhooks(time, new Random(1));

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public SettableTime time() {
        return time;
    }
}
