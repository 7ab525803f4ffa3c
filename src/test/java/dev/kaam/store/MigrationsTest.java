package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskMeter;
import dev.kaam.change.Change;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Search;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that an older Kaam has filled is as good as one that was filled by this one. */
class MigrationsTest {
    private static final String MINE = "local";
    private static final String ROW =
            " (owner, id, title, notes, completed_at, due, priority, tags, position, created_at, updated_at, version)"
                    + " VALUES ('local', ?, 'Buy milk', 'and bread', 5, '2026-12-01', 1, ?, 0.5, 1, 5, 2)";

    @Test
    void the_todos_of_schema_1_are_listed_found_and_have_their_history(@TempDir Path folder) throws SQLException {
        fillWithSchema1(folder);
        try (Sqlite database = Sqlite.open(folder, 1)) {
            var todos = new SqlTodos(database, new SettableTime(), new Random(1));
            List<Todo> all = todos.list(MINE, TodoQuery.newest(50)).todos();
            assertThat(all).hasSize(1);
            assertThat(all.getFirst().tags()).containsExactly("home", "a \\ \"b\"");
            assertThat(all.getFirst().remind()).isNull();
            assertThat(all.getFirst().repeat()).isNull();
            assertThat(all.getFirst().next()).isNull();
            for (String tag : all.getFirst().tags()) {
                var tagged = new TodoFilter(true, List.of(tag), 1, null, null, null);
                assertThat(todos.list(MINE, new TodoQuery(tagged, List.of(), 50, null))
                                .todos())
                        .isEqualTo(all);
            }
            var found = TodoFilter.found(Search.of("bread milk"));
            assertThat(todos.list(MINE, new TodoQuery(found, List.of(), 50, null))
                            .todos())
                    .isEqualTo(all);
            assertThat(todos.trash(MINE, 50, null).todos()).hasSize(1);
            assertThat(new SqlChanges(database).after(MINE, 0, 10))
                    .extracting(Change::seq)
                    .containsExactly(7L);
        }
    }

    @Test
    void the_histories_of_schema_2_go_on(@TempDir Path folder) throws SQLException {
        try (var database = made(folder, "2")) {
            insert(database, "INSERT INTO todo" + ROW, 1);
            insert(database, "INSERT INTO trash" + ROW, 2);
            insert(database, change(3, 0), 1);
            insert(database, change(4, 0), 2);
            insert(database, change(5, 4), 3);
            insert(database, change(6, 2), 2);
            insert(database, change(7, 1), 1);
        }
        try (Sqlite database = Sqlite.open(folder, 1)) {
            var todos = new SqlTodos(database, new SettableTime(), new Random(1));
            var changes = new SqlChanges(database);
            assertThat(history(changes, 1)).containsExactly(7L, 3L);
            assertThat(history(changes, 2)).containsExactly(6L, 4L);
            assertThat(history(changes, 3)).containsExactly(5L);
            todos.restore(MINE, id(2), Expected.ANY);
            todos.remove(MINE, id(1), Expected.ANY);
            assertThat(history(changes, 1)).containsExactly(9L, 7L, 3L);
            assertThat(history(changes, 2)).containsExactly(8L, 6L, 4L);
            todos.purge(MINE, id(1), Expected.ANY);
            assertThat(history(changes, 1)).containsExactly(10L);
            assertThat(changes.after(MINE, 0, 10)).extracting(Change::seq).containsExactly(4L, 5L, 6L, 8L, 10L);
        }
    }

    @Test
    void the_reminders_of_schema_6_are_not_asked_for_again(@TempDir Path folder) throws SQLException {
        UUID todo = id(1);
        Instant at = Instant.parse("2026-12-01T09:00:00Z");
        try (var database = made(folder, "6")) {
            task(database, 2, "send-reminder", todo, todo + " " + at);
            task(database, 3, "purge-trash", null, "purge-trash");
        }
        try (Sqlite database = Sqlite.open(folder, 1)) {
            var tasks =
                    new SqlTasks(database, new SettableTime(), new Random(1), new TaskMeter(new SimpleMeterRegistry()));
            TaskDraft reminder =
                    TaskDraft.of("send-reminder", 1, "{}").about(todo).onceFor(at.toString());
            assertThat(tasks.add(MINE, reminder).id()).isEqualTo(id(2));
            TaskDraft purge = TaskDraft.of("purge-trash", 1, "{}").onceFor("purge-trash");
            assertThat(tasks.add(MINE, purge).id()).isEqualTo(id(3));
        }
    }

    private static void task(Connection database, int id, String kind, @Nullable UUID about, String dedupe)
            throws SQLException {
        try (PreparedStatement insert = database.prepareStatement("INSERT INTO task (id, owner, kind, version, payload,"
                + " about, priority, dedupe, run_at, created_at, held, state, attempts, token)"
                + " VALUES (?, 'local', ?, 1, '{}', ?, 1, ?, 9000000000000, 1, 0, 0, 0, 0)")) {
            insert.setBytes(1, TodoColumns.bytes(id(id)));
            insert.setString(2, kind);
            insert.setBytes(3, about == null ? null : TodoColumns.bytes(about));
            insert.setString(4, dedupe);
            insert.executeUpdate();
        }
    }

    private static List<Long> history(SqlChanges changes, int id) {
        return changes.of(MINE, id(id), Long.MAX_VALUE, 10).stream()
                .map(Change::seq)
                .toList();
    }

    private static UUID id(int number) {
        return new UUID(0x7000, number);
    }

    private static void fillWithSchema1(Path folder) throws SQLException {
        try (var database = made(folder, "1")) {
            insert(database, "INSERT INTO todo" + ROW, 1);
            insert(database, "INSERT INTO trash" + ROW, 2);
            insert(database, change(7, 1), 1);
        }
    }

    private static Connection made(Path folder, String version) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("kaam.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/sqlite")
                .target(version)
                .load()
                .migrate();
        return DriverManager.getConnection(url);
    }

    private static String change(int seq, int kind) {
        return "INSERT INTO change"
                + ROW.replace("(owner", "(seq, kind, owner").replace("('local'", "(" + seq + ", " + kind + ", 'local'");
    }

    private static void insert(Connection database, String sql, int id) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            var bytes = new byte[16];
            bytes[6] = 0x70;
            bytes[15] = (byte) id;
            insert.setBytes(1, bytes);
            insert.setString(2, "home\na \\ \"b\"");
            insert.executeUpdate();
        }
    }
}
