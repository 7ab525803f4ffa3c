package dev.kaam.store;

import dev.kaam.todo.Position;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lists of todos from a snapshot. */
final class TodoLists {
    private TodoLists() {}

    static TodoPage page(Session session, String owner, TodoQuery query, KnownTodos known) throws SQLException {
        boolean cheaper = session.dialect().isFar() && session.isReadOnly() && TodoSelects.isExact(query.filter());
        List<Todo> found = cheaper && known.hasNearlyAllOf(owner) ? knownFirst(session, owner, query, known) : null;
        return TodoPage.of(found == null ? whole(session, owner, query, known) : found, query.limit());
    }

    private static @Nullable List<Todo> knownFirst(Session session, String owner, TodoQuery query, KnownTodos known)
            throws SQLException {
        KnownFirst list = KnownFirst.ask(session, owner, query, known.versions());
        known.lacked(owner, list.gaps());
        return list.filled(session, known.versions());
    }

    private static List<Todo> whole(Session session, String owner, TodoQuery query, KnownTodos known)
            throws SQLException {
        var found = new ArrayList<Todo>();
        int fresh = 0;
        for (TodoSelects.Phase phase : TodoSelects.phases(session.dialect().search(), owner, query)) {
            if (found.size() <= query.limit()) {
                fresh += read(session, phase, query, known.versions(), found);
            }
        }
        if (TodoSelects.isExact(query.filter())) {
            known.lacked(owner, fresh);
        }
        return found;
    }

    static long count(Session session, String owner, TodoFilter filter, Versions<Todo> known) throws SQLException {
        boolean alone = filter.due() == null;
        try (ResultSet row = TodoSelects.count(session.dialect().search(), owner, filter, alone)
                .query(session)) {
            if (alone) {
                row.next();
                return row.getLong(1);
            }
            long count = 0;
            while (row.next()) {
                count += filter.fits(TodoColumns.read(row, 1, known)) ? 1 : 0;
            }
            return count;
        }
    }

    static TodoPage trash(Session session, String owner, TodoQuery query) throws SQLException {
        var keys = new KeySet();
        Position behind = query.behind();
        keys.add("updated_at", true, behind == null ? null : TodoSelects.value(Sort.Key.UPDATED_AT, behind));
        keys.add("id", true, behind == null ? null : TodoColumns.bytes(behind.id()));
        Sql sql = new Sql().add("SELECT " + TodoColumns.NAMES + " FROM trash WHERE owner = ?", owner);
        if (behind != null) {
            keys.addBehind(sql);
        }
        keys.addOrder(sql);
        var found = new ArrayList<Todo>();
        try (ResultSet row = sql.add(TodoSelects.end(query.limit())).query(session)) {
            while (row.next()) {
                found.add(TodoColumns.read(row, 1));
            }
        }
        return TodoPage.of(found, query.limit());
    }

    /**
     * Named race: a todo that changed behind the index may be found there where it does not belong any more. It is left out,
     * or a page that ended with it would go on elsewhere, and pass over others.
     *
     * @return how many were not known
     */
    private static int read(
            Session session, TodoSelects.Phase phase, TodoQuery query, Versions<Todo> known, List<Todo> found)
            throws SQLException {
        boolean exact = TodoSelects.isExact(query.filter());
        int fresh = 0;
        try (ResultSet row = phase.sql().query(session)) {
            while (found.size() <= query.limit() && row.next()) {
                Todo todo = TodoColumns.known(row, 1, known);
                if (todo == null) {
                    todo = TodoColumns.readUnknown(row, 1, known);
                    fresh++;
                }
                if (exact || (query.filter().fits(todo) && query.filter().rank(todo) == phase.rank())) {
                    found.add(todo);
                }
            }
        }
        return fresh;
    }
}
