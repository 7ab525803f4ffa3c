package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.todo.Due;
import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Position;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoQuery;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every list goes along an index of its owner: SQLite's own plan of each query says so. A table that is walked from end to end
 * would be as slow as it is long.
 */
class QueryPlanTest {
    private static final String OWNER = "local";
    private static final List<@Nullable Boolean> EITHER = Arrays.asList(null, true, false);

    private static Sqlite database;
    private static Todo some;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 1);
        some = new SqlTodos(database, InstantSource.system(), new Random(1)).add(OWNER, TodoDraft.titled("milk"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void no_list_walks_a_table() {
        int queries = 0;
        for (TodoFilter filter : filters()) {
            for (List<Sort> sorts : filter.search() == null ? sorts() : List.<List<Sort>>of(List.of())) {
                for (TodoQuery query : pages(filter, sorts)) {
                    for (TodoSelects.Phase phase : TodoSelects.phases(Dialect.SQLITE.search(), OWNER, query)) {
                        assertThat(plan(phase.sql())).as(phase.sql().text()).noneMatch(QueryPlanTest::walksTable);
                        queries++;
                    }
                }
            }
        }
        assertThat(queries).isGreaterThan(5_000);
    }

    @Test
    void no_count_walks_a_table() {
        for (TodoFilter filter : filters()) {
            Sql count = TodoSelects.count(Dialect.SQLITE.search(), OWNER, filter, filter.due() == null);
            assertThat(plan(count)).as(count.text()).noneMatch(QueryPlanTest::walksTable);
        }
    }

    /** What is left of a tie may be sorted; a first key never, since that would read all to show the first few. */
    @Test
    void a_list_by_one_key_comes_out_of_the_index_in_order() {
        for (Sort.Key key : Sort.Key.values()) {
            for (boolean descending : new boolean[] {true, false}) {
                for (TodoQuery query : pages(TodoFilter.ALL, List.of(new Sort(key, descending)))) {
                    for (TodoSelects.Phase phase : TodoSelects.phases(Dialect.SQLITE.search(), OWNER, query)) {
                        assertThat(plan(phase.sql())).as(phase.sql().text()).noneMatch(QueryPlanTest::sortsAll);
                    }
                }
            }
        }
    }

    /** A filter by due date, priority or last change is itself gone along: what it leaves is sorted. */
    @Test
    void a_list_in_the_default_order_is_not_sorted_where_its_filter_may_leave_much() {
        for (TodoFilter filter : filters()) {
            boolean narrow = filter.due() != null || filter.priority() != null || filter.updatedAfter() != null;
            if (filter.search() == null && !narrow) {
                for (TodoQuery query : pages(filter, List.of())) {
                    for (TodoSelects.Phase phase : TodoSelects.phases(Dialect.SQLITE.search(), OWNER, query)) {
                        assertThat(plan(phase.sql())).as(phase.sql().text()).noneMatch(QueryPlanTest::sortsAll);
                    }
                }
            }
        }
    }

    @Test
    void the_trash_the_changes_and_a_history_come_out_of_an_index_in_order() {
        var queries = List.of(
                "SELECT * FROM trash WHERE owner = ? AND updated_at <= ? AND (updated_at < ? OR (updated_at IS ? AND id < ?))"
                        + " ORDER BY updated_at DESC, id DESC LIMIT 3",
                SqlChanges.AFTER,
                History.LAST,
                History.BEFORE,
                History.ONE,
                "SELECT request, answer FROM answer WHERE owner = ? AND key = ? AND answered_at > ?");
        for (String sql : queries) {
            assertThat(plan(new Sql().add(sql))).as(sql).noneMatch(step -> walksTable(step) || sortsAll(step));
        }
    }

    /** Each by its index: a table of tasks can hold a million that wait. */
    @Test
    void nothing_that_is_asked_of_the_tasks_walks_their_table_or_sorts_it() {
        var statements = List.of(
                TaskClaims.NEXT_LINE,
                TaskClaims.FIRST,
                TaskClaims.CLAIM,
                TaskClaims.RENEW,
                TaskEnds.DONE,
                TaskEnds.FAILED,
                TaskEnds.TAKE_BACK,
                TaskOrder.AT_TURN,
                TaskOrder.RELEASE,
                TaskOrder.HOLD_READY,
                TaskTwins.ABOUT_ONE,
                TaskTwins.ABOUT_NONE,
                TaskRows.WITHDRAW,
                TaskLists.FIND,
                TaskLists.NEXT_KIND,
                TaskLists.IDS,
                TaskLists.ABOUT,
                TaskLists.COUNT,
                TaskLists.OLDEST_DUE,
                TaskLists.ATTEMPTS,
                TaskPruning.NEXT_PART,
                TaskPruning.OLD,
                TaskPruning.BEYOND,
                TaskPruning.DROP,
                TaskPruning.DROP_ATTEMPTS,
                SqlTasks.CANCEL,
                SqlTasks.RETRY);
        for (String sql : statements) {
            assertThat(plan(new Sql().add(sql))).as(sql).noneMatch(step -> walksTable(step) || step.contains("B-TREE"));
        }
    }

    /** A claim looks at the index alone until it takes a task; so does counting, listing and pruning. */
    @Test
    void what_may_see_many_tasks_sees_them_in_the_index() {
        var statements = List.of(
                TaskClaims.NEXT_LINE,
                TaskClaims.FIRST,
                TaskLists.NEXT_KIND,
                TaskLists.IDS,
                TaskLists.COUNT,
                TaskPruning.NEXT_PART,
                TaskPruning.OLD,
                TaskPruning.BEYOND);
        for (String sql : statements) {
            assertThat(plan(new Sql().add(sql))).as(sql).allMatch(step -> step.contains("USING COVERING INDEX task_"));
        }
    }

    /** The index of a search is a virtual table, which is always said to be scanned: with an index number it is not. */
    private static boolean walksTable(String step) {
        return step.startsWith("SCAN")
                && !step.startsWith("SCAN search VIRTUAL TABLE INDEX")
                && !step.equals("SCAN CONSTANT ROW");
    }

    private static boolean sortsAll(String step) {
        return step.equals("USE TEMP B-TREE FOR ORDER BY");
    }

    private static List<TodoFilter> filters() {
        var window = new DueWindow(LocalDate.of(2026, 12, 1).atStartOfDay(), null, ZoneOffset.UTC);
        List<TodoFilter> filters = new ArrayList<>();
        for (Boolean completed : EITHER) {
            for (List<String> tags : List.of(List.<String>of(), List.of("a"), List.of("a", "b"))) {
                for (Integer priority : Arrays.asList(null, 1)) {
                    for (DueWindow due : Arrays.asList(null, window)) {
                        for (Instant after : Arrays.asList(null, Instant.EPOCH)) {
                            for (Search search : Arrays.asList(null, Search.of("milk दूध"))) {
                                filters.add(new TodoFilter(completed, tags, priority, due, after, search));
                            }
                        }
                    }
                }
            }
        }
        return filters;
    }

    private static List<List<Sort>> sorts() {
        Stream<List<Sort>> single = Stream.of(Sort.Key.values())
                .flatMap(key -> Stream.of(List.of(new Sort(key, true)), List.of(new Sort(key, false))));
        Stream<List<Sort>> several = Stream.of(
                List.of(new Sort(Sort.Key.PRIORITY, false), new Sort(Sort.Key.DUE, false)),
                List.of(
                        new Sort(Sort.Key.DUE, true),
                        new Sort(Sort.Key.ORDER, false),
                        new Sort(Sort.Key.UPDATED_AT, false)),
                List.of(
                        new Sort(Sort.Key.COMPLETED_AT, true),
                        new Sort(Sort.Key.PRIORITY, true),
                        new Sort(Sort.Key.CREATED_AT, false)));
        return Stream.concat(single, several).toList();
    }

    /** The first page, one behind a todo that has all values, and one behind a todo that has none. */
    private static List<TodoQuery> pages(TodoFilter filter, List<Sort> sorts) {
        var full = new Todo(
                new UUID(1, 2),
                "milk दूध",
                null,
                Instant.EPOCH,
                new Due(LocalDate.of(2026, 12, 1), null, null),
                1,
                List.of(),
                1.5,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                1);
        int rank = filter.rank(full);
        Position bare =
                new Position(filter.search() == null ? 0 : 2, some.id(), some.updatedAt(), null, null, null, null);
        Position behindFull = new Position(
                rank, full.id(), full.updatedAt(), full.completedAt(), full.due(), full.priority(), full.order());
        return Stream.of(null, behindFull, bare)
                .map(behind -> new TodoQuery(filter, sorts, 50, behind))
                .toList();
    }

    private static List<String> plan(Sql sql) {
        return database.read(session -> steps(session, sql));
    }

    /** With no values for its marks: SQLite plans without looking at them. */
    private static List<String> steps(Session session, Sql sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (ResultSet row = session.prepare("EXPLAIN QUERY PLAN " + sql.text()).executeQuery()) {
            while (row.next()) {
                steps.add(row.getString("detail"));
            }
        }
        assertThat(steps).isNotEmpty();
        return steps;
    }
}
