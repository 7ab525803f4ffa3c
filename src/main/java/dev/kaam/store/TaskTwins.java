package dev.kaam.store;

import dev.kaam.background.Task;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of the tasks of one owner and kind that have not ended, and are about the same todo or about none, one has a dedupe key. Who writes looks
 * for it first: nobody else writes meanwhile. Those about a todo are found by that, and need no index of keys, which each would pay for.
 */
final class TaskTwins {
    private static final String SELECT = "SELECT " + TaskColumns.NAMES + " FROM task";
    private static final String OPEN = " AND owner = ? AND kind = ? AND dedupe = ? AND state < 2 AND id <> ? LIMIT 1";
    static final String ABOUT_ONE = SELECT + " INDEXED BY task_about WHERE about = ?" + OPEN;
    static final String ABOUT_NONE = SELECT + " INDEXED BY task_once WHERE about IS NULL" + OPEN;

    private TaskTwins() {}

    /** Another that has not ended and has the dedupe key of this one; null where there is none. */
    static @Nullable Task of(Session session, Task task) throws SQLException {
        if (task.dedupe() == null) {
            return null;
        }
        UUID about = task.about();
        PreparedStatement query = session.prepare(about == null ? ABOUT_NONE : ABOUT_ONE);
        int next = 1;
        if (about != null) {
            query.setBytes(next++, TodoColumns.bytes(about));
        }
        query.setString(next++, task.owner());
        query.setString(next++, task.kind());
        query.setString(next++, task.dedupe());
        query.setBytes(next, TodoColumns.bytes(task.id()));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? TaskColumns.read(row) : null;
        }
    }
}
