package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The change log in a database. */
public final class SqlChanges implements ChangeLog {
    private static final String APPEND =
            "INSERT INTO change (kind, owner, " + TodoColumns.NAMES + ") VALUES (?, ?, " + TodoColumns.MARKS + ")";
    private static final String AFTER =
            "SELECT seq, kind, " + TodoColumns.NAMES + " FROM change WHERE owner = ? AND seq > ? ORDER BY seq LIMIT ?";
    private static final List<Change.Kind> KINDS = List.of(Change.Kind.values());

    private final Database database;

    public SqlChanges(Sqlite database) {
        this.database = database;
    }

    /** Writes a change in the unit of work that makes it. */
    static void append(Session session, String owner, Change.Kind kind, Todo todo) throws SQLException {
        PreparedStatement append = session.prepare(APPEND);
        append.setInt(1, KINDS.indexOf(kind));
        append.setString(2, owner);
        TodoColumns.write(append, 3, todo);
        append.executeUpdate();
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        return database.read(session -> {
            PreparedStatement query = session.prepare(AFTER);
            query.setString(1, owner);
            query.setLong(2, seq);
            query.setInt(3, limit);
            var changes = new ArrayList<Change>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    changes.add(new Change(row.getLong(1), KINDS.get(row.getInt(2)), TodoColumns.read(row, 3)));
                }
            }
            return List.copyOf(changes);
        });
    }
}
