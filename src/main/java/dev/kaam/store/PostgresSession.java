package dev.kaam.store;

import dev.kaam.todo.Todo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * A connection to PostgreSQL, where each question is a way there and back. What is written waits, and goes together as soon as
 * something is asked; and todos that many units look for are fetched together. So sixty units that each insert a change and a todo are two
 * ways and not a hundred and twenty.
 */
final class PostgresSession extends Session {
    /**
     * Each todo by the index, whatever PostgreSQL knows of the table: to join a table that was small when the plan was made, it reads all of it. And
     * planned once: of what a SELECT hands on it does not know how much it is, or it would plan anew for each number of todos.
     */
    static final String FETCH = "SELECT t.owner, " + TodoColumns.NAMES_OF_T + ", t.changed"
            + " FROM unnest((SELECT ?::text[]), (SELECT ?::bytea[])) AS k (owner, id)"
            + ", LATERAL (SELECT * FROM todo f WHERE f.owner = k.owner COLLATE \"C\" AND f.id = k.id LIMIT 1) t";

    /** Of some pages by now, and never analyzed with a row in them. */
    private static final String YOUNG_TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relname IN ('todo',"
            + " 'todo_tag', 'trash', 'search', 'change', 'task', 'task_attempt') AND relkind = 'r' AND reltuples <= 0"
            + " AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())"
            + " AND pg_relation_size(oid) > 32768";

    /** More are not kept in memory. */
    private static final int ROWS_WAITING = 1_000;

    private final Connection connection;
    /** By statement, in the order in which each got its first. */
    private final Map<String, List<Values>> waiting = new LinkedHashMap<>();

    private int rowsWaiting;

    private final Map<TodoKey, Fetched> fetched = new HashMap<>();

    private record Fetched(Todo todo, long changed) {}

    private final Set<String> analyzed = new HashSet<>();
    private long webhooksChanged;

    PostgresSession(Connection connection, boolean readOnly) {
        super(connection, readOnly, Dialect.POSTGRES);
        this.connection = connection;
    }

    /** The lock may have been with another node: what a transaction has to know of that comes in one answer. */
    @Override
    void begin() throws SQLException {
        PreparedStatement begin = prepare(PostgresSql.BEGIN_WRITING);
        try {
            begin.execute();
            try (ResultSet row = lastOf(begin)) {
                row.next();
                numbersFrom(row.getLong(1));
                webhooksChanged = row.getLong(2);
            }
        } catch (SQLException failure) {
            forget();
            throw failure;
        }
    }

    /** What the last of several statements answers. */
    private static ResultSet lastOf(PreparedStatement several) throws SQLException {
        ResultSet last = several.getResultSet();
        while (several.getMoreResults(Statement.KEEP_CURRENT_RESULT) || several.getUpdateCount() != -1) {
            last = several.getResultSet();
        }
        return last;
    }

    @Override
    void write(String sql, Values values) throws SQLException {
        waiting.computeIfAbsent(sql, first -> new ArrayList<>()).add(values);
        if (++rowsWaiting == ROWS_WAITING) {
            writeWaiting();
        }
    }

    @Override
    void insert(Insert insert, Values values) throws SQLException {
        write(insert.text(), values);
    }

    /**
     * A search is planned with its words and its owner, each time. For any words of any owner PostgreSQL expects as few todos as most owners have, and
     * reads them all; of one who has most of the table that takes seconds, where the words lead to what is found in milliseconds.
     */
    @Override
    PreparedStatement prepareNew(String sql) throws SQLException {
        PreparedStatement statement = super.prepareNew(sql);
        if (sql.contains(TsvectorSearch.MATCHES)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        return statement;
    }

    @Override
    void sendWaiting() throws SQLException {
        for (Map.Entry<String, List<Values>> rows : waiting.entrySet()) {
            PreparedStatement statement = statement(rows.getKey());
            for (Values values : rows.getValue()) {
                values.writeTo(statement, 1);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        giveUpWaiting();
    }

    @Override
    void giveUpWaiting() {
        waiting.clear();
        rowsWaiting = 0;
    }

    /**
     * PostgreSQL does it itself, but a minute may pass. Until then it expects two hundred owners, thinks that each has next to nothing, and may
     * look for one todo among all that its owner has, by an index that begins with the owner; and it keeps that plan while they become many. Each
     * table once as long as it is young: where that comes to nothing, it is left to PostgreSQL.
     */
    @Override
    void analyzeYoungTables() throws SQLException {
        var young = new ArrayList<String>();
        try (ResultSet row = prepare(YOUNG_TABLES).executeQuery()) {
            while (row.next()) {
                young.add(row.getString(1));
            }
        }
        analyzed.retainAll(young);
        for (String table : young) {
            if (analyzed.add(table)) {
                run("ANALYZE (SKIP_LOCKED) " + table);
            }
        }
    }

    /** Its first statement begins the transaction: only in one are rows fetched by and by. */
    @Override
    void beginReading() throws SQLException {
        connection.setAutoCommit(false);
        super.beginReading();
    }

    @Override
    void endReading() throws SQLException {
        connection.setAutoCommit(true);
    }

    /** All that was fetched before is forgotten. */
    @Override
    void fetch(Collection<TodoKey> keys) throws SQLException {
        fetched.clear();
        if (keys.isEmpty()) {
            return;
        }
        PreparedStatement query = prepare(FETCH);
        String[] owners = keys.stream().map(TodoKey::owner).toArray(String[]::new);
        byte[][] ids = keys.stream().map(key -> TodoColumns.bytes(key.id())).toArray(byte[][]::new);
        query.setArray(1, connection.createArrayOf("text", owners));
        query.setArray(2, connection.createArrayOf("bytea", ids));
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Todo todo = TodoColumns.read(row, 2);
                fetched.put(
                        new TodoKey(row.getString(1), todo.id()),
                        new Fetched(todo, row.getLong(2 + TodoColumns.COUNT)));
            }
        }
    }

    @Override
    @Nullable
    Todo fetched(TodoKey key) {
        Fetched known = fetched.get(key);
        return known == null ? null : known.todo;
    }

    @Override
    @Nullable
    Long fetchedChange(TodoKey key) {
        Fetched known = fetched.get(key);
        return known == null ? null : known.changed;
    }

    @Override
    void written(TodoKey key) {
        fetched.remove(key);
    }

    @Override
    void about(Set<String> owners) {
        webhooksAhead().begin(owners);
    }

    @Override
    long webhooksChanged() {
        return webhooksChanged;
    }

    @Override
    void webhookChanged() throws SQLException {
        run(PostgresSql.WEBHOOKS_CHANGED);
    }
}
