package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What stands in a database file, read without Kaam. */
final class StoredTodos {
    /** A todo as far as these tests look at it. */
    record Row(String title, long version, boolean trashed) {}

    private static final String COLUMNS =
            "owner, id, title, notes, completed_at, due, priority, tags, position, created_at, updated_at, version";
    private static final String EVERY_TODO =
            "SELECT " + COLUMNS + " FROM todo UNION ALL SELECT " + COLUMNS + " FROM trash";

    private StoredTodos() {}

    /** Every todo, after a check that the file is sound and holds no half write. */
    static Map<UUID, Row> read(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            assertThat(ask(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(ask(connection, EVERY_TODO + " EXCEPT SELECT " + COLUMNS + " FROM change"))
                    .as("a todo that its last change does not tell")
                    .isEmpty();
            assertThat(ask(
                            connection,
                            "SELECT hex(id), max(version) FROM change GROUP BY id EXCEPT SELECT hex(id), version FROM ("
                                    + EVERY_TODO + ")"))
                    .as("a change that its todo has not")
                    .isEmpty();
            assertThat(ask(connection, "SELECT hex(id) FROM change GROUP BY id HAVING count(*) <> max(version)"))
                    .as("a todo with a change too few or too many")
                    .isEmpty();
            return todos(connection);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            return answer.next() ? answer.getString(1) : "";
        }
    }

    private static Map<UUID, Row> todos(Connection connection) throws SQLException {
        var found = new HashMap<UUID, Row>();
        String sql = "SELECT id, title, version, FALSE FROM todo UNION ALL SELECT id, title, version, TRUE FROM trash";
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                ByteBuffer id = ByteBuffer.wrap(row.getBytes(1));
                var stored = new Row(row.getString(2), row.getLong(3), row.getBoolean(4));
                assertThat(found.put(new UUID(id.getLong(), id.getLong()), stored))
                        .as("a todo that is there and in the trash")
                        .isNull();
            }
        }
        return found;
    }
}
