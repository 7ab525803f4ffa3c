package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import dev.kaam.todo.Search;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoQuery;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about what is asked most, also while it has no statistics: in a table's first minute, or behind an upgrade. */
@SuppressWarnings("NullAway.Init")
class PostgresPlanTest {
    private static final String ROWS_READ = "SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables"
            + " WHERE relname IN ('todo', 'search') AND schemaname LIKE 'pg_temp%'";

    private static final String FILL = "INSERT INTO todo (owner, id, title, created_at, updated_at, version, changed)"
            + " SELECT 'local', decode(md5(i::text), 'hex'), 'title', 1, i, 1, i FROM generate_series(1, 3000) i";

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void fill_a_table_that_nobody_has_analyzed() throws SQLException {
        connection = Postgres.lane(TestPostgres.database().place());
        statement = connection.createStatement();
        statement.execute(
                "CREATE TEMP TABLE todo (LIKE public.todo INCLUDING ALL)"); // found before the other; never analyzed by
        // itself
        statement.execute(FILL);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_list_goes_along_an_index_and_sorts_nothing() throws SQLException {
        TodoQuery all = TodoQuery.newest(50);
        TodoQuery open = new TodoQuery(new TodoFilter(false, List.of(), null, null, null, null), List.of(), 50, null);
        for (TodoQuery query : List.of(all, open)) {
            for (TodoSelects.Phase phase : TodoSelects.versions(Dialect.POSTGRES.search(), "local", query)) {
                List<String> plan = plan(phase.sql().text().replace("?", "'local'"));
                assertThat(plan)
                        .noneMatch(line -> line.contains("Sort"))
                        .anyMatch(line -> line.contains("Index Scan Backward"));
            }
        }
    }

    @Test
    void a_plan_for_a_table_with_next_to_nothing_is_as_good_when_it_has_grown() throws SQLException {
        statement.execute("DELETE FROM todo WHERE changed > 10");
        statement.execute("VACUUM ANALYZE todo");
        try (var session = new PostgresSession(connection, true)) {
            var key = new TodoKey("local", UUID.fromString("e93028bd-c1aa-cdfb-3687-181f2031765d")); // the MD5 of 3000
            for (int i = 0; i < 20; i++) {
                session.fetch(List.of(key));
            }
            connection.setAutoCommit(false);
            statement.execute(FILL.replace("series(1,", "series(11,"));
            long before = session.ask(ROWS_READ);
            session.fetch(List.of(key));
            assertThat(session.fetched(key)).isNotNull();
            assertThat(session.ask(ROWS_READ) - before).isEqualTo(1);
        }
    }

    /** By itself PostgreSQL does that once a minute. */
    @Test
    void a_table_that_has_rows_by_now_is_analyzed_at_once() throws SQLException {
        statement.execute("TRUNCATE public.todo; " + FILL.replace("todo", "public.todo"));
        try (Postgres node = Postgres.open(TestPostgres.address(), 1)) {
            var upkeep = new Upkeep(node, SystemTime.INSTANCE);
            while (upkeep.pace().toMillis() < 1000) { // it has something else to do first
                Thread.onSpinWait();
            }
            assertThat(rowsKnown()).isEqualTo(3000);
        } finally {
            statement.execute("TRUNCATE public.todo");
        }
    }

    private long rowsKnown() throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT reltuples FROM pg_class WHERE oid = 'public.todo'::regclass")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void todos_that_are_fetched_are_found_by_the_index() throws SQLException {
        List<String> plan =
                plan(PostgresSession.FETCH.replace("?::text", "NULL::text").replace("?::bytea", "NULL::bytea"));
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan")).anyMatch(line -> line.contains("Index Scan"));
    }

    /** A plan for any owner expects of each as few as most have. */
    @Test
    void a_search_of_an_owner_with_more_than_others_does_not_read_all_that_the_owner_has() throws SQLException {
        statement.execute(
                "INSERT INTO todo (owner, id, title, created_at, updated_at, version, changed)"
                        + " SELECT 'stranger-' || i, decode(md5(i::text), 'hex'), 'title', 1, i, 1, i FROM generate_series(1, 3000) i");
        statement.execute("CREATE TEMP TABLE search (LIKE public.search INCLUDING ALL)");
        statement.execute("INSERT INTO search SELECT owner, id, '''title'':1A' FROM todo");
        statement.execute("ANALYZE todo, search");
        var nothing = new TodoFilter(null, List.of(), null, null, null, Search.of("nothing"));
        var query = new TodoQuery(nothing, List.of(), 50, null);
        connection.setAutoCommit(false);
        try (var session = new PostgresSession(connection, true)) {
            long before = session.ask(ROWS_READ);
            for (int i = 0; i < 10; i++) { // PostgreSQL decides after five whether one plan is good enough for all
                for (TodoSelects.Phase phase : TodoSelects.phases(Dialect.POSTGRES.search(), "local", query)) {
                    try (ResultSet row = phase.sql().query(session)) {
                        assertThat(row.next()).isFalse();
                    }
                }
            }
            assertThat(session.ask(ROWS_READ) - before).isLessThan(3000);
        }
    }

    private List<String> plan(String sql) throws SQLException {
        var plan = new ArrayList<String>();
        try (ResultSet row = statement.executeQuery("EXPLAIN " + PostgresSql.of(sql))) {
            while (row.next()) {
                plan.add(row.getString(1));
            }
        }
        return plan;
    }
}
