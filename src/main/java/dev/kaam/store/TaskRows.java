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
    private static final Insert INSERT = new Insert(
            "INSERT INTO task (id, owner, kind, version, payload, about, priority, ordering,"
                    + " dedupe, run_at, created_at, held, state, attempts, token)",
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)");
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

    /** @param made the todo, where this unit has made it: no task is about it yet, and so none has a twin */
    void record(Session session, String owner, FollowUp followUp, @Nullable UUID made, Instant now)
            throws SQLException {
        for (FollowUp.Withdrawal each : followUp.withdrawn()) {
            withdraw(session, owner, each, now);
        }
        for (TaskDraft draft : followUp.tasks()) {
            if (made != null && made.equals(draft.about())) {
                add(session, TaskColumns.first(ids.next(), owner, draft, now));
            } else {
                record(session, owner, draft, now);
            }
        }
    }

    /** Returns the new task, or its twin. */
    Task record(Session session, String owner, TaskDraft draft, Instant now) throws SQLException {
        Task task = TaskColumns.first(ids.next(), owner, draft, now);
        Task twin = TaskTwins.of(session, task);
        return twin == null ? add(session, task) : twin;
    }

    private Task add(Session session, Task task) throws SQLException {
        boolean held = TaskOrder.isTaken(session, task.owner(), task.ordering());
        session.insert(INSERT, (row, first) -> {
            TaskColumns.writeFirst(row, first, task);
            row.setInt(first + 11, held ? 1 : 0);
        });
        String kind = task.kind();
        Flow flow = session.served();
        session.afterCommit(() -> {
            meter.asked(kind);
            flow.task(kind, task.id());
        });
        if (!held && !task.runAt().isAfter(task.createdAt())) {
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

    /** All tasks that are made from now on come behind this one. */
    void goOnBehind(UUID last) {
        ids.goOnBehind(last);
    }
}
