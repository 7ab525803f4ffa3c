package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The change log in a database. */
public final class SqlChanges implements ChangeLog {
    private static final Insert BEHIND = new Insert(
            "INSERT INTO change (seq, kind, owner, " + TodoColumns.NAMES + ", previous)",
            "(?, ?, ?, " + TodoColumns.MARKS + ", ?)");
    /** Behind the one that the todo's row names, where that is not known. ?3 and ?4 are the owner and the id. */
    static final String NEXT = "INSERT INTO change (seq, kind, owner, " + TodoColumns.NAMES
            + ", previous) VALUES (?, ?, ?, " + TodoColumns.MARKS + ", coalesce("
            + "(SELECT changed FROM todo WHERE owner = ?3 AND id = ?4), (SELECT changed FROM trash WHERE owner = ?3 AND id = ?4)))";

    private static final int PREVIOUS = 3 + TodoColumns.COUNT; // behind the first of BEHIND

    static final String COLUMNS = "SELECT seq, kind, " + TodoColumns.NAMES + " FROM change";
    static final String AFTER = COLUMNS + " NOT INDEXED WHERE owner = ? AND seq > ? ORDER BY seq LIMIT ?";
    private static final String LAST_MADE = "SELECT id FROM change WHERE kind = 0 ORDER BY seq DESC LIMIT 1";
    private static final String NEWEST =
            "SELECT seq, kind, " + TodoColumns.NAMES + ", owner FROM change WHERE seq > ? ORDER BY seq DESC LIMIT ?";
    private static final int OWNER = 3 + TodoColumns.COUNT; // of NEWEST
    /** The change with the greatest number is never deleted. */
    static final String LAST = "SELECT max(seq) FROM change";

    private static final String ENDS =
            "SELECT (SELECT seq FROM followed WHERE what = 'pruned'), coalesce((SELECT max(seq) FROM change), 0)";
    private static final List<Change.Kind> KINDS = List.of(Change.Kind.values());

    private final Database database;

    public SqlChanges(Database database) {
        this.database = database;
    }

    /** Writes a change in the unit of work that makes it, before the todo's row is written, which takes its number. */
    static void append(Session session, String owner, Change.Kind kind, Todo todo) throws SQLException {
        boolean first = kind == Change.Kind.CREATED || kind == Change.Kind.PURGED;
        Long previous = first ? null : session.fetchedChange(new TodoKey(owner, todo.id()));
        long number = session.nextNumber();
        Session.Values values = (row, at) -> {
            row.setLong(at, number);
            row.setInt(at + 1, KINDS.indexOf(kind));
            row.setString(at + 2, owner);
            TodoColumns.write(row, at + 3, todo);
        };
        if (first || previous != null) {
            session.insert(BEHIND, (row, at) -> {
                values.writeTo(row, at);
                row.setObject(at + PREVIOUS, previous, Types.BIGINT);
            });
        } else {
            session.write(NEXT, values);
        }
    }

    /** The id of the todo that was made last; null where none is known. */
    static @Nullable UUID lastMade(Session session) throws SQLException {
        try (ResultSet row = session.prepare(LAST_MADE).executeQuery()) {
            return row.next() ? TodoColumns.uuid(row.getBytes(1)) : null;
        }
    }

    static Change.Kind kind(ResultSet row, int column) throws SQLException {
        return KINDS.get(row.getInt(column));
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        return database.read(session -> {
            checkKept(session, seq);
            PreparedStatement query = session.prepare(AFTER);
            query.setString(1, owner);
            query.setLong(2, seq);
            query.setInt(3, limit);
            return read(query);
        });
    }

    @Override
    public List<Owned> newest(long seq, int limit) {
        return database.read(session -> {
            checkKept(session, seq);
            PreparedStatement query = session.prepare(NEWEST);
            query.setLong(1, seq);
            query.setInt(2, limit);
            var newestFirst = new ArrayList<Owned>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    newestFirst.add(new Owned(row.getString(OWNER), change(row)));
                }
            }
            return List.copyOf(newestFirst.reversed());
        });
    }

    @Override
    public List<Change> of(String owner, UUID id, long before, int limit) {
        return database.read(session -> History.of(session, owner, id, before, limit));
    }

    @Override
    public long last() {
        return database.read(session -> ends(session).last());
    }

    private record Ends(long pruned, long last) {}

    private static Ends ends(Session session) throws SQLException {
        try (ResultSet row = session.prepare(ENDS).executeQuery()) {
            row.next();
            return new Ends(row.getLong(1), row.getLong(2));
        }
    }

    private static void checkKept(Session session, long seq) throws SQLException {
        long pruned = ends(session).pruned();
        if (seq < pruned) {
            throw ChangeLog.gone(pruned);
        }
    }

    private static List<Change> read(PreparedStatement query) throws SQLException {
        var changes = new ArrayList<Change>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                changes.add(change(row));
            }
        }
        return List.copyOf(changes);
    }

    static Change change(ResultSet row) throws SQLException {
        return new Change(row.getLong(1), kind(row, 2), TodoColumns.read(row, 3));
    }
}
