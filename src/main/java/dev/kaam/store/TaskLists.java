package dev.kaam.store;

import dev.kaam.background.Task;
import dev.kaam.background.TaskStore.Attempt;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.background.TaskStore.Query;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tasks as people see them. A list is put together from the newest of each state and kind that it is of, so that it never steps
 * over a row that does not fit; there are few kinds.
 *
 * <p>Counting reads the index from end to end: 10⁵ tasks in some 10 ms. A table of counts would cost every task three more writes.
 */
final class TaskLists {
    private static final UUID BEHIND_ALL = new UUID(-1, -1);
    private static final String SELECT = "SELECT " + TaskColumns.NAMES + " FROM task";
    static final String FIND = SELECT + " WHERE id = ? AND owner = ?";
    static final String NEXT_KIND =
            "SELECT kind FROM task WHERE state = ? AND owner = ? AND kind > ? ORDER BY kind LIMIT 1";
    static final String IDS =
            "SELECT id FROM task WHERE state = ? AND owner = ? AND kind = ? AND id < ? ORDER BY id DESC LIMIT ?";
    static final String ABOUT = SELECT + " INDEXED BY task_about WHERE about = ? AND owner = ? AND id < ?"
            + " AND (? IS NULL OR state = ?) AND (? IS NULL OR kind = ?) ORDER BY id DESC LIMIT ?";
    static final String COUNT = "SELECT kind, count(*) FROM task WHERE state = ? AND owner = ? GROUP BY kind";
    static final String OLDEST_DUE = "SELECT run_at FROM task INDEXED BY task_waiting WHERE state = 0 AND held = 0"
            + " AND kind = ? AND version = ? AND priority = ? AND owner = ? ORDER BY run_at LIMIT 1";
    static final String ATTEMPTS =
            "SELECT number, node, started_at, ended_at, error FROM task_attempt WHERE task = ? ORDER BY token";

    private TaskLists() {}

    static @Nullable Task find(Session session, String owner, UUID id) throws SQLException {
        PreparedStatement query = session.prepare(FIND);
        query.setBytes(1, TodoColumns.bytes(id));
        query.setString(2, owner);
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? TaskColumns.read(row) : null;
        }
    }

    static List<Attempt> attempts(Session session, UUID id) throws SQLException {
        PreparedStatement query = session.prepare(ATTEMPTS);
        query.setBytes(1, TodoColumns.bytes(id));
        var attempts = new ArrayList<Attempt>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                attempts.add(new Attempt(
                        row.getInt(1),
                        row.getString(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5)));
            }
        }
        return attempts;
    }

    static List<Task> page(Session session, String owner, Query query) throws SQLException {
        UUID about = query.about();
        if (about != null) {
            return about(session, owner, about, query);
        }
        var ids = new ArrayList<UUID>();
        for (Task.State state : query.state() == null ? List.of(Task.State.values()) : List.of(query.state())) {
            for (String kind : query.kind() == null ? kinds(session, state, owner) : List.of(query.kind())) {
                addIds(session, state, owner, kind, query, ids);
            }
        }
        ids.sort(Comparator.reverseOrder());
        var page = new ArrayList<Task>();
        for (UUID id : ids.subList(0, Math.min(query.limit(), ids.size()))) {
            Task task = find(session, owner, id);
            if (task != null) {
                page.add(task);
            }
        }
        return page;
    }

    static List<Count> counts(Session session, String owner, Instant now) throws SQLException {
        var byKind = new TreeMap<String, long[]>();
        for (Task.State state : Task.State.values()) {
            count(session, owner, TaskColumns.number(state), byKind);
        }
        var oldest = oldestDue(session, owner, now);
        return byKind.entrySet().stream()
                .map(each -> count(each.getKey(), each.getValue(), oldest.get(each.getKey())))
                .toList();
    }

    private static Count count(String kind, long[] n, @Nullable Long oldest) {
        return new Count(kind, n[0], n[1], n[2], n[3], n[4], oldest == null ? null : Instant.ofEpochMilli(oldest));
    }

    private static void count(Session session, String owner, int state, Map<String, long[]> to) throws SQLException {
        PreparedStatement query = session.prepare(COUNT);
        query.setInt(1, state);
        query.setString(2, owner);
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                to.computeIfAbsent(row.getString(1), kind -> new long[5])[state] = row.getLong(2);
            }
        }
    }

    private static Map<String, Long> oldestDue(Session session, String owner, Instant now) throws SQLException {
        var oldest = new TreeMap<String, Long>();
        for (TaskClaims.Line line : TaskClaims.dueLines(session, now)) {
            PreparedStatement query = session.prepare(OLDEST_DUE);
            query.setString(1, line.kind());
            query.setInt(2, line.version());
            query.setInt(3, line.priority());
            query.setString(4, owner);
            try (ResultSet row = query.executeQuery()) {
                if (row.next() && row.getLong(1) <= now.toEpochMilli()) {
                    oldest.merge(line.kind(), row.getLong(1), Math::min);
                }
            }
        }
        return oldest;
    }

    private static List<String> kinds(Session session, Task.State state, String owner) throws SQLException {
        var kinds = new ArrayList<String>();
        String last = "";
        while (true) {
            PreparedStatement next = session.prepare(NEXT_KIND);
            next.setInt(1, TaskColumns.number(state));
            next.setString(2, owner);
            next.setString(3, last);
            try (ResultSet row = next.executeQuery()) {
                if (!row.next()) {
                    return kinds;
                }
                last = row.getString(1);
                kinds.add(last);
            }
        }
    }

    private static void addIds(Session session, Task.State state, String owner, String kind, Query query, List<UUID> to)
            throws SQLException {
        PreparedStatement ids = session.prepare(IDS);
        ids.setInt(1, TaskColumns.number(state));
        ids.setString(2, owner);
        ids.setString(3, kind);
        ids.setBytes(4, behind(query));
        ids.setInt(5, query.limit());
        try (ResultSet row = ids.executeQuery()) {
            while (row.next()) {
                to.add(TodoColumns.uuid(row.getBytes(1)));
            }
        }
    }

    private static List<Task> about(Session session, String owner, UUID about, Query query) throws SQLException {
        Integer state = query.state() == null ? null : Integer.valueOf(TaskColumns.number(query.state()));
        var sql = new Sql()
                .add(
                        ABOUT,
                        TodoColumns.bytes(about),
                        owner,
                        behind(query),
                        state,
                        state,
                        query.kind(),
                        query.kind(),
                        query.limit());
        var page = new ArrayList<Task>();
        try (ResultSet row = sql.query(session)) {
            while (row.next()) {
                page.add(TaskColumns.read(row));
            }
        }
        return page;
    }

    private static byte[] behind(Query query) {
        return TodoColumns.bytes(query.behind() == null ? BEHIND_ALL : query.behind());
    }
}
