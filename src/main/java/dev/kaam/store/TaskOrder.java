package dev.kaam.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is among the tasks with one ordering: of those that have not ended, one is not held, and a claim sees only that.
 * Who ends one, or makes one ready again, passes the turn on in the same transaction.
 */
final class TaskOrder {
    private static final String OF_ONE = " WHERE owner = ? AND ordering = ? AND state < 2 AND held = ";
    static final String AT_TURN = "SELECT 1 FROM task" + OF_ONE + "0";
    static final String RELEASE = "UPDATE task SET held = 0 WHERE id = (SELECT id FROM task" + OF_ONE
            + "1 ORDER BY id LIMIT 1) AND NOT EXISTS (" + AT_TURN + ") RETURNING run_at";
    static final String HOLD_READY = "UPDATE task SET held = 1" + OF_ONE + "0 AND state = 0 AND id > ?";

    private TaskOrder() {}

    /** Whether a new task would have to wait. */
    static boolean isTaken(Session session, String owner, @Nullable String ordering) throws SQLException {
        if (ordering == null) {
            return false;
        }
        PreparedStatement query = session.prepare(AT_TURN);
        query.setString(1, owner);
        query.setString(2, ordering);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** Has the ready one that is at the turn wait, where it was asked for after {@code id}. */
    static void hold(Session session, String owner, String ordering, UUID id) throws SQLException {
        PreparedStatement hold = session.prepare(HOLD_READY);
        hold.setString(1, owner);
        hold.setString(2, ordering);
        hold.setBytes(3, TodoColumns.bytes(id));
        hold.executeUpdate();
    }

    /** Gives the turn, where nobody has it, to the oldest; returns whether its time has come. */
    static boolean passOn(Session session, String owner, @Nullable String ordering, Instant now) throws SQLException {
        if (ordering == null) {
            return false;
        }
        PreparedStatement release = session.prepare(RELEASE);
        release.setString(1, owner);
        release.setString(2, ordering);
        release.setString(3, owner);
        release.setString(4, ordering);
        try (ResultSet row = release.executeQuery()) {
            return row.next() && row.getLong(1) <= now.toEpochMilli();
        }
    }
}
