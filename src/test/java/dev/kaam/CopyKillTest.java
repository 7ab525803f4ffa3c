package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.store.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy that ends in the middle, by {@code kill -9}. */
@Tag("slow")
@Timeout(180)
class CopyKillTest {
    /** Long enough for a line that says how far it is, before the commit. */
    private static final int TODOS = 200_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "sqlite"})
    void leaves_nothing_there_and_the_same_command_can_be_given_again(String engine) throws Exception {
        Path here = folder.resolve("here");
        fill(here);
        boolean toPostgres = engine.equals("postgresql");
        if (toPostgres) {
            TestPostgres.emptied();
        }
        String there = toPostgres
                ? TestPostgres.address().url()
                : folder.resolve("there").toString();
        String url = toPostgres ? there : "jdbc:sqlite:" + folder.resolve("there/kaam.db");
        try (KaamProcess copy = copy(here, there)) {
            while (copy.errSoFar().isEmpty()) {
                assertThat(copy.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            copy.kill();
            assertThat(copy.err()).allMatch(line -> line.endsWith("rows of the table todo are copied"));
        }
        assertThat(todos(url)).isZero();
        try (KaamProcess again = copy(here, there)) {
            assertThat(again.exitCode()).isZero();
            assertThat(again.out()).last().asString().contains("reads back as it was");
        }
        assertThat(todos(url)).isEqualTo(TODOS + 1);
        if (toPostgres) {
            TestPostgres.emptied();
        }
    }

    private static KaamProcess copy(Path from, String to) throws Exception {
        return KaamProcess.run(Map.of(), "copy", "--from", from.toString(), "--to", to);
    }

    /** One todo, and very many like it. */
    private static void fill(Path folder) throws Exception {
        try (var kaam = TestKaam.on(folder)) {
            kaam.post("/todos", "{\"title\":\"milk\"}");
        }
        String url = "jdbc:sqlite:" + folder.resolve("kaam.db");
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            var values = new StringJoiner(", ");
            try (ResultSet column = statement.executeQuery("SELECT name FROM pragma_table_info('todo')")) {
                while (column.next()) {
                    String name = column.getString(1);
                    values.add(name.equals("id") ? "randomblob(16)" : name);
                }
            }
            statement.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + TODOS + ")"
                    + " INSERT INTO todo SELECT " + values + " FROM todo, n");
        }
    }

    private static long todos(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM todo")) {
            assertThat(count.next()).isTrue();
            return count.getLong(1);
        }
    }
}
