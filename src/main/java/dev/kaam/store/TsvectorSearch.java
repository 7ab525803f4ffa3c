package dev.kaam.store;

import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * PostgreSQL's full-text search without its dictionaries: the words come ready made, and the tiers are its weights, A for the title,
 * B for the tags, C for the notes.
 */
final class TsvectorSearch implements SearchTable {
    /** PostgreSQL refuses words above 2046 bytes. Nobody looks for a longer one, so that its beginning is enough. */
    private static final int WORD_MAX = 600;

    /** In each statement that searches. */
    static final String MATCHES = "s.words @@ ?::tsquery";

    private static final String PUT = "INSERT INTO search (owner, id, words) VALUES (?, ?, ?::tsvector)"
            + " ON CONFLICT (owner, id) DO UPDATE SET words = excluded.words";
    private static final String TAKE_OUT = "DELETE FROM search WHERE owner = ? AND id = ?";

    @Override
    public void put(Session session, String owner, Todo todo) throws SQLException {
        var words = new StringJoiner(" ");
        for (Search.Tier tier : Search.TIERS) {
            for (String word : Search.wordsOf(todo, tier)) {
                words.add(quoted(word) + ":" + (Search.TIERS.indexOf(tier) + 1) + weight(tier));
            }
        }
        session.write(PUT, (row, first) -> {
            row.setString(first, owner);
            row.setBytes(first + 1, TodoColumns.bytes(todo.id()));
            row.setString(first + 2, words.toString());
        });
    }

    @Override
    public void takeOut(Session session, String owner, UUID id) throws SQLException {
        PreparedStatement delete = session.prepare(TAKE_OUT);
        delete.setString(1, owner);
        delete.setBytes(2, TodoColumns.bytes(id));
        delete.executeUpdate();
    }

    @Override
    public void forget(Session session, String owner, UUID id) throws SQLException {
        takeOut(session, owner, id);
    }

    @Override
    public String match(Search search, Search.Tier tier) {
        String weights = Search.TIERS.subList(0, Search.TIERS.indexOf(tier) + 1).stream()
                .map(TsvectorSearch::weight)
                .collect(Collectors.joining());
        List<String> words = search.words().stream()
                .map(word -> quoted(word) + ":*" + weights)
                .toList();
        return "(" + String.join(" & ", words) + ")";
    }

    @Override
    public String without(String match, String other) {
        return match + " & !" + other;
    }

    @Override
    public void addFrom(Sql sql, String owner, String match) {
        sql.add(" FROM search s JOIN todo t ON t.owner = s.owner AND t.id = s.id");
        sql.add(" WHERE " + MATCHES + " AND s.owner = ?", match, owner);
    }

    @Override
    public void addBehind(Sql sql, String owner, UUID id) {
        sql.add(" AND s.id < ?", TodoColumns.bytes(id));
    }

    @Override
    public void addOrder(Sql sql) {
        sql.add(" ORDER BY s.id DESC");
    }

    private static String weight(Search.Tier tier) {
        return switch (tier) {
            case TITLE -> "A";
            case TAGS -> "B";
            case NOTES -> "C";
        };
    }

    private static String quoted(String word) {
        String beginning = word.length() <= WORD_MAX ? word : word.substring(0, beginningOf(word));
        return "'" + beginning.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** Half a character is none. */
    private static int beginningOf(String word) {
        return Character.isHighSurrogate(word.charAt(WORD_MAX - 1)) ? WORD_MAX - 1 : WORD_MAX;
    }
}
