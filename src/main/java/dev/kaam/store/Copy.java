package dev.kaam.store;

import dev.kaam.todo.Todo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one database holds, in another, of the same kind or not. Rows go one by one from a snapshot of the one into a single
 * transaction of the other: where that does not come to its end, nothing is there. The index for search is made anew.
 */
public final class Copy {
    /** Not the index for search, how far that is, and which nodes there are: these belong to a place, and not to what is kept there. */
    static final List<String> TABLES =
            List.of("todo", "todo_tag", "trash", "change", "purged", "answer", "task", "task_attempt", "webhook");

    private static final String PRUNED = "SELECT seq FROM followed WHERE what = 'pruned'";
    private static final String FOLLOWED = "UPDATE followed SET seq = ? WHERE what = ?";
    /** The order of ids is the order of the index. */
    private static final String SEARCHABLE = "SELECT owner, " + TodoColumns.NAMES + ", 0 AS trashed FROM todo"
            + " UNION ALL SELECT owner, " + TodoColumns.NAMES + ", 1 FROM trash ORDER BY id";

    private static final int TOLD_ROWS = 1_000;
    private static final int TRASHED = 2 + TodoColumns.COUNT;

    private Copy() {}

    /** What is done with each row that is read. */
    @FunctionalInterface
    private interface Each {
        void row(List<@Nullable Object> values) throws SQLException;
    }

    /** Is told how far it is, each thousand rows of a table, by the thread that copies. It must not throw. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param rows of this table, until now
         * @param isReadBack whether they are there already, and are compared
         */
        void rows(String table, long rows, boolean isReadBack);
    }

    /**
     * A table in both databases.
     *
     * @param there as it was read back, behind the commit
     */
    public record Copied(String table, RowSum here, RowSum there) {
        public boolean isEqual() {
            return here.equals(there);
        }
    }

    /**
     * Copies everything, and reads it back. Nobody else may write there until it returns.
     *
     * @throws StoreException when {@code to} holds something already; nothing was changed
     */
    public static List<Copied> all(Database from, Database to, Progress progress) {
        checkEmpty(to);
        List<RowSum> here = from.read(source -> to.write(target -> copy(source, target, progress)));
        List<RowSum> there = to.read(target -> sums(target, progress));
        var copied = new ArrayList<Copied>();
        for (int i = 0; i < TABLES.size(); i++) {
            copied.add(new Copied(TABLES.get(i), here.get(i), there.get(i)));
        }
        return copied;
    }

    private static void checkEmpty(Database to) {
        String full = to.<@Nullable String>read(Copy::full);
        if (full != null) {
            throw new StoreException(
                    "There is something already where everything should go (in the table " + full
                            + "). Nothing was changed. Copy into an empty database.",
                    null);
        }
    }

    private static @Nullable String full(Session session) throws SQLException {
        for (String table : TABLES) {
            try (ResultSet row =
                    session.prepare("SELECT 1 FROM " + table + " LIMIT 1").executeQuery()) {
                if (row.next()) {
                    return table;
                }
            }
        }
        return null;
    }

    private static List<RowSum> copy(Session source, Session target, Progress progress) throws SQLException {
        if (full(target) != null) {
            throw new IllegalStateException("somebody has begun to write there meanwhile");
        }
        var sums = new ArrayList<RowSum>();
        for (String table : TABLES) {
            sums.add(copy(source, target, columns(source, target, table), progress));
        }
        index(source, target);
        follow(target, "search", target.ask(SqlChanges.LAST));
        follow(target, "pruned", source.ask(PRUNED));
        return sums;
    }

    private static Columns columns(Session source, Session target, String table) throws SQLException {
        Columns columns = Columns.of(target, table);
        if (!columns.names().equals(Columns.of(source, table).names())) {
            throw new IllegalStateException("the table " + table + " has other columns there than here");
        }
        return columns;
    }

    private static RowSum copy(Session source, Session target, Columns columns, Progress progress) throws SQLException {
        Insert insert = columns.insert();
        Each each = (List<@Nullable Object> values) ->
                target.insert(insert, (row, first) -> columns.write(row, first, values));
        return read(source, columns, each, rows -> progress.rows(columns.table(), rows, false));
    }

    private static List<RowSum> sums(Session session, Progress progress) throws SQLException {
        var sums = new ArrayList<RowSum>();
        for (String table : TABLES) {
            sums.add(read(session, Columns.of(session, table), values -> {}, rows -> progress.rows(table, rows, true)));
        }
        return sums;
    }

    private static RowSum read(Session session, Columns columns, Each each, LongConsumer told) throws SQLException {
        var sum = new RowSum.Builder();
        long rows = 0;
        try (ResultSet row = session.prepare(columns.select()).executeQuery()) {
            while (row.next()) {
                List<@Nullable Object> values = columns.values(row);
                sum.add(values);
                each.row(values);
                if (++rows % TOLD_ROWS == 0) {
                    told.accept(rows);
                }
            }
        }
        return sum.sum();
    }

    private static void index(Session source, Session target) throws SQLException {
        SearchTable search = target.dialect().search();
        try (ResultSet row = source.prepare(SEARCHABLE).executeQuery()) {
            while (row.next()) {
                Todo todo = TodoColumns.read(row, 2);
                search.put(target, row.getString(1), todo);
                if (row.getInt(TRASHED) == 1) {
                    search.takeOut(target, row.getString(1), todo.id());
                }
            }
        }
    }

    private static void follow(Session target, String what, long seq) throws SQLException {
        PreparedStatement update = target.prepare(FOLLOWED);
        update.setLong(1, seq);
        update.setString(2, what);
        update.executeUpdate();
    }
}
