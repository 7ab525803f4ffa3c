package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy forgets no table. */
class CopiedTablesTest {
    /** They belong to a place, and not to what is kept there. */
    private static final Set<String> OF_THE_PLACE = Set.of("followed", "flyway_schema_history", "node");

    @Test
    void every_table_of_sqlite_is_copied(@TempDir Path folder) throws SQLException {
        Sqlite.open(folder, 1).close();
        try (Connection sqlite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaam.db"))) {
            assertThat(tables(sqlite, "SELECT name FROM sqlite_schema WHERE type = 'table'"))
                    .containsExactlyInAnyOrderElementsOf(Copy.TABLES);
        }
    }

    @Test
    void every_table_of_postgresql_is_copied() throws SQLException {
        TestPostgres.emptied();
        try (Connection postgres = TestPostgres.connect()) {
            assertThat(tables(
                            postgres,
                            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema"))
                    .containsExactlyInAnyOrderElementsOf(Copy.TABLES);
        }
    }

    private static Set<String> tables(Connection connection, String sql) throws SQLException {
        var names = new TreeSet<String>();
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        names.removeAll(OF_THE_PLACE);
        names.removeIf(name -> name.startsWith("search") || name.startsWith("sqlite_"));
        return names;
    }
}
