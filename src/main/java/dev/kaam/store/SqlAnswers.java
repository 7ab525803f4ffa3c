package dev.kaam.store;

import dev.kaam.todo.Answers;
import dev.kaam.todo.Problem;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The answers that are kept. Called in the unit that makes what they answer. */
final class SqlAnswers implements Answers {
    private static final String FIND =
            "SELECT request, answer FROM answer WHERE owner = ? AND key = ? AND answered_at > ?";
    private static final String KEEP =
            "INSERT INTO answer (owner, key, request, answer, answered_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (owner, key)"
                    + " DO UPDATE SET request = excluded.request, answer = excluded.answer, answered_at = excluded.answered_at";
    /** One comes, two that are too old go: so their number has a bound, and nobody need sweep. */
    private static final String DROP_OLD = "DELETE FROM answer WHERE rowid IN"
            + " (SELECT rowid FROM answer WHERE answered_at <= ? ORDER BY answered_at LIMIT 2)";

    private final Database database;
    private final InstantSource clock;

    SqlAnswers(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public byte @Nullable [] find(String owner, String key, byte[] request) {
        return database.read(session -> find(session, owner, key, request));
    }

    @Override
    public void keep(String owner, String key, byte[] request, byte[] answer) {
        database.write(session -> keep(session, owner, key, request, answer));
    }

    private byte @Nullable [] find(Session session, String owner, String key, byte[] request) throws SQLException {
        PreparedStatement find = session.prepare(FIND);
        find.setString(1, owner);
        find.setString(2, key);
        find.setLong(3, oldest());
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            if (!Arrays.equals(row.getBytes(1), request)) {
                throw Problem.keyReused(key);
            }
            return row.getBytes(2);
        }
    }

    private int keep(Session session, String owner, String key, byte[] request, byte[] answer) throws SQLException {
        PreparedStatement drop = session.prepare(DROP_OLD);
        drop.setLong(1, oldest());
        drop.executeUpdate();
        PreparedStatement keep = session.prepare(KEEP);
        keep.setString(1, owner);
        keep.setString(2, key);
        keep.setBytes(3, request);
        keep.setBytes(4, answer);
        keep.setLong(5, clock.millis());
        return keep.executeUpdate();
    }

    private long oldest() {
        return clock.instant().minus(KEPT).toEpochMilli();
    }
}
