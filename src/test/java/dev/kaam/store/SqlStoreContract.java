package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.time.ZoneOffset;
import java.util.Random;

/** The contract of what keeps todos, for a database. */
@SuppressWarnings("NullAway.Init")
abstract class SqlStoreContract implements StoreContract {
    private final SettableTime time = new SettableTime();
    private Database database;
    private SqlTodos todos;

    /** Before each test. */
    void keepIn(Database opened) {
        database = opened;
        todos = new SqlTodos(
                database,
                time,
                new Random(1),
                new Follows(new MemoryWebhooks(time, new Random(1)), ZoneOffset.UTC, time));
    }

    @Override
    public Todos todos() {
        return todos;
    }

    @Override
    public ChangeLog changes() {
        return new SqlChanges(database);
    }

    @Override
    public Transactions transactions() {
        return new SqlTransactions(database, todos, time);
    }

    @Override
    public SettableTime time() {
        return time;
    }
}
