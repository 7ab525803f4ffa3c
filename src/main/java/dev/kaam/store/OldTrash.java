package dev.kaam.store;

import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has lain in the trash for long, whosever it is. */
final class OldTrash {
    static final String COUNT = "SELECT count(*) FROM (SELECT 1 FROM trash WHERE updated_at < ? LIMIT ?) AS old";
    static final String OLDEST =
            "SELECT owner, " + TodoColumns.NAMES + " FROM trash WHERE updated_at < ? ORDER BY updated_at LIMIT ?";

    private OldTrash() {}

    /** A todo in the trash, and whose. */
    record Trashed(String owner, Todo todo) {}

    static int count(Session session, Instant before, int max) throws SQLException {
        try (ResultSet row = query(session, COUNT, before, max)) {
            row.next();
            return row.getInt(1);
        }
    }

    static List<Trashed> oldest(Session session, Instant before, int max) throws SQLException {
        var found = new ArrayList<Trashed>();
        try (ResultSet row = query(session, OLDEST, before, max)) {
            while (row.next()) {
                found.add(new Trashed(row.getString(1), TodoColumns.read(row, 2)));
            }
        }
        return found;
    }

    private static ResultSet query(Session session, String sql, Instant before, int max) throws SQLException {
        PreparedStatement query = session.prepare(sql);
        query.setLong(1, before.toEpochMilli());
        query.setInt(2, max);
        return query.executeQuery();
    }
}
