package dev.kaam.store;

import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Held;
import dev.kaam.background.TaskStore.Room;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives tasks to a node. What waits stands in lines, one for each kind, version and priority, each by time: of a line that
 * nobody here can do, or whose first is not due, a claim sees that one row, however long the line is.
 */
final class TaskClaims {
    /**
     * The line behind the one with these values, and when its first is due. Compared with the last time that there is: SQLite
     * would step over all that is equal in the first three.
     */
    static final String NEXT_LINE = "SELECT kind, version, priority, run_at FROM task INDEXED BY task_waiting"
            + " WHERE state = 0 AND held = 0 AND (kind, version, priority, run_at) > (?, ?, ?, " + Long.MAX_VALUE + ")"
            + " ORDER BY kind, version, priority, run_at LIMIT 1";

    static final String FIRST = "SELECT run_at, id FROM task INDEXED BY task_waiting WHERE state = 0 AND held = 0"
            + " AND kind = ? AND version = ? AND priority = ? AND run_at <= ? ORDER BY run_at, id LIMIT ?";
    static final String CLAIM = "UPDATE task SET state = 1, attempts = attempts + 1, token = token + 1, node = ?,"
            + " lease_until = ?, started_at = ? WHERE id = ? RETURNING " + TaskColumns.NAMES + ", token";
    static final String RENEW =
            "UPDATE task SET lease_until = ? WHERE state = 1 AND node = ? AND lease_until > ? RETURNING id, token";

    private static final String ANY_LOST = "SELECT 1 FROM task WHERE state = 1 AND lease_until <= ? LIMIT 1";

    private TaskClaims() {}

    record Line(String kind, int version, int priority, long firstAt) {}

    private record Waiting(Line line, long runAt, UUID id) {
        static final Comparator<Waiting> IN_ORDER = Comparator.comparingInt((Waiting each) -> each.line.priority)
                .thenComparingLong(Waiting::runAt)
                .thenComparing(Waiting::id);
    }

    static List<Claim> claim(Session session, String node, List<Room> rooms, Duration lease, Instant now)
            throws SQLException {
        var claims = new ArrayList<Claim>();
        for (Waiting each : chosen(due(session, rooms, now), rooms)) {
            claims.add(claim(session, node, each.id(), now.plus(lease), now));
        }
        return claims;
    }

    static List<Held> renew(Session session, String node, Duration lease, Instant now) throws SQLException {
        PreparedStatement renew = session.prepare(RENEW);
        renew.setLong(1, now.plus(lease).toEpochMilli());
        renew.setString(2, node);
        renew.setLong(3, now.toEpochMilli());
        var held = new ArrayList<Held>();
        try (ResultSet row = renew.executeQuery()) {
            while (row.next()) {
                held.add(new Held(TodoColumns.uuid(row.getBytes(1)), row.getLong(2)));
            }
        }
        return held;
    }

    /** Whether there is a task whose lease is over. */
    static boolean isAnyLost(Session session, Instant now) throws SQLException {
        PreparedStatement query = session.prepare(ANY_LOST);
        query.setLong(1, now.toEpochMilli());
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** The lines whose first is due. */
    static List<Line> dueLines(Session session, Instant now) throws SQLException {
        var lines = new ArrayList<Line>();
        var line = new Line("", 0, 0, 0);
        while (true) {
            PreparedStatement next = session.prepare(NEXT_LINE);
            next.setString(1, line.kind());
            next.setInt(2, line.version());
            next.setInt(3, line.priority());
            try (ResultSet row = next.executeQuery()) {
                if (!row.next()) {
                    return lines;
                }
                line = new Line(row.getString(1), row.getInt(2), row.getInt(3), row.getLong(4));
            }
            if (line.firstAt() <= now.toEpochMilli()) {
                lines.add(line);
            }
        }
    }

    private static List<Waiting> due(Session session, List<Room> rooms, Instant now) throws SQLException {
        Map<String, Room> byKind = rooms.stream().collect(Collectors.toMap(Room::kind, Function.identity()));
        var due = new ArrayList<Waiting>();
        for (Line line : dueLines(session, now)) {
            Room room = byKind.get(line.kind());
            if (room != null && line.version() <= room.version() && room.places() > 0) {
                addFirst(session, line, now, Math.min(room.places(), TaskStore.CLAIM_MAX), due);
            }
        }
        return due;
    }

    private static void addFirst(Session session, Line line, Instant now, int limit, List<Waiting> to)
            throws SQLException {
        PreparedStatement first = session.prepare(FIRST);
        first.setString(1, line.kind());
        first.setInt(2, line.version());
        first.setInt(3, line.priority());
        first.setLong(4, now.toEpochMilli());
        first.setInt(5, limit);
        try (ResultSet row = first.executeQuery()) {
            while (row.next()) {
                to.add(new Waiting(line, row.getLong(1), TodoColumns.uuid(row.getBytes(2))));
            }
        }
    }

    private static List<Waiting> chosen(List<Waiting> due, List<Room> rooms) {
        var places = new HashMap<String, Integer>();
        rooms.forEach(room -> places.put(room.kind(), room.places()));
        due.sort(Waiting.IN_ORDER);
        return due.stream()
                .filter(each -> places.merge(each.line().kind(), -1, Integer::sum) >= 0)
                .limit(TaskStore.CLAIM_MAX)
                .toList();
    }

    private static Claim claim(Session session, String node, UUID id, Instant until, Instant now) throws SQLException {
        PreparedStatement claim = session.prepare(CLAIM);
        claim.setString(1, node);
        claim.setLong(2, until.toEpochMilli());
        claim.setLong(3, now.toEpochMilli());
        claim.setBytes(4, TodoColumns.bytes(id));
        try (ResultSet row = claim.executeQuery()) {
            row.next();
            return new Claim(TaskColumns.read(row), row.getLong(TaskColumns.COUNT + 1));
        }
    }
}
