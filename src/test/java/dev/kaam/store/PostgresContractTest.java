package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

class PostgresContractTest
        implements TodosContract,
                ListsContract,
                TrashContract,
                SuccessionContract,
                ChangeLogContract,
                TransactionsContract {
    private final SettableTime time = new SettableTime();
    private Postgres database;
    private SqlTodos todos;

    @BeforeEach
    void open() throws SQLException {
        database = TestPostgres.emptied();
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
