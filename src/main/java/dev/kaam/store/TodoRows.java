package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.Versions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A todo's row, where it lives or in the trash, and its tags. A row that is written takes the number of the change that was
 * written right before it.
 */
final class TodoRows {
    private static final String COLUMNS = " (owner, " + TodoColumns.NAMES + ", changed)";
    private static final String ROW = "(?, " + TodoColumns.MARKS + ", ?)";
    private static final Insert INSERT = new Insert("INSERT INTO todo" + COLUMNS, ROW);
    private static final String FIND = "SELECT " + TodoColumns.NAMES + " FROM todo WHERE owner = ? AND id = ?";
    private static final String DELETE = "DELETE FROM todo WHERE owner = ? AND id = ?";
    private static final Insert TAG = new Insert("INSERT INTO todo_tag (owner, id, tag)", "(?, ?, ?)");
    private static final String UNTAG = "DELETE FROM todo_tag WHERE owner = ? AND id = ? AND tag = ?";
    private static final String FIND_TRASHED = "SELECT " + TodoColumns.NAMES + " FROM trash WHERE owner = ? AND id = ?";
    private static final Insert TRASH = new Insert("INSERT INTO trash" + COLUMNS, ROW);
    private static final String TAKE_OUT = "DELETE FROM trash WHERE owner = ? AND id = ?";

    private TodoRows() {}

    /** How a row becomes a todo. */
    @FunctionalInterface
    private interface Reading {
        Todo of(ResultSet row) throws SQLException;
    }

    static Todo find(Session session, String owner, UUID id) throws SQLException {
        return orMissing(session, owner, id, living(session, owner, id));
    }

    /** As {@link #find(Session, String, UUID)}, from a snapshot: a version that is known is not read again. */
    static Todo find(Session session, String owner, UUID id, Versions<Todo> known) throws SQLException {
        Todo fetched = session.fetched(new TodoKey(owner, id));
        Reading reading = row -> TodoColumns.read(row, 1, known);
        return fetched != null ? fetched : orMissing(session, owner, id, find(session, FIND, owner, id, reading));
    }

    private static Todo orMissing(Session session, String owner, UUID id, @Nullable Todo todo) throws SQLException {
        if (todo == null) {
            throw find(session, FIND_TRASHED, owner, id) == null ? Problem.notFound(id) : Problem.inTrash(id);
        }
        return todo;
    }

    /** A todo that lives, or null. */
    static @Nullable Todo living(Session session, String owner, UUID id) throws SQLException {
        Todo fetched = session.fetched(new TodoKey(owner, id));
        return fetched != null ? fetched : find(session, FIND, owner, id);
    }

    static Todo findTrashed(Session session, String owner, UUID id) throws SQLException {
        Todo todo = find(session, FIND_TRASHED, owner, id);
        if (todo == null) {
            throw Problem.notInTrash(id);
        }
        return todo;
    }

    /** A todo in the trash; {@code CONFLICT} where it lives. */
    static Todo findToRestore(Session session, String owner, UUID id) throws SQLException {
        if (living(session, owner, id) != null) {
            throw Problem.nothingToRestore(id);
        }
        return findTrashed(session, owner, id);
    }

    static void insert(Session session, String owner, Todo todo) throws SQLException {
        insert(session, INSERT, owner, todo);
        tag(session, owner, todo);
    }

    static void update(Session session, String owner, Todo old, Todo todo) throws SQLException {
        TodoColumns.changes(old, todo, session.number())
                .add(" WHERE owner = ? AND id = ?", owner, TodoColumns.bytes(todo.id()))
                .update(session);
        session.written(new TodoKey(owner, todo.id()));
        if (!todo.tags().equals(old.tags())) {
            untag(session, owner, old);
            tag(session, owner, todo);
        }
    }

    /** @param todo as it is to lie in the trash, with the tags that it has */
    static void moveToTrash(Session session, String owner, Todo todo) throws SQLException {
        delete(session, DELETE, owner, todo.id());
        session.written(new TodoKey(owner, todo.id()));
        untag(session, owner, todo);
        insert(session, TRASH, owner, todo);
    }

    static void takeFromTrash(Session session, String owner, Todo todo) throws SQLException {
        delete(session, TAKE_OUT, owner, todo.id());
        insert(session, owner, todo);
    }

    /** Nothing is left of a todo in the trash but that it was purged. */
    static void purge(Session session, String owner, Todo blank) throws SQLException {
        long last = History.last(session, owner, blank.id());
        delete(session, TAKE_OUT, owner, blank.id());
        SqlChanges.append(session, owner, Change.Kind.PURGED, blank);
        History.forget(session, owner, blank.id(), last);
    }

    private static @Nullable Todo find(Session session, String sql, String owner, UUID id) throws SQLException {
        return find(session, sql, owner, id, row -> TodoColumns.read(row, 1));
    }

    private static @Nullable Todo find(Session session, String sql, String owner, UUID id, Reading reading)
            throws SQLException {
        PreparedStatement query = session.prepare(sql);
        query.setString(1, owner);
        query.setBytes(2, TodoColumns.bytes(id));
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? reading.of(row) : null;
        }
    }

    private static void insert(Session session, Insert insert, String owner, Todo todo) throws SQLException {
        long changed = session.number();
        session.insert(insert, (row, first) -> {
            row.setString(first, owner);
            TodoColumns.write(row, first + 1, todo);
            row.setLong(first + 1 + TodoColumns.COUNT, changed);
        });
    }

    private static int delete(Session session, String sql, String owner, UUID id) throws SQLException {
        PreparedStatement delete = session.prepare(sql);
        delete.setString(1, owner);
        delete.setBytes(2, TodoColumns.bytes(id));
        return delete.executeUpdate();
    }

    private static void tag(Session session, String owner, Todo todo) throws SQLException {
        for (String tag : todo.tags()) {
            session.insert(TAG, (row, first) -> writeTag(row, first, owner, todo.id(), tag));
        }
    }

    private static void untag(Session session, String owner, Todo todo) throws SQLException {
        for (String tag : todo.tags()) {
            PreparedStatement delete = session.prepare(UNTAG);
            writeTag(delete, 1, owner, todo.id(), tag);
            delete.executeUpdate();
        }
    }

    private static void writeTag(PreparedStatement to, int first, String owner, UUID id, String tag)
            throws SQLException {
        to.setString(first, owner);
        to.setBytes(first + 1, TodoColumns.bytes(id));
        to.setString(first + 2, tag);
    }
}
