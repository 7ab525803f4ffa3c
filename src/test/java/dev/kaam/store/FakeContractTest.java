package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;

class FakeContractTest implements StoreContract {
    private final SettableTime time = new SettableTime();
    private final FakeDatabase database = new FakeDatabase(
            time,
            Duration.ZERO,
            () -> {},
            new Random(1),
            new Follows(new MemoryWebhooks(time, new Random(1)), ZoneOffset.UTC, time));

    @Override
    public Todos todos() {
        return database;
    }

    @Override
    public ChangeLog changes() {
        return database;
    }

    @Override
    public Transactions transactions() {
        return database;
    }

    @Override
    public SettableTime time() {
        return time;
    }
}
