package dev.kaam.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * One real PostgreSQL for all tests of this JVM: one that is started here, which need not survive a power cut; or the one that
 * {@code KAAM_TEST_DB} names, with {@code KAAM_DB_USER} and {@code KAAM_DB_PASSWORD}. There they make a database of their own, since
 * locks and notifications are a database's, and two JVMs test at once; it is dropped when the JVM ends.
 */
public final class TestPostgres {
    private static final String OF_ITS_OWN =
            "kaam_test_" + ProcessHandle.current().pid();
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
        runAt(address().url(), sql);
    }

    static Connection connect() throws SQLException {
        return DriverManager.getConnection(address().url());
    }

    private static Postgres.Address start() {
        try {
            String given = System.getenv("KAAM_TEST_DB");
            return new Postgres.Address(given == null ? embedded() : madeAt(given), null, null);
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As the tests have it, all in the URL: they hand it to processes, and put more behind it. */
    private static String madeAt(String given) throws SQLException {
        String server = with(given, "user", System.getenv("KAAM_DB_USER"));
        String address = with(server, "password", System.getenv("KAAM_DB_PASSWORD"));
        runAt(address, "CREATE DATABASE " + OF_ITS_OWN);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> drop(address)));
        Properties parts = Objects.requireNonNull(Driver.parseURL(address, new Properties()), given);
        String host = parts.getProperty("PGHOST") + ":" + parts.getProperty("PGPORT");
        String options = address.contains("?") ? address.substring(address.indexOf('?')) : "";
        return with("jdbc:postgresql://" + host + "/" + OF_ITS_OWN + options, "ApplicationName", "kaam");
    }

    private static String with(String url, String name, @Nullable String value) {
        return value == null
                ? url
                : url + (url.contains("?") ? "&" : "?") + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void runAt(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whoever is still connected. */
    private static void drop(String address) {
        try {
            runAt(address, "DROP DATABASE " + OF_ITS_OWN + " WITH (FORCE)");
        } catch (SQLException failure) {
            throw new IllegalStateException(OF_ITS_OWN + " was not dropped", failure);
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
