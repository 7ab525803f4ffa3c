package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The index for full-text search. It follows the change log, so that no write waits for it: whoever searches brings it up to
 * date first, and in between somebody does who has time.
 */
final class SearchIndex {
    private static final int STEP = 500;
    private static final String BEHIND =
            "SELECT (SELECT max(seq) FROM change), seq FROM followed WHERE what = 'search'";
    private static final String NEXT = "SELECT seq, kind, owner, " + TodoColumns.NAMES
            + " FROM change WHERE seq > (SELECT seq FROM followed WHERE what = 'search') ORDER BY seq LIMIT " + STEP;
    private static final String DONE = "UPDATE followed SET seq = ? WHERE what = 'search'";

    private SearchIndex() {}

    /** Returns when every write that was answered before the call can be found. */
    static void catchUp(Database database) {
        long[] ends = database.read(SearchIndex::ends);
        long last = ends[0];
        long done = ends[1];
        while (done < last) {
            done = database.write(SearchIndex::step);
        }
    }

    /** Whether there are changes that it does not have yet. */
    static boolean lags(Session session) throws SQLException {
        long[] ends = ends(session);
        return ends[1] < ends[0];
    }

    /** Takes some more changes in; returns up to which it then has all. */
    static long step(Session session) throws SQLException {
        long[] ends = ends(session);
        if (ends[1] >= ends[0]) {
            return ends[1];
        }
        var latest = new LinkedHashMap<TodoKey, Change>();
        long last = ends[0];
        try (ResultSet row = session.prepare(NEXT).executeQuery()) {
            while (row.next()) {
                last = row.getLong(1);
                Todo todo = TodoColumns.read(row, 4);
                latest.put(new TodoKey(row.getString(3), todo.id()), new Change(last, SqlChanges.kind(row, 2), todo));
            }
        }
        for (Map.Entry<TodoKey, Change> entry : latest.entrySet()) {
            index(session, entry.getKey(), entry.getValue());
        }
        PreparedStatement done = session.prepare(DONE);
        done.setLong(1, last);
        done.executeUpdate();
        return last;
    }

    private static long[] ends(Session session) throws SQLException {
        try (ResultSet row = session.prepare(BEHIND).executeQuery()) {
            row.next();
            return new long[] {row.getLong(1), row.getLong(2)};
        }
    }

    private static void index(Session session, TodoKey key, Change change) throws SQLException {
        SearchTable table = session.dialect().search();
        switch (change.kind()) {
            case CREATED, UPDATED, RESTORED -> table.put(session, key.owner(), change.todo());
            case DELETED -> table.takeOut(session, key.owner(), key.id());
            case PURGED -> table.forget(session, key.owner(), key.id());
        }
    }
}
