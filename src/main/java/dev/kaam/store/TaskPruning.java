package dev.kaam.store;

import dev.kaam.background.Task;
import dev.kaam.background.TaskStore;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Drops tasks that ended long ago, and the oldest where too many of a state and a kind are kept. */
final class TaskPruning {
    private static final int STEP = 500;
    /** Compared with the last id that there could be: SQLite would step over all that is equal in the first three. */
    static final String NEXT_PART = "SELECT state, owner, kind FROM task"
            + " WHERE (state, owner, kind, id) > (?, ?, ?, x'ffffffffffffffffffffffffffffffff')"
            + " ORDER BY state, owner, kind LIMIT 1";

    private static final String OF_PART = "SELECT id, ended_at FROM task WHERE state = ? AND owner = ? AND kind = ?";
    static final String OLD = OF_PART + " AND ended_at < ? ORDER BY id LIMIT ?";
    static final String BEYOND = OF_PART + " ORDER BY id DESC LIMIT ? OFFSET ?";
    static final String DROP = "DELETE FROM task WHERE id = ? AND ended_at = ?";
    static final String DROP_ATTEMPTS = "DELETE FROM task_attempt WHERE task = ?";

    private TaskPruning() {}

    private record Part(int state, String owner, String kind) {}

    /** A task that can go, unless it has moved on meanwhile. */
    record Ended(UUID id, long endedAt) {}

    /** Some that can go; looked for by a reader, so that no writer waits for it. */
    static List<Ended> find(Session session, Instant now, int kept) throws SQLException {
        var found = new ArrayList<Ended>();
        for (Part part : parts(session)) {
            boolean done = part.state() == TaskColumns.number(Task.State.DONE);
            Duration age = done ? TaskStore.DONE_KEPT : TaskStore.DEAD_KEPT;
            add(session, OLD, part, now.minus(age).toEpochMilli(), STEP - found.size(), found);
            add(session, BEYOND, part, STEP - found.size(), kept, found);
        }
        return found;
    }

    static boolean isFull(List<Ended> step) {
        return step.size() >= STEP;
    }

    static void drop(Session session, List<Ended> some) throws SQLException {
        for (Ended each : some) {
            PreparedStatement drop = session.prepare(DROP);
            drop.setBytes(1, TodoColumns.bytes(each.id()));
            drop.setLong(2, each.endedAt());
            if (drop.executeUpdate() > 0) {
                PreparedStatement attempts = session.prepare(DROP_ATTEMPTS);
                attempts.setBytes(1, TodoColumns.bytes(each.id()));
                attempts.executeUpdate();
            }
        }
    }

    private static List<Part> parts(Session session) throws SQLException {
        var parts = new ArrayList<Part>();
        var last = new Part(TaskColumns.number(Task.State.RUNNING) + 1, "", "");
        while (true) {
            PreparedStatement next = session.prepare(NEXT_PART);
            next.setInt(1, last.state());
            next.setString(2, last.owner());
            next.setString(3, last.kind());
            try (ResultSet row = next.executeQuery()) {
                if (!row.next()) {
                    return parts;
                }
                last = new Part(row.getInt(1), row.getString(2), row.getString(3));
                parts.add(last);
            }
        }
    }

    private static void add(Session session, String sql, Part part, long fourth, int fifth, List<Ended> to)
            throws SQLException {
        PreparedStatement query = session.prepare(sql);
        query.setInt(1, part.state());
        query.setString(2, part.owner());
        query.setString(3, part.kind());
        query.setLong(4, fourth);
        query.setInt(5, fifth);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                to.add(new Ended(TodoColumns.uuid(row.getBytes(1)), row.getLong(2)));
            }
        }
    }
}
