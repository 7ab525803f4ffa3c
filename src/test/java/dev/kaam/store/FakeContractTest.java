package dev.kaam.store;

import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.time.Duration;
import java.util.Random;

class FakeContractTest implements TodosContract, ListsContract, TrashContract, ChangeLogContract, TransactionsContract {
    private final SettableTime time = new SettableTime();
    private final FakeDatabase database = new FakeDatabase(time, Duration.ZERO, () -> {}, new Random(1));

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
