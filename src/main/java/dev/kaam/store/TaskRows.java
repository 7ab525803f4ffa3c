package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskMeter;
import dev.kaam.flow.Flow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records tasks, and withdraws them, in the unit of work that asks for it; tells when one is due that was not. */
final class TaskRows {
    private static final String OPEN_TWIN = "owner = ? AND kind = ? AND dedupe = ? AND state < 2";
    static final String TWIN = "SELECT " + TaskColumns.NAMES + " FROM task WHERE " + OPEN_TWIN;
    private static final String INSERT =
            "INSERT INTO task (id, owner, kind, version, payload, about, priority, ordering,"
                    + " dedupe, run_at, created_at, held, state, attempts, token)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)"
                    + " ON CONFLICT (owner, kind, dedupe) WHERE dedupe IS NOT NULL AND state < 2 DO NOTHING";
    static final String WITHDRAW = "UPDATE task INDEXED BY task_about SET state = 4, ended_at = ?"
            + " WHERE about = ? AND owner = ? AND kind = ? AND state = 0 RETURNING ordering";

    private final UuidV7 ids;
    private final TaskMeter meter;
    private volatile Runnable due = () -> {};

    TaskRows(UuidV7 ids, TaskMeter meter) {
        this.ids = ids;
        this.meter = meter;
    }

    void onDue(Runnable listener) {
        due = listener;
    }

    void record(Session session, String owner, FollowUp followUp, Instant now) throws SQLException {
        for (FollowUp.Withdrawal each : followUp.withdrawn()) {
            withdraw(session, owner, each, now);
        }
        for (TaskDraft draft : followUp.tasks()) {
            record(session, owner, draft, now);
        }
    }

    /** Returns the new task, or the one that has its dedupe key and has not ended. */
    Task record(Session session, String owner, TaskDraft draft, Instant now) throws SQLException {
        Task task = TaskColumns.first(ids.next(), owner, draft, now);
        boolean held = TaskOrder.isTaken(session, owner, draft.ordering());
        PreparedStatement insert = session.prepare(INSERT);
        TaskColumns.writeFirst(insert, task);
        insert.setInt(12, held ? 1 : 0);
        if (insert.executeUpdate() == 0) {
            return twin(session, task);
        }
        String kind = draft.kind();
        Flow flow = session.served();
        session.afterCommit(() -> {
            meter.asked(kind);
            flow.task(kind, task.id());
        });
        if (!held && !task.runAt().isAfter(now)) {
            tellDue(session);
        }
        return task;
    }

    /** Gives the turn to the next with this ordering, where there is one and nobody has the turn. */
    void passOn(Session session, String owner, @Nullable String ordering, Instant now) throws SQLException {
        if (TaskOrder.passOn(session, owner, ordering, now)) {
            tellDue(session);
        }
    }

    /** Has the listener called after the commit: not before, since it would find nothing, and not where there is none. */
    void tellDue(Session session) {
        session.afterCommit(due);
    }

    private void withdraw(Session session, String owner, FollowUp.Withdrawal withdrawal, Instant now)
            throws SQLException {
        PreparedStatement withdraw = session.prepare(WITHDRAW);
        withdraw.setLong(1, now.toEpochMilli());
        withdraw.setBytes(2, TodoColumns.bytes(withdrawal.about()));
        withdraw.setString(3, owner);
        withdraw.setString(4, withdrawal.kind());
        var orderings = new LinkedHashSet<String>();
        try (ResultSet row = withdraw.executeQuery()) {
            while (row.next()) {
                String ordering = row.getString(1);
                if (ordering != null) {
                    orderings.add(ordering);
                }
            }
        }
        for (String ordering : orderings) {
            passOn(session, owner, ordering, now);
        }
    }

    private static Task twin(Session session, Task task) throws SQLException {
        PreparedStatement query = session.prepare(TWIN);
        query.setString(1, task.owner());
        query.setString(2, task.kind());
        query.setString(3, task.dedupe());
        try (ResultSet row = query.executeQuery()) {
            row.next();
            return TaskColumns.read(row);
        }
    }

    /** Whether another task that has not ended has the dedupe key of this one. */
    static boolean hasTwin(Session session, Task task) throws SQLException {
        PreparedStatement query = session.prepare("SELECT 1 FROM task WHERE " + OPEN_TWIN + " AND id <> ?");
        query.setString(1, task.owner());
        query.setString(2, task.kind());
        query.setString(3, task.dedupe());
        query.setBytes(4, TodoColumns.bytes(task.id()));
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    /** All tasks that are made from now on come behind this one. */
    void goOnBehind(UUID last) {
        ids.goOnBehind(last);
    }
}
