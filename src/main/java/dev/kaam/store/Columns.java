package dev.kaam.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table's columns, by name: two engines may have them in different orders.
 *
 * @param types of {@link java.sql.Types}, by name
 */
record Columns(String table, Map<String, Integer> types) {
    static Columns of(Session session, String table) throws SQLException {
        var types = new TreeMap<String, Integer>();
        try (ResultSet none =
                session.prepare("SELECT * FROM " + table + " WHERE 1 = 0").executeQuery()) {
            ResultSetMetaData about = none.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                types.put(about.getColumnName(i), about.getColumnType(i));
            }
        }
        return new Columns(table, types);
    }

    Set<String> names() {
        return types.keySet();
    }

    String select() {
        return "SELECT " + String.join(", ", types.keySet()) + " FROM " + table;
    }

    Insert insert() {
        return new Insert(
                "INSERT INTO " + table + " (" + String.join(", ", types.keySet()) + ")",
                "(" + String.join(", ", Collections.nCopies(types.size(), "?")) + ")");
    }

    /** The same values for the same row, whichever engine has it: whole numbers are {@code Long}. */
    List<@Nullable Object> values(ResultSet row) throws SQLException {
        var values = new ArrayList<@Nullable Object>(types.size());
        for (int i = 1; i <= types.size(); i++) {
            Object value = row.getObject(i);
            values.add(value instanceof Integer whole ? Long.valueOf(whole) : value);
        }
        return values;
    }

    void write(PreparedStatement to, int first, List<@Nullable Object> values) throws SQLException {
        int column = 0;
        for (int type : types.values()) {
            Object value = values.get(column);
            switch (value) {
                case null -> to.setNull(first + column, type);
                case byte[] bytes -> to.setBytes(first + column, bytes);
                case Object other -> to.setObject(first + column, other, type);
            }
            column++;
        }
    }
}
