package dev.kaam.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that is put together piece by piece, each piece with the values of its marks. Its text never holds a value. */
final class Sql {
    private final StringBuilder text = new StringBuilder(400);
    private final List<@Nullable Object> values = new ArrayList<>();

    Sql add(String piece, @Nullable Object... itsValues) {
        text.append(piece);
        for (Object value : itsValues) {
            values.add(value);
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    ResultSet query(Session session) throws SQLException {
        PreparedStatement query = session.prepare(text());
        bind(query, 1);
        return query.executeQuery();
    }

    void update(Session session) throws SQLException {
        session.write(text(), this::bind);
    }

    private void bind(PreparedStatement query, int first) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value instanceof byte[] bytes) {
                query.setBytes(first + i, bytes);
            } else {
                query.setObject(first + i, value);
            }
        }
    }
}
