package dev.kaam.store;

import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** SQLite's full-text search, in a table of numbered documents. */
final class Fts5Search implements SearchTable {
    private static final String NEW_DOC = "INSERT INTO search_doc (owner, id) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String DOC = "SELECT doc FROM search_doc WHERE owner = ? AND id = ?";
    private static final String DROP_DOC = "DELETE FROM search_doc WHERE owner = ? AND id = ?";
    private static final String PUT = "INSERT OR REPLACE INTO search (rowid, title, tags, notes) VALUES (?, ?, ?, ?)";
    private static final String TAKE_OUT = "DELETE FROM search WHERE rowid = ?";

    @Override
    public void put(Session session, String owner, Todo todo) throws SQLException {
        long doc = doc(session, owner, todo.id());
        PreparedStatement put = session.prepare(PUT);
        put.setLong(1, doc);
        put.setString(2, String.join(" ", Search.wordsOf(todo, Search.Tier.TITLE)));
        put.setString(3, String.join(" ", Search.wordsOf(todo, Search.Tier.TAGS)));
        put.setString(4, String.join(" ", Search.wordsOf(todo, Search.Tier.NOTES)));
        put.executeUpdate();
    }

    @Override
    public void takeOut(Session session, String owner, UUID id) throws SQLException {
        long doc = doc(session, owner, id);
        PreparedStatement delete = session.prepare(TAKE_OUT);
        delete.setLong(1, doc);
        delete.executeUpdate();
    }

    @Override
    public void forget(Session session, String owner, UUID id) throws SQLException {
        takeOut(session, owner, id);
        prepare(session, DROP_DOC, owner, id).executeUpdate();
    }

    /** Its number in the index: the same from its first change until it is purged, so that the order of todos is kept. */
    private static long doc(Session session, String owner, UUID id) throws SQLException {
        prepare(session, NEW_DOC, owner, id).executeUpdate();
        try (ResultSet row = prepare(session, DOC, owner, id).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static PreparedStatement prepare(Session session, String sql, String owner, UUID id) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        statement.setString(1, owner);
        statement.setBytes(2, TodoColumns.bytes(id));
        return statement;
    }

    @Override
    public String match(Search search, Search.Tier tier) {
        String columns = switch (tier) {
            case TITLE -> "{title}";
            case TAGS -> "{title tags}";
            case NOTES -> "{title tags notes}";
        };
        List<String> words =
                search.words().stream().map(word -> '"' + word + "\"*").toList();
        return "(" + columns + " : (" + String.join(" AND ", words) + "))";
    }

    @Override
    public String without(String match, String other) {
        return match + " NOT " + other;
    }

    @Override
    public void addFrom(Sql sql, String owner, String match) {
        sql.add(" FROM search CROSS JOIN search_doc d ON d.doc = search.rowid"
                + " CROSS JOIN todo t ON t.owner = d.owner AND t.id = d.id");
        sql.add(" WHERE search MATCH ? AND d.owner = ?", match, owner);
    }

    @Override
    public void addBehind(Sql sql, String owner, UUID id) {
        sql.add(
                " AND search.rowid <="
                        + " (SELECT doc FROM search_doc WHERE owner = ? AND id < ? ORDER BY id DESC LIMIT 1)",
                owner,
                TodoColumns.bytes(id));
    }

    @Override
    public void addOrder(Sql sql) {
        sql.add(" ORDER BY search.rowid DESC");
    }
}
