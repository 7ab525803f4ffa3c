package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest
        implements TodosContract,
                ListsContract,
                TrashContract,
                SuccessionContract,
                ChangeLogContract,
                TransactionsContract {
    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        todos = new SqlTodos(
                database,
                time,
                new Random(1),
                new Follows(new MemoryWebhooks(time, new Random(1)), ZoneOffset.UTC, time));
    }

    @AfterEach
    void close() {
        database.close();
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
