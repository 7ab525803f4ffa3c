package dev.kaam.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The ways to a PostgreSQL: the one that all work takes, and the one past a pooler, where there is one.
 *
 * @param isPooled whether somebody stands between who may give each transaction another connection
 * @param hearsPooled the same of the way that it is to hear by
 * @param listening as it was asked for
 */
public record PostgresPlace(Postgres.Address address, boolean isPooled, boolean hearsPooled, Listening listening) {
    /** Who started when, and which database: two that answer alike are one. */
    private static final String WHO =
            "SELECT pg_backend_pid(), concat_ws(' ', current_database(), extract(epoch FROM pg_postmaster_start_time()))";

    private static final String LOOKS = "what other nodes do is seen here by a look once a second";

    /** What a connection is at its other end. */
    private record End(boolean isPooled, String database) {}

    /**
     * Goes both ways once.
     *
     * @throws StoreException when one leads nowhere, or they lead to two databases
     */
    static PostgresPlace find(Postgres.Address address, Listening listening) {
        End end = end(address, "");
        boolean hearsPooled = false;
        if (listening.at() != null) {
            End direct = end(listening.at(), "-listen");
            hearsPooled = direct.isPooled;
            if (!direct.database.equals(end.database)) {
                throw new StoreException(
                        "--db-listen leads to another database than --db. Give the same one, past the pooler.", null);
            }
        }
        return new PostgresPlace(address, end.isPooled, hearsPooled, listening);
    }

    /** Where what others tell is heard; null: nowhere, since it would not be heard. */
    public Postgres.@Nullable Address hearsAt() {
        if (listening.isOff()) {
            return null;
        }
        return listening.at() != null ? listening.at() : isPooled ? null : address;
    }

    /** The database itself, where that is known; with no statement that the next transaction may not find. */
    Postgres.Address forSchema() {
        Postgres.Address itself = listening.at() != null ? listening.at() : address;
        String url = itself.url();
        return url.contains("prepareThreshold=")
                ? itself
                : new Postgres.Address(
                        url + (url.contains("?") ? "&" : "?") + "prepareThreshold=0", itself.user(), itself.password());
    }

    /** What the person should know who starts a node that does not hear; empty where it does. */
    public String warning() {
        if (hearsPooled) {
            return "--db-listen leads to a pooler too, which tells nothing unless it keeps a connection for a session: then "
                    + LOOKS + ".";
        }
        if (hearsAt() != null) {
            return "";
        }
        return listening.isOff()
                ? "With --db-listen off, " + LOOKS + "."
                : "A pooler stands before the database: " + LOOKS
                        + ". To hear it at once, add --db-listen with the database itself; or off, if you mean it.";
    }

    /** A pooler does not tell which process of the database serves a connection: it changes. */
    private static End end(Postgres.Address address, String option) {
        try (Connection connection = Postgres.plain(address, Postgres.SILENT_SECONDS);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO)) {
            row.next();
            boolean pooled =
                    row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
            return new End(pooled, row.getString(2));
        } catch (SQLException failure) {
            String why = Postgres.why(failure).replace("--db.", "--db" + option + ".");
            throw new StoreException("The database " + address + " cannot be used: " + why, failure);
        }
    }
}
