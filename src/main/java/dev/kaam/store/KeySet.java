package dev.kaam.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what a query orders its rows, and behind which values it starts. */
final class KeySet {
    private record Key(
            String column, boolean descending, @Nullable Object value) {
        String behind() {
            return column + (descending ? " < ?" : " > ?");
        }
    }

    private final List<Key> keys = new ArrayList<>();

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** @param value behind which to start, where anything is before */
    void add(String column, boolean descending, @Nullable Object value) {
        keys.add(new Key(column, descending, value));
    }

    void addOrder(Sql sql) {
        String separator = " ORDER BY ";
        for (Key key : keys) {
            sql.add(separator + key.column() + (key.descending() ? " DESC" : ""));
            separator = ", ";
        }
    }

    /**
     * Behind in the first key, or equal in the first and behind in the second, and so on. That nothing is before in the first
     * key is said once more, alone: by that the database finds its place in the index.
     */
    void addBehind(Sql sql) {
        Key first = keys.getFirst();
        if (keys.size() > 1) {
            sql.add(" AND " + first.column() + (first.descending() ? " <= ?" : " >= ?"), first.value());
        }
        String separator = " AND (";
        for (int i = 0; i < keys.size(); i++) {
            sql.add(separator + "(");
            for (Key equal : keys.subList(0, i)) {
                sql.add(equal.column() + " IS ? AND ", equal.value());
            }
            sql.add(keys.get(i).behind() + ")", keys.get(i).value());
            separator = " OR ";
        }
        sql.add(")");
    }
}
