package dev.kaam.store;

import dev.kaam.change.Change.Kind;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Versions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Todos in a database. A change, its row in the log and what it answers are one unit of work. */
public final class SqlTodos implements Todos {
    private static final String INSERT =
            "INSERT INTO todo (owner, " + TodoColumns.NAMES + ") VALUES (?, " + TodoColumns.MARKS + ")";
    private static final String UPDATE =
            "UPDATE todo SET (" + TodoColumns.NAMES + ") = (" + TodoColumns.MARKS + ") WHERE owner = ? AND id = ?";
    private static final String FIND = "SELECT " + TodoColumns.NAMES + " FROM todo WHERE owner = ? AND id = ?";
    private static final String NEWEST =
            "SELECT " + TodoColumns.NAMES + " FROM todo WHERE owner = ? ORDER BY id DESC LIMIT ?";
    private static final String BEFORE =
            "SELECT " + TodoColumns.NAMES + " FROM todo WHERE owner = ? AND id < ? ORDER BY id DESC LIMIT ?";
    private static final String DELETE = "DELETE FROM todo WHERE owner = ? AND id = ?";
    private static final String FIND_TRASHED = "SELECT " + TodoColumns.NAMES + " FROM trash WHERE owner = ? AND id = ?";
    private static final String TRASH =
            "INSERT INTO trash (owner, " + TodoColumns.NAMES + ") VALUES (?, " + TodoColumns.MARKS + ")";
    private static final String TAKE_OUT = "DELETE FROM trash WHERE owner = ? AND id = ?";

    private static final int KEPT = 4096;

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Versions<Todo> read = new Versions<>(KEPT);

    public SqlTodos(Sqlite database, InstantSource clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        return database.write(session -> {
            Todo todo = Todo.first(ids.next(), draft, clock.instant());
            insert(session, INSERT, owner, todo);
            return logged(session, owner, Kind.CREATED, todo);
        });
    }

    @Override
    public Todo find(String owner, UUID id) {
        return database.read(session -> {
            try (ResultSet row = query(session, FIND, owner, id)) {
                if (row.next()) {
                    return TodoColumns.read(row, 1, read);
                }
            }
            throw Problem.notFound(id);
        });
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        return database.read(session -> TodoPage.of(rows(session, owner, query), query.limit()));
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        return database.write(session -> {
            Todo current = expected(find(session, FIND, owner, id), expected);
            TodoDraft draft = patch.applyTo(current);
            if (draft.equals(current.draft())) {
                return current;
            }
            Todo todo = current.next(draft, clock.instant());
            update(session, owner, todo);
            return logged(session, owner, Kind.UPDATED, todo);
        });
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        return database.write(session -> {
            Todo todo = expected(find(session, FIND, owner, id), expected).next(clock.instant());
            delete(session, DELETE, owner, id);
            insert(session, TRASH, owner, todo);
            return logged(session, owner, Kind.DELETED, todo);
        });
    }

    @Override
    public Todo restore(String owner, UUID id) {
        return database.write(session -> {
            Todo todo = find(session, FIND_TRASHED, owner, id).next(clock.instant());
            delete(session, TAKE_OUT, owner, id);
            insert(session, INSERT, owner, todo);
            return logged(session, owner, Kind.RESTORED, todo);
        });
    }

    private static Todo logged(Session session, String owner, Kind kind, Todo todo) throws SQLException {
        SqlChanges.append(session, owner, kind, todo);
        return todo;
    }

    private static Todo expected(Todo todo, Expected expected) {
        expected.check(todo);
        return todo;
    }

    private static Todo find(Session session, String sql, String owner, UUID id) throws SQLException {
        try (ResultSet row = query(session, sql, owner, id)) {
            if (row.next()) {
                return TodoColumns.read(row, 1);
            }
        }
        throw Problem.notFound(id);
    }

    private static ResultSet query(Session session, String sql, String owner, UUID id) throws SQLException {
        PreparedStatement query = session.prepare(sql);
        query.setString(1, owner);
        query.setBytes(2, TodoColumns.bytes(id));
        return query.executeQuery();
    }

    private List<Todo> rows(Session session, String owner, TodoQuery wanted) throws SQLException {
        UUID before = wanted.before();
        PreparedStatement query = session.prepare(before == null ? NEWEST : BEFORE);
        query.setString(1, owner);
        if (before != null) {
            query.setBytes(2, TodoColumns.bytes(before));
        }
        query.setInt(before == null ? 2 : 3, wanted.limit() + 1);
        var todos = new ArrayList<Todo>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                todos.add(TodoColumns.read(row, 1, read));
            }
        }
        return todos;
    }

    private static void insert(Session session, String sql, String owner, Todo todo) throws SQLException {
        PreparedStatement insert = session.prepare(sql);
        insert.setString(1, owner);
        TodoColumns.write(insert, 2, todo);
        insert.executeUpdate();
    }

    private static void update(Session session, String owner, Todo todo) throws SQLException {
        PreparedStatement update = session.prepare(UPDATE);
        TodoColumns.write(update, 1, todo);
        update.setString(12, owner);
        update.setBytes(13, TodoColumns.bytes(todo.id()));
        update.executeUpdate();
    }

    private static void delete(Session session, String sql, String owner, UUID id) throws SQLException {
        PreparedStatement delete = session.prepare(sql);
        delete.setString(1, owner);
        delete.setBytes(2, TodoColumns.bytes(id));
        delete.executeUpdate();
    }
}
