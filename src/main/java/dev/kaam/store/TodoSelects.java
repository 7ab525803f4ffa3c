package dev.kaam.store;

import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Position;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The queries behind a list of todos.
 *
 * <p>A list is read in <i>phases</i>, one query each, so that each goes along an index in the order of the list: first the
 * todos that have a value of the first key, then those that have none but have one of the second key, and so on; a search
 * goes tier by tier. A page that follows another starts in the phase, and behind the values, where that one ended.
 */
final class TodoSelects {
    /** A time in another zone may be on the day before or behind. The rest is looked at when it is read. */
    private static final int ZONES_DAYS = 2;

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private TodoSelects() {}

    /** @param rank how well the todos of this phase are found */
    record Phase(int rank, Sql sql) {}

    /** The phases of a page, the first first. */
    static List<Phase> phases(SearchTable table, String owner, TodoQuery query) {
        Search search = query.filter().search();
        return search == null
                ? sorted(table, owner, query, TodoColumns.NAMES_OF_T)
                : searched(table, owner, query, search);
    }

    /** As {@link #phases} of a list without search; but the rows are an id and a version alone. */
    static List<Phase> versions(SearchTable table, String owner, TodoQuery query) {
        return sorted(table, owner, query, "t.id, t.version");
    }

    /** Whether a page of it takes one statement, whose few rows come all together. */
    static boolean isOne(TodoQuery query) {
        return isExact(query.filter()) && !isNullable(query.sort().getFirst());
    }

    /** @param alone whether the answer is the number itself; else it is the rows, to be looked at and counted */
    static Sql count(SearchTable table, String owner, TodoFilter filter, boolean alone) {
        Search search = filter.search();
        String match = search == null ? null : table.match(search, Search.Tier.NOTES);
        return from(
                table, new Sql().add("SELECT " + (alone ? "count(*)" : TodoColumns.NAMES_OF_T)), owner, filter, match);
    }

    /** Whether the database alone can tell which todos fit; where not, each row that it gives must still be looked at. */
    static boolean isExact(TodoFilter filter) {
        return filter.due() == null && filter.search() == null;
    }

    private static List<Phase> sorted(SearchTable table, String owner, TodoQuery query, String columns) {
        List<Sort> sorts = query.sort();
        Position behind = query.behind();
        var phases = new ArrayList<Phase>();
        for (int i = 0; i < sorts.size(); i++) {
            Sort first = sorts.get(i);
            boolean before = behind != null && isNullable(first) && behind.value(first.key()) == null;
            if (!before) {
                phases.add(new Phase(0, sorted(table, owner, query, columns, i, behind)));
                behind = null;
            }
            if (!isNullable(first)) {
                return phases;
            }
        }
        throw new IllegalStateException("not a total order: " + sorts);
    }

    /** The todos that have none of the first {@code without} keys, and one of the next. */
    private static Sql sorted(
            SearchTable table, String owner, TodoQuery query, String columns, int without, @Nullable Position behind) {
        Sql sql = from(table, new Sql().add("SELECT " + columns), owner, query.filter(), null);
        List<Sort> sorts = query.sort();
        for (Sort none : sorts.subList(0, without)) {
            sql.add(" AND " + column(none, query) + " IS NULL");
        }
        var keys = new KeySet();
        for (Sort sort : sorts.subList(without, sorts.size())) {
            if (isNullable(sort) && !keys.isEmpty()) {
                boolean none = behind != null && behind.value(sort.key()) == null;
                keys.add("(" + column(sort, query) + " IS NULL)", false, none ? 1 : 0);
            }
            keys.add(column(sort, query), sort.descending(), behind == null ? null : value(sort.key(), behind));
        }
        if (isNullable(sorts.get(without))) {
            sql.add(" AND " + column(sorts.get(without), query) + " IS NOT NULL");
        }
        if (behind != null) {
            keys.addBehind(sql);
        }
        keys.addOrder(sql);
        return isExact(query.filter()) ? sql.add(end(query.limit())) : sql;
    }

    /**
     * At least one row more than the page has. The number stands in the text: where PostgreSQL does not know it, it expects a tenth of
     * all rows, and plans each list anew, which takes as long as to read it. As a sum, which SQLite does not work out before it plans: for so few
     * rows it would rather sort. Two texts and not two hundred, since each is kept.
     */
    static String end(int limit) {
        return " LIMIT 1 + " + (limit <= TodoQuery.LIMIT_DEFAULT ? TodoQuery.LIMIT_DEFAULT : TodoQuery.LIMIT_MAX);
    }

    private static List<Phase> searched(SearchTable table, String owner, TodoQuery query, Search search) {
        Position behind = query.behind();
        var phases = new ArrayList<Phase>();
        int start = behind == null ? 0 : behind.rank();
        for (int rank = start; rank < Search.TIERS.size(); rank++) {
            Sql sql = new Sql().add("SELECT " + TodoColumns.NAMES_OF_T);
            from(table, sql, owner, query.filter(), onlyIn(table, search, rank));
            if (behind != null && rank == start) {
                table.addBehind(sql, owner, behind.id());
            }
            table.addOrder(sql);
            phases.add(new Phase(rank, sql));
        }
        return phases;
    }

    private static Sql from(SearchTable table, Sql sql, String owner, TodoFilter filter, @Nullable String match) {
        List<String> tags = filter.tags();
        if (match != null) {
            table.addFrom(sql, owner, match);
        } else if (tags.isEmpty()) {
            sql.add(" FROM todo t WHERE t.owner = ?", owner);
        } else {
            sql.add(" FROM todo_tag g CROSS JOIN todo t ON t.owner = g.owner AND t.id = g.id");
            sql.add(" WHERE g.owner = ? AND g.tag = ?", owner, tags.getFirst());
        }
        for (String tag : match == null && !tags.isEmpty() ? tags.subList(1, tags.size()) : tags) {
            sql.add(
                    " AND EXISTS (SELECT 1 FROM todo_tag h WHERE h.owner = ? AND h.tag = ? AND h.id = t.id)",
                    owner,
                    tag);
        }
        addFields(sql, filter);
        return sql;
    }

    private static void addFields(Sql sql, TodoFilter filter) {
        if (filter.completed() != null) {
            sql.add(" AND t.completed_at IS " + (filter.completed() ? "NOT NULL" : "NULL"));
        }
        if (filter.priority() != null) {
            sql.add(" AND t.priority = ?", filter.priority());
        }
        if (filter.updatedAfter() != null) {
            sql.add(" AND t.updated_at > ?", filter.updatedAfter().toEpochMilli());
        }
        DueWindow due = filter.due();
        if (due != null) {
            LocalDate from = day(due.from(), -ZONES_DAYS, FIRST_DAY);
            LocalDate to = day(due.to(), ZONES_DAYS, LAST_DAY);
            sql.add(
                    " AND t.due >= ? AND t.due < ?",
                    from.toString(),
                    to + "~"); // which sorts behind every time of that day
        }
    }

    private static LocalDate day(@Nullable LocalDateTime end, int wider, LocalDate outermost) {
        LocalDate day = end == null ? outermost : end.toLocalDate().plusDays(wider);
        return day.isBefore(FIRST_DAY) ? FIRST_DAY : day.isAfter(LAST_DAY) ? LAST_DAY : day;
    }

    /** The todos of a tier alone, without those of better ones. */
    private static String onlyIn(SearchTable table, Search search, int rank) {
        String all = table.match(search, Search.TIERS.get(rank));
        return rank == 0 ? all : table.without(all, table.match(search, Search.TIERS.get(rank - 1)));
    }

    private static boolean isNullable(Sort sort) {
        return switch (sort.key()) {
            case CREATED_AT, UPDATED_AT -> false;
            case COMPLETED_AT, DUE, PRIORITY, ORDER -> true;
        };
    }

    private static String column(Sort sort, TodoQuery query) {
        return switch (sort.key()) {
            case CREATED_AT -> query.filter().tags().isEmpty() ? "t.id" : "g.id";
            case UPDATED_AT -> "t.updated_at";
            case COMPLETED_AT -> "t.completed_at";
            case DUE -> "t.due";
            case PRIORITY -> "t.priority";
            case ORDER -> "t.position";
        };
    }

    static @Nullable Object value(Sort.Key key, Position of) {
        return switch (key) {
            case CREATED_AT -> TodoColumns.bytes(of.id());
            case UPDATED_AT -> millis(of.updatedAt());
            case COMPLETED_AT -> millis(of.completedAt());
            case DUE -> TodoColumns.text(of.due());
            case PRIORITY -> of.priority();
            case ORDER -> of.order();
        };
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
