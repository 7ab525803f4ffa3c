package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

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
    private static final String NEW_DOC = "INSERT INTO search_doc (owner, id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String DOC = "SELECT doc FROM search_doc WHERE owner = ? AND id = ?";
    private static final String DROP_DOC = "DELETE FROM search_doc WHERE owner = ? AND id = ?";
    private static final String PUT = "INSERT OR REPLACE INTO search (rowid, title, tags, notes) VALUES (?, ?, ?, ?)";
    private static final String TAKE_OUT = "DELETE FROM search WHERE rowid = ?";

    private SearchIndex() {}

    /** Owner and todo. */
    private record Key(String owner, UUID id) {}

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
        var latest = new LinkedHashMap<Key, Change>();
        long last = ends[0];
        try (ResultSet row = session.prepare(NEXT).executeQuery()) {
            while (row.next()) {
                last = row.getLong(1);
                Todo todo = TodoColumns.read(row, 4);
                latest.put(new Key(row.getString(3), todo.id()), new Change(last, SqlChanges.kind(row, 2), todo));
            }
        }
        for (Map.Entry<Key, Change> entry : latest.entrySet()) {
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

    private static void index(Session session, Key key, Change change) throws SQLException {
        long doc = doc(session, key);
        switch (change.kind()) {
            case CREATED, UPDATED, RESTORED -> put(session, doc, change.todo());
            case DELETED -> takeOut(session, doc);
            case PURGED -> {
                takeOut(session, doc);
                prepare(session, DROP_DOC, key).executeUpdate();
            }
        }
    }

    /** Its number in the index: the same from its first change until it is purged, so that the order of todos is kept. */
    private static long doc(Session session, Key key) throws SQLException {
        prepare(session, NEW_DOC, key).executeUpdate();
        try (ResultSet row = prepare(session, DOC, key).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PreparedStatement prepare(Session session, String sql, Key key) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        statement.setString(1, key.owner());
        statement.setBytes(2, TodoColumns.bytes(key.id()));
        return statement;
    }

    private static void put(Session session, long doc, Todo todo) throws SQLException {
        PreparedStatement put = session.prepare(PUT);
        put.setLong(1, doc);
        put.setString(2, String.join(" ", Search.wordsOf(todo, Search.Tier.TITLE)));
        put.setString(3, String.join(" ", Search.wordsOf(todo, Search.Tier.TAGS)));
        put.setString(4, String.join(" ", Search.wordsOf(todo, Search.Tier.NOTES)));
        put.executeUpdate();
    }

    private static void takeOut(Session session, long doc) throws SQLException {
        PreparedStatement delete = session.prepare(TAKE_OUT);
        delete.setLong(1, doc);
        delete.executeUpdate();
    }
}
