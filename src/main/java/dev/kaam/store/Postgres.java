package dev.kaam.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
    static final int SILENT_SECONDS = 20;

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
        /** Whether its driver would take this. */
        public static boolean isUrl(String place) {
            return place.startsWith("jdbc:postgresql:");
        }

        /** Never with what may be secret. */
        @Override
        public String toString() {
            return url.replaceFirst("\\?.*", "");
        }
    }

    private final PostgresPlace place;

    private Postgres(PostgresPlace place, Batch writing, List<Batch> reading) {
        super(writing, reading);
        this.place = place;
    }

    /** Hears the others there, too. */
    public static Postgres open(Address address, int readers) {
        return open(address, Listening.USUAL, readers);
    }

    /**
     * Brings the schema up to date, by one node at a time, and connects.
     *
     * @throws StoreException when it cannot be reached, lets nobody in, or its schema is newer
     */
    public static Postgres open(Address address, Listening listening, int readers) {
        PostgresPlace place = PostgresPlace.find(address, listening);
        Address itself = place.forSchema();
        Migrations.apply(itself.url(), itself.user(), itself.password(), "db/postgres", "another database with --db");
        var writing = new Reconnecting(() -> connect(place, false), GroupCommit::new);
        return new Postgres(place, writing, readers(place, readers));
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Where the other nodes are to be heard, and how; as it was found when it was opened. */
    public PostgresPlace place() {
        return place;
    }

    private static List<Batch> readers(PostgresPlace place, int number) {
        return Stream.<Batch>generate(() -> new Reconnecting(() -> connect(place, true), FetchedFirst::new))
                .limit(number)
                .toList();
    }

    private static Session connect(PostgresPlace place, boolean readOnly) throws SQLException {
        return new PostgresSession(lane(place), readOnly);
    }

    /** For the statements of a lane, which are kept and planned once. */
    static Connection lane(PostgresPlace place) throws SQLException {
        Connection connection = plain(place.address(), SILENT_SECONDS, place.isPooled());
        return place.isPooled() ? connection : byIndex(connection);
    }

    /**
     * Has it go by an index wherever there is one. A plan for a table that was as good as empty reads all of it, and is kept until somebody
     * analyzes the table: by then that may be some hundred thousand rows, at each statement. What cannot but read a whole table looks so dear now that
     * PostgreSQL would compile it each time, if it could. Behind a pooler nothing is set: there each statement is planned anew, unless the URL says otherwise.
     */
    private static Connection byIndex(Connection connection) throws SQLException {
        try (Statement set = connection.createStatement()) {
            set.execute("SET enable_seqscan = off; SET jit = off");
            return connection;
        } catch (SQLException failure) {
            try {
                connection.close();
            } catch (SQLException more) {
                failure.addSuppressed(more);
            }
            throw failure;
        }
    }

    /** One that goes to the database itself, or is used so little that it makes no difference. */
    static Connection plain(Address address, int silentSeconds) throws SQLException {
        return plain(address, silentSeconds, true);
    }

    /**
     * A connection that commits each statement.
     *
     * @param silentSeconds how long the database may be silent when it is asked something, before the connection counts as lost
     * @param pooled whether the next transaction may be on another one, which knows no statement that was prepared before
     */
    private static Connection plain(Address address, int silentSeconds, boolean pooled) throws SQLException {
        var properties = new Properties();
        if (pooled) {
            properties.setProperty("prepareThreshold", "0"); // what the URL says comes first
        }
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

    /** Why it cannot be used, as somebody who starts a node can mend it. */
    static String why(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case "28P01", "28000", "08004" ->
                "it does not let this user in. Give KAAM_DB_USER and KAAM_DB_PASSWORD as it knows them.";
            case "3D000" -> "it is not there. Make it first: createdb NAME.";
            case "08P01" -> "who answers there says '" + failure.getMessage() + "'.";
            default ->
                state.startsWith("08")
                        ? "nobody answers there. Start PostgreSQL, or correct --db."
                        : String.valueOf(failure.getMessage());
        };
    }
}
