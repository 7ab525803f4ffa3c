package dev.kaam.store;

import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a task stands in a row. */
final class TaskColumns {
    static final String NAMES = "id, owner, kind, version, payload, about, priority, ordering, dedupe, state, run_at,"
            + " attempts, created_at, started_at, ended_at, error, node, lease_until";

    /** How many {@link #NAMES} are. */
    static final int COUNT = 18;

    private static final List<Task.State> STATES = List.of(Task.State.values());
    private static final List<Task.Priority> PRIORITIES = List.of(Task.Priority.values());

    private TaskColumns() {}

    /** Reads a row that begins with {@link #NAMES}. */
    static Task read(ResultSet row) throws SQLException {
        byte[] about = row.getBytes(6);
        return new Task(
                TodoColumns.uuid(row.getBytes(1)),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                about == null ? null : TodoColumns.uuid(about),
                PRIORITIES.get(row.getInt(7)),
                row.getString(8),
                row.getString(9),
                STATES.get(row.getInt(10)),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getInt(12),
                Instant.ofEpochMilli(row.getLong(13)),
                instant(row, 14),
                instant(row, 15),
                row.getString(16),
                lease(row));
    }

    /** A task that was just asked for. */
    static Task first(UUID id, String owner, TaskDraft draft, Instant now) {
        Instant at = draft.runAt();
        return new Task(
                id,
                owner,
                draft.kind(),
                draft.version(),
                draft.payload(),
                draft.about(),
                draft.priority(),
                draft.ordering(),
                draft.dedupe(),
                Task.State.READY,
                at == null ? now : Instant.ofEpochMilli(at.toEpochMilli()),
                0,
                now,
                null,
                null,
                null,
                null);
    }

    /** Writes what a new task has to eleven parameters. */
    static void writeFirst(PreparedStatement to, int first, Task task) throws SQLException {
        UUID about = task.about();
        to.setBytes(first, TodoColumns.bytes(task.id()));
        to.setString(first + 1, task.owner());
        to.setString(first + 2, task.kind());
        to.setInt(first + 3, task.version());
        to.setString(first + 4, task.payload());
        to.setBytes(first + 5, about == null ? null : TodoColumns.bytes(about));
        to.setInt(first + 6, PRIORITIES.indexOf(task.priority()));
        to.setString(first + 7, task.ordering());
        to.setString(first + 8, task.dedupe());
        to.setLong(first + 9, task.runAt().toEpochMilli());
        to.setLong(first + 10, task.createdAt().toEpochMilli());
    }

    static int number(Task.State state) {
        return STATES.indexOf(state);
    }

    static Task.Priority priority(int number) {
        return PRIORITIES.get(number);
    }

    /** The row keeps that of the last attempt. */
    private static Task.@Nullable Lease lease(ResultSet row) throws SQLException {
        boolean isHeld = STATES.get(row.getInt(10)) == Task.State.RUNNING;
        return isHeld ? new Task.Lease(row.getString(17), Instant.ofEpochMilli(row.getLong(18))) : null;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
