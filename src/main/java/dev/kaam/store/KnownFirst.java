package dev.kaam.store;

import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Versions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A list of which the database says ids and versions alone; whole rows are read only of what is not known. The second question needs no
 * snapshot with the first: what an id and a version name never changes.
 */
final class KnownFirst {
    /** Of a list of which more is not known, all is read. */
    static final int GAPS_MAX = 16;

    private final List<Todo> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    private record Gap(int place, TodoKey key, long version) {}

    private KnownFirst() {}

    static KnownFirst ask(Session session, String owner, TodoQuery query, Versions<Todo> known) throws SQLException {
        var list = new KnownFirst();
        for (TodoSelects.Phase phase : TodoSelects.versions(session.dialect().search(), owner, query)) {
            if (list.size() <= query.limit()) {
                list.read(session, phase, owner, query.limit(), known);
            }
        }
        return list;
    }

    int size() {
        return found.size() + gaps.size();
    }

    int gaps() {
        return gaps.size();
    }

    /**
     * The list, whole.
     *
     * @return null where that cannot be had, or not so, and all of it must be read: too much is not known, or is not there any more as it was
     */
    @Nullable
    List<Todo> filled(Session session, Versions<Todo> known) throws SQLException {
        if (gaps.size() > GAPS_MAX) {
            return null;
        }
        if (gaps.isEmpty()) {
            return found;
        }
        session.fetch(gaps.stream().map(Gap::key).toList());
        try {
            return fill(session, known) ? found : null;
        } finally {
            session.fetch(List.of());
        }
    }

    private void read(Session session, TodoSelects.Phase phase, String owner, int limit, Versions<Todo> known)
            throws SQLException {
        try (ResultSet row = phase.sql().query(session)) {
            while (size() <= limit && row.next()) {
                UUID id = TodoColumns.uuid(row.getBytes(1));
                long version = row.getLong(2);
                Todo todo = known.get(id, version);
                if (todo == null) {
                    gaps.add(new Gap(size(), new TodoKey(owner, id), version));
                } else {
                    found.add(todo);
                }
            }
        }
    }

    /** Named race: what was changed since its version was read is not there any more as that. */
    private boolean fill(Session session, Versions<Todo> known) {
        for (Gap gap : gaps) {
            Todo todo = session.fetched(gap.key);
            if (todo == null || todo.version() != gap.version) {
                return false;
            }
            known.put(todo.id(), todo.version(), todo);
            found.add(gap.place, todo);
        }
        return true;
    }
}
