package dev.kaam.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * One real PostgreSQL for all tests of this JVM: the one that {@code KAAM_TEST_DB} names (a JDBC URL with user and password), or one
 * that is started here, which need not survive a power cut. The tests have a schema of their own in it.
 */
public final class TestPostgres {
    private static final String SCHEMA = "kaam_test";
    private static final String EMPTY = "DELETE FROM todo; DELETE FROM todo_tag; DELETE FROM trash; DELETE FROM change;"
            + " DELETE FROM purged; DELETE FROM search; DELETE FROM answer; DELETE FROM task; DELETE FROM task_attempt;"
            + " DELETE FROM webhook; DELETE FROM node; UPDATE followed SET seq = 0; ALTER SEQUENCE webhook_changes RESTART";

    private TestPostgres() {}

    private static final class Started {
        static final Postgres.Address ADDRESS = start();
        static final Postgres DATABASE = Postgres.open(ADDRESS, 2);
    }

    /** The same for all tests, with nothing in it. Do not close it. */
    public static Postgres emptied() throws SQLException {
        Postgres database = Started.DATABASE;
        run(EMPTY);
        return database;
    }

    /** As it is. */
    public static Postgres database() {
        return Started.DATABASE;
    }

    /** Where it is. */
    public static Postgres.Address address() {
        return Started.ADDRESS;
    }

    /** Runs statements on a connection of its own. */
    public static void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(address().url());
    }

    private static Postgres.Address start() {
        try {
            String given = System.getenv("KAAM_TEST_DB");
            String url = given == null ? embedded() : given;
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE; CREATE SCHEMA " + SCHEMA);
            }
            String separator = url.contains("?") ? "&" : "?";
            return new Postgres.Address(url + separator + "currentSchema=" + SCHEMA, null, null);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String embedded() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        return server.getJdbcUrl("postgres", "postgres");
    }
}
