package dev.kaam.store;

import dev.kaam.store.Session.Values;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of units that commit together: those of one table are written by few statements. Belongs to its session. */
final class WaitingRows {
    private final Map<Insert, List<Values>> rows = new LinkedHashMap<>();
    private boolean empty = true;

    /** Returns whether there are so many that they are to be written now. */
    boolean add(Insert insert, Values values) {
        List<Values> those = rows.computeIfAbsent(insert, first -> new ArrayList<>(Insert.MOST));
        those.add(values);
        empty = false;
        return those.size() == Insert.MOST;
    }

    boolean isEmpty() {
        return empty;
    }

    /** Table by table, in the order in which each got its first row ever. */
    void writeTo(Session session) throws SQLException {
        for (Map.Entry<Insert, List<Values>> those : rows.entrySet()) {
            write(session, those.getKey(), those.getValue());
        }
        clear();
    }

    void clear() {
        rows.values().forEach(List::clear);
        empty = true;
    }

    private static void write(Session session, Insert insert, List<Values> values) throws SQLException {
        int written = 0;
        while (written < values.size()) {
            int count = Integer.highestOneBit(values.size() - written);
            PreparedStatement statement = session.statement(insert.text(count));
            for (int i = 0; i < count; i++) {
                values.get(written + i).writeTo(statement, 1 + i * insert.width());
            }
            statement.executeUpdate();
            written += count;
        }
    }
}
