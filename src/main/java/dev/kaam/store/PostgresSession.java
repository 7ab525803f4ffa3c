package dev.kaam.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A connection to PostgreSQL, where each question is a way there and back: rows to be inserted wait, and go together as soon as
 * anything else is asked. So sixty units that each insert a change and a todo are two ways and not a hundred and twenty.
 */
final class PostgresSession extends Session {
    /** Their rows wait. In the order in which each got its first. */
    private final Set<PreparedStatement> inserts = new LinkedHashSet<>();

    private long webhooksChanged;

    PostgresSession(Connection connection, boolean readOnly) {
        super(connection, readOnly, Dialect.POSTGRES);
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
    void insert(String sql, Row row) throws SQLException {
        PreparedStatement insert = statement(sql);
        row.writeTo(insert);
        insert.addBatch();
        inserts.add(insert);
    }

    @Override
    PreparedStatement prepare(String sql) throws SQLException {
        insertWaiting();
        return super.prepare(sql);
    }

    private void insertWaiting() throws SQLException {
        if (inserts.isEmpty()) {
            return;
        }
        try {
            for (PreparedStatement insert : inserts) {
                insert.executeBatch();
            }
            inserts.clear();
        } catch (SQLException failure) {
            forget();
            throw failure;
        }
    }

    @Override
    long webhooksChanged() {
        return webhooksChanged;
    }

    @Override
    void webhookChanged() throws SQLException {
        run(PostgresSql.WEBHOOKS_CHANGED);
    }

    /** With the statements go the rows that wait in them. */
    @Override
    void forget() {
        inserts.clear();
        super.forget();
    }

    @Override
    void undone() {
        if (!inserts.isEmpty()) {
            forget();
        }
        super.undone();
    }
}
