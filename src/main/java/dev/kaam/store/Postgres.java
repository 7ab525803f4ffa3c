package dev.kaam.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that other nodes may use too. Each node writes on one connection, all that waits in one commit; a lock in the database
 * lets one node at a time commit. A few connections read.
 */
public final class Postgres extends LaneDatabase {
    private static final String CONNECT_SECONDS = "5";
    /** So long may the database be silent before a connection counts as lost; longer than a unit may wait for a lock there. */
    private static final int SILENT_SECONDS = 20;

    /** Of a list without end, such as a search that finds everything, a reader has so many rows at a time. */
    private static final String ROWS_TOGETHER = "256";

    /**
     * Where it is, and as whom to come.
     *
     * @param url {@code jdbc:postgresql://host/database}, with what the driver takes behind {@code ?}
     * @param user null: as the URL says, or the system's
     */
    public record Address(
            String url, @Nullable String user, @Nullable String password) {
        /** Never with what may be secret. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    private Postgres(Batch writing, List<Batch> reading) {
        super(writing, reading);
    }

    /**
     * Brings the schema up to date, by one node at a time, and connects.
     *
     * @throws StoreException when it cannot be reached, lets nobody in, or its schema is newer
     */
    public static Postgres open(Address address, int readers) {
        try (Session trial = connect(address, true)) {
            trial.run("SELECT 1");
        } catch (SQLException failure) {
            throw new StoreException("The database " + address + " cannot be used: " + why(failure), failure);
        }
        Migrations.apply(
                address.url(), address.user(), address.password(), "db/postgres", "another database with --db");
        var writing = new Reconnecting(() -> connect(address, false), GroupCommit::new);
        return new Postgres(writing, readers(address, readers));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    private static List<Batch> readers(Address address, int number) {
        return Stream.<Batch>generate(() -> new Reconnecting(() -> connect(address, true), FetchedFirst::new))
                .limit(number)
                .toList();
    }

    private static Session connect(Address address, boolean readOnly) throws SQLException {
        return new PostgresSession(plain(address, SILENT_SECONDS), readOnly);
    }

    /**
     * A connection that commits each statement.
     *
     * @param silentSeconds how long the database may be silent when it is asked something, before the connection counts as lost
     */
    static Connection plain(Address address, int silentSeconds) throws SQLException {
        var properties = new Properties();
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", String.valueOf(silentSeconds));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "kaam");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        if (address.password() != null) {
            properties.setProperty("password", address.password());
        }
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("defaultRowFetchSize", ROWS_TOGETHER);
        return DriverManager.getConnection(address.url(), properties);
    }

    private static String why(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000", "08004" ->
                "it does not let this user in. Give KAAM_DB_USER and KAAM_DB_PASSWORD as it knows them.";
            case "3D000" -> "it is not there. Make it first: createdb NAME.";
            default ->
                state.startsWith("08")
                        ? "nobody answers there. Start PostgreSQL, or correct --db."
                        : String.valueOf(failure.getMessage());
        };
    }
}
