package dev.kaam.store;

import dev.kaam.todo.Answers;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transaction;
import dev.kaam.todo.Transactions;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several calls as one unit of work. */
public final class SqlTransactions implements Transactions {
    private final Database database;
    private final SqlTodos todos;
    private final InstantSource clock;

    private record Open(Todos todos, Answers answers) implements Transaction {}

    public SqlTransactions(Database database, SqlTodos todos, InstantSource clock) {
        this.database = database;
        this.todos = todos;
        this.clock = clock;
    }

    /** In a savepoint: several calls may have written something before one throws a problem. */
    @Override
    public <T extends @Nullable Object> T together(Function<Transaction, T> work) {
        return database.write(session ->
                session.inSavepoint(in -> work.apply(new Open(todos, new SqlAnswers(database, clock)))));
    }
}
