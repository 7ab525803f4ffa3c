package dev.kaam.store;

import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskStore.Ack;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends attempts, in the unit that is told how they ended. */
final class TaskEnds {
    /** Whoever acknowledges must hold a lease that lasts. */
    private static final String HELD_BY = " WHERE id = ? AND state = 1 AND token = ? AND lease_until > ?";

    private static final String ENDED = " RETURNING owner, ordering, id, token, attempts, node, started_at";
    static final String DONE = "UPDATE task SET state = 2, ended_at = ?, error = NULL" + HELD_BY + ENDED;
    static final String DIED = "UPDATE task SET state = 3, ended_at = ?, error = ?" + HELD_BY + ENDED;
    /** The turn is passed on anew: one before it may have come back meanwhile. */
    private static final String READY = "UPDATE task SET state = 0, held = (ordering IS NOT NULL), run_at = ?";

    static final String FAILED = READY + ", error = ?" + HELD_BY + ENDED;
    static final String GIVEN_BACK = READY + ", attempts = attempts - 1" + HELD_BY + ENDED;
    static final String TAKE_BACK = READY + ", error = ? WHERE state = 1 AND lease_until <= ?" + ENDED;
    private static final String ATTEMPT = "INSERT INTO task_attempt"
            + " (task, token, number, node, started_at, ended_at, error) VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final String LEASE_OVER = "Its lease was over: the program ended, or stood still.";

    private final TaskRows rows;

    TaskEnds(TaskRows rows) {
        this.rows = rows;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Ended(
            String owner,
            @Nullable String ordering,
            byte[] id,
            long token,
            int attempts,
            String node,
            long startedAt) {}

    /** Returns those that were refused. */
    List<Ack> end(Session session, List<Ack> acks, Instant now) throws SQLException {
        var refused = new ArrayList<Ack>(0);
        for (Ack ack : acks) {
            if (!end(session, ack, now)) {
                refused.add(ack);
            }
        }
        return refused;
    }

    /** Takes back all whose lease is over at {@code end}; returns how many. */
    int takeBack(Session session, Instant end, Instant now) throws SQLException {
        PreparedStatement takeBack = session.prepare(TAKE_BACK);
        takeBack.setLong(1, now.toEpochMilli());
        takeBack.setString(2, LEASE_OVER);
        takeBack.setLong(3, end.toEpochMilli());
        List<Ended> lost = ended(takeBack);
        for (Ended each : lost) {
            note(session, each, now, LEASE_OVER);
            isReady(session, each, now, now);
        }
        return lost.size();
    }

    private boolean end(Session session, Ack ack, Instant now) throws SQLException {
        return switch (ack.outcome()) {
            case Outcome.Done done -> done(session, ack, done, now);
            case Outcome.Died died -> died(session, ack, died, now);
            case Outcome.Failed failed -> failed(session, ack, failed, now);
            case Outcome.GivenBack givenBack -> givenBack(session, ack, now.plus(givenBack.again()), now);
        };
    }

    private boolean done(Session session, Ack ack, Outcome.Done done, Instant now) throws SQLException {
        PreparedStatement update = session.prepare(DONE);
        update.setLong(1, now.toEpochMilli());
        Ended ended = ended(update, 2, ack, now);
        if (ended == null) {
            return false;
        }
        rows.passOn(session, ended.owner(), ended.ordering(), now);
        for (TaskDraft next : done.next()) {
            rows.record(session, ended.owner(), next, now);
        }
        Runnable effect = done.effect();
        if (effect != null) {
            effect.run();
        }
        return true;
    }

    private boolean died(Session session, Ack ack, Outcome.Died died, Instant now) throws SQLException {
        PreparedStatement update = session.prepare(DIED);
        update.setLong(1, now.toEpochMilli());
        update.setString(2, died.error());
        Ended ended = ended(update, 3, ack, now);
        if (ended == null) {
            return false;
        }
        note(session, ended, now, died.error());
        rows.passOn(session, ended.owner(), ended.ordering(), now);
        return true;
    }

    private boolean failed(Session session, Ack ack, Outcome.Failed failed, Instant now) throws SQLException {
        PreparedStatement update = session.prepare(FAILED);
        update.setLong(1, now.plus(failed.retryIn()).toEpochMilli());
        update.setString(2, failed.error());
        Ended ended = ended(update, 3, ack, now);
        if (ended == null) {
            return false;
        }
        note(session, ended, now, failed.error());
        isReady(session, ended, now.plus(failed.retryIn()), now);
        return true;
    }

    private boolean givenBack(Session session, Ack ack, Instant runAt, Instant now) throws SQLException {
        PreparedStatement update = session.prepare(GIVEN_BACK);
        update.setLong(1, runAt.toEpochMilli());
        Ended ended = ended(update, 2, ack, now);
        if (ended == null) {
            return false;
        }
        isReady(session, ended, runAt, now);
        return true;
    }

    private void isReady(Session session, Ended task, Instant runAt, Instant now) throws SQLException {
        if (task.ordering() != null) {
            rows.passOn(session, task.owner(), task.ordering(), now);
        } else if (!runAt.isAfter(now)) {
            rows.tellDue(session);
        }
    }

    private static @Nullable Ended ended(PreparedStatement update, int first, Ack ack, Instant now)
            throws SQLException {
        update.setBytes(first, TodoColumns.bytes(ack.id()));
        update.setLong(first + 1, ack.token());
        update.setLong(first + 2, now.toEpochMilli());
        List<Ended> ended = ended(update);
        return ended.isEmpty() ? null : ended.getFirst();
    }

    private static List<Ended> ended(PreparedStatement update) throws SQLException {
        var ended = new ArrayList<Ended>(1);
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                ended.add(new Ended(
                        row.getString(1),
                        row.getString(2),
                        row.getBytes(3),
                        row.getLong(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getLong(7)));
            }
        }
        return ended;
    }

    private static void note(Session session, Ended task, Instant now, String error) throws SQLException {
        PreparedStatement insert = session.prepare(ATTEMPT);
        insert.setBytes(1, task.id());
        insert.setLong(2, task.token());
        insert.setInt(3, task.attempts());
        insert.setString(4, task.node());
        insert.setLong(5, task.startedAt());
        insert.setLong(6, now.toEpochMilli());
        insert.setString(7, error);
        insert.executeUpdate();
    }
}
