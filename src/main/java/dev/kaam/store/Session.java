package dev.kaam.store;

import dev.kaam.flow.Flow;
import dev.kaam.todo.Todo;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to SQLite and the statements prepared on it, each once. Belongs to one thread. */
sealed class Session implements AutoCloseable permits PostgresSession {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int PREPARED_MAX = 200;
    private static final long UNKNOWN = -1;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);

    private final boolean readOnly;
    private final Dialect dialect;
    private final WaitingRows waiting = new WaitingRows();
    private final WebhooksAhead webhooksAhead = new WebhooksAhead();
    private Set<Runnable> afterCommit = new LinkedHashSet<>();
    private Flow served = Flow.NONE;
    private long number = UNKNOWN;

    /** The parameters of a statement, or of a row of one, as they write themselves to it. */
    @FunctionalInterface
    interface Values {
        /** @param first the number of the first */
        void writeTo(PreparedStatement statement, int first) throws SQLException;
    }

    Session(Connection connection, boolean readOnly) {
        this(connection, readOnly, Dialect.SQLITE);
    }

    Session(Connection connection, boolean readOnly, Dialect dialect) {
        this.connection = connection;
        this.readOnly = readOnly;
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Grows whenever another node may have changed a webhook. */
    long webhooksChanged() {
        return 0;
    }

    /** Says to all nodes, with the commit, that a webhook was changed. */
    void webhookChanged() throws SQLException {
        // no other node is there
    }

    /** Sees to it that the database knows of tables that have rows by now what it plans by. */
    void analyzeYoungTables() throws SQLException {
        // SQLite is told in each statement which index to take
    }

    /** Whether the connection is known to be gone. */
    boolean isClosed() throws SQLException {
        return connection.isClosed();
    }

    /** Whether all that it reads is committed. */
    boolean isReadOnly() {
        return readOnly;
    }

    /** What is run from now on is run for this request. */
    void serve(Flow flow) {
        served = flow;
    }

    /** The request for which it works. */
    Flow served() {
        return served;
    }

    /** Begins a transaction that writes. */
    void begin() throws SQLException {
        run("BEGIN IMMEDIATE");
    }

    /** In this transaction todos of these owners are about to be written. */
    void about(Set<String> owners) {
        // nothing is read for all of them
    }

    /** Of the owners that the transaction is {@link #about}. */
    final WebhooksAhead webhooksAhead() {
        return webhooksAhead;
    }

    /** Takes the number of the change that is to be written next. Only in a transaction that writes. */
    long nextNumber() throws SQLException {
        if (number == UNKNOWN) {
            numbersFrom(ask(SqlChanges.LAST));
        }
        return ++number;
    }

    /** The number that was taken last. */
    long number() {
        return number;
    }

    final void numbersFrom(long last) {
        number = last;
    }

    /**
     * Writes to a row that nothing is against; where the database is far, not at once, but at the latest before something is asked. Those
     * that wait go statement by statement: so none may depend on what another unit writes of the same todo. It cannot where each unit asks
     * for the todo before it writes.
     */
    void write(String sql, Values values) throws SQLException {
        PreparedStatement statement = prepare(sql);
        values.writeTo(statement, 1);
        statement.executeUpdate();
    }

    /** As {@link #write}, of a new row: those of many units wait, and go together. */
    void insert(Insert insert, Values values) throws SQLException {
        if (waiting.add(insert, values)) {
            writeWaiting();
        }
    }

    /** Begins a snapshot, which all reads see until {@link #endReading}. */
    void beginReading() throws SQLException {
        run("BEGIN");
    }

    void endReading() throws SQLException {
        run("COMMIT");
    }

    /** Fetches todos that are about to be looked for, where that is quicker than one by one. */
    void fetch(Collection<TodoKey> keys) throws SQLException {
        // here it is not
    }

    /** The todo, where it was fetched and has not been written since; null else. */
    @Nullable
    Todo fetched(TodoKey key) {
        return null;
    }

    /** The number of the last change of a todo that is {@link #fetched}; null where it is not. */
    @Nullable
    Long fetchedChange(TodoKey key) {
        return null;
    }

    /** What was fetched of it is not true any more. */
    void written(TodoKey key) {
        // nothing is fetched
    }

    /** The statement for this SQL text, until the next is asked for. Do not close it. What waits is written first, so that it is seen. */
    final PreparedStatement prepare(String sql) throws SQLException {
        writeWaiting();
        return statement(sql);
    }

    final void writeWaiting() throws SQLException {
        try {
            sendWaiting();
        } catch (SQLException | RuntimeException | Error failure) { // a statement may hold some rows of a batch
            forget();
            throw failure;
        }
    }

    /** Writes what waits; {@link #writeWaiting} cares for what fails. */
    void sendWaiting() throws SQLException {
        if (!waiting.isEmpty()) {
            waiting.writeTo(this);
        }
    }

    /** What waits is not written at all. */
    void giveUpWaiting() {
        waiting.clear();
    }

    /** As {@link #prepare}, but what waits goes on waiting: for what has nothing to do with it. */
    final PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = prepareNew(dialect.translation().apply(sql));
            prepared.put(sql, known);
            dropOldest();
        }
        return known;
    }

    PreparedStatement prepareNew(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Lists are asked for in more ways than are worth keeping. */
    private void dropOldest() throws SQLException {
        if (prepared.size() > PREPARED_MAX) {
            prepared.pollFirstEntry().getValue().close();
        }
    }

    /** The number that a query without parameters answers; 0 where that is null, or no row. */
    long ask(String query) throws SQLException {
        try (ResultSet row = prepare(query).executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Runs a statement without parameters and without an answer. */
    void run(String sql) throws SQLException {
        try {
            prepare(sql).execute();
        } catch (SQLException failure) {
            forget();
            throw failure;
        }
    }

    /** Does a part of the transaction that is undone alone when it throws. */
    <T extends @Nullable Object> T inSavepoint(Work<T> part) throws SQLException {
        Set<Runnable> before = new LinkedHashSet<>(afterCommit);
        long numberBefore = number;
        run("SAVEPOINT part");
        try {
            T result = part.run(this);
            run("RELEASE part");
            return result;
        } catch (OpenTransaction.BrokenTransaction whole) {
            throw whole;
        } catch (RuntimeException failure) {
            giveUpWaiting(); // what came before the part was written when it began
            run("ROLLBACK TO part");
            run("RELEASE part");
            afterCommit = before;
            number = numberBefore;
            throw failure;
        }
    }

    /** Has this called once when what is being written is committed, never when it is undone. It must neither wait nor throw. */
    void afterCommit(Runnable call) {
        afterCommit.add(call);
    }

    void committed() {
        if (!afterCommit.isEmpty()) {
            Set<Runnable> calls = afterCommit;
            afterCommit = new LinkedHashSet<>();
            calls.forEach(Runnable::run);
        }
    }

    void undone() {
        number = UNKNOWN;
        giveUpWaiting();
        afterCommit.clear();
    }

    /** Prepares every statement anew when it is next asked for: the driver ends one that has failed. What waits is given up. */
    final void forget() {
        giveUpWaiting();
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException itsFailureOnceMore) {
                // it is gone either way
            }
        }
        prepared.clear();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            LOG.warn("a connection did not close: {}", failure.getMessage());
        }
    }
}
