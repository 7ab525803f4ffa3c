package dev.kaam.store;

import dev.kaam.change.Change;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What happened to one todo: a chain through the change log. The todo's row names its last change, and each change the one
 * before. It ends at the first change, or where older ones are not kept any more.
 */
final class History {
    static final String LAST = "SELECT coalesce((SELECT changed FROM todo WHERE owner = ?1 AND id = ?2),"
            + " (SELECT changed FROM trash WHERE owner = ?1 AND id = ?2),"
            + " (SELECT changed FROM purged WHERE owner = ?1 AND id = ?2), 0)";
    static final String BEFORE = "SELECT coalesce(previous, 0) FROM change WHERE seq = ? AND owner = ? AND id = ?";
    static final String ONE =
            "SELECT seq, kind, " + TodoColumns.NAMES + ", coalesce(previous, 0) FROM change WHERE seq = ?";
    private static final int PREVIOUS = 3 + TodoColumns.COUNT; // of ONE
    private static final Insert PURGED = new Insert("INSERT INTO purged (changed, owner, id)", "(?, ?, ?)");
    private static final String DROP = "DELETE FROM change WHERE seq = ? RETURNING coalesce(previous, 0)";

    private History() {}

    /** The number of a todo's last change; 0 where nothing is known of it. */
    static long last(Session session, String owner, UUID id) throws SQLException {
        PreparedStatement query = session.prepare(LAST);
        query.setString(1, owner);
        query.setBytes(2, TodoColumns.bytes(id));
        return number(query);
    }

    /** A todo's changes before {@code seq}, newest first. */
    static List<Change> of(Session session, String owner, UUID id, long seq, int limit) throws SQLException {
        var changes = new ArrayList<Change>();
        for (long next = start(session, owner, id, seq); next > 0 && changes.size() < limit; ) {
            PreparedStatement query = session.prepare(ONE);
            query.setLong(1, next);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    break;
                }
                if (row.getLong(1) < seq) {
                    changes.add(SqlChanges.change(row));
                }
                next = row.getLong(PREVIOUS);
            }
        }
        return List.copyOf(changes);
    }

    /** Leaves of a todo only the change that says it was purged, which was written right before. */
    static void forget(Session session, String owner, UUID id, long last) throws SQLException {
        long purged = session.number();
        session.insert(PURGED, (row, first) -> {
            row.setLong(first, purged);
            row.setString(first + 1, owner);
            row.setBytes(first + 2, TodoColumns.bytes(id));
        });
        for (long next = last; next > 0; ) {
            PreparedStatement drop = session.prepare(DROP);
            drop.setLong(1, next);
            next = number(drop);
        }
    }

    /** Who reads page by page asks for what is before a change of this todo, and need not come along all the newer ones. */
    private static long start(Session session, String owner, UUID id, long seq) throws SQLException {
        PreparedStatement query = session.prepare(BEFORE);
        query.setLong(1, seq);
        query.setString(2, owner);
        query.setBytes(3, TodoColumns.bytes(id));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : last(session, owner, id);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
