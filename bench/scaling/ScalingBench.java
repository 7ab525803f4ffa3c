import dev.kaam.SystemTime;
import dev.kaam.flow.LaneLoad;
import dev.kaam.store.Postgres;
import dev.kaam.store.SqlTodos;
import dev.kaam.todo.TodoDraft;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A PostgreSQL by itself, for scaling.py: prints where it is, and then answers what is asked on its input, one line of JSON a line. Ends, and
 * with it a database that it started, when its input does. Argument: the JDBC URL of an empty database; none, and one is started here
 * that commits as durably as PostgreSQL does unless told otherwise.
 */
void main(String[] args) throws Exception {
    try (EmbeddedPostgres started = args.length == 0 ? start() : null) {
        String url = started == null ? args[0] : started.getJdbcUrl("postgres", "postgres");
        IO.println("{\"url\":\"%s\",\"pid\":%d,\"is\":\"%s\"}".formatted(url, postmaster(url), settings(url)));
        for (String asked = IO.readln(); asked != null; asked = IO.readln()) {
            switch (asked) {
                case "commits" -> commits(url);
                case "bytes" -> bytes(url);
                default -> throw new IllegalArgumentException(asked);
            }
        }
    }
}

private static final int[] CALLERS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
private static final int OWNERS = 100_000_000;
private static final long WARM_UP_MILLIS = 5_000;
private static final long MILLIS = 1_500;

private static EmbeddedPostgres start() throws Exception {
    return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .start();
}

/** Its first process, where it runs on this machine; else 0. */
private static long postmaster(String url) throws SQLException {
    long backend = Long.parseLong(ask(url, "SELECT pg_backend_pid()"));
    return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).map(ProcessHandle::pid).orElse(0L);
}

private static String settings(String url) throws SQLException {
    return ask(
            url,
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                    + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                    + " || ', shared_buffers ' || current_setting('shared_buffers')");
}

/**
 * The lane that writes, without HTTP: so many callers that each add the next todo as soon as the one before is committed, for any of
 * all owners: each goes to another page of the indexes.
 */
private static void commits(String url) throws Exception {
    try (Postgres database = Postgres.open(new Postgres.Address(url, null, null), 1)) {
        var todos = new SqlTodos(database, SystemTime.INSTANCE, new Random());
        point(database, todos, 64, WARM_UP_MILLIS);
        IntStream up = IntStream.of(CALLERS);
        IntStream down = IntStream.range(0, CALLERS.length).map(i -> CALLERS[CALLERS.length - 1 - i]);
        List<Integer> callers = IntStream.concat(up, down).boxed().toList();
        var points = new ArrayList<String>();
        for (int each : callers) {
            points.add(point(database, todos, each, MILLIS));
        }
        IO.println("[" + String.join(",", points) + "]");
    }
}

private static String point(Postgres database, SqlTodos todos, int callers, long millis) throws InterruptedException {
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(() -> {
                while (!over.get()) {
                    todos.add("owner-" + ThreadLocalRandom.current().nextInt(OWNERS), TodoDraft.titled("Compare like with like"));
                }
            });
        }
        Thread.sleep(millis / 5);
        LaneLoad before = database.writerLoad();
        long begun = System.nanoTime();
        Thread.sleep(millis);
        LaneLoad after = database.writerLoad();
        long nanos = System.nanoTime() - begun;
        over.set(true);
        double batches = after.batches() - before.batches();
        return String.format(
                Locale.ROOT, "[%d,%.3f,%.4f]", callers, (after.units() - before.units()) / batches, nanos / 1e6 / batches);
    }
}

/** What the tables take, each with its indexes, and how many rows the first of them have. */
private static void bytes(String url) throws SQLException {
    String sizes = Stream.of("todo", "change", "search", "todo_tag", "followed", "task", "answer")
            .map(table -> "'" + table + "', pg_total_relation_size('" + table + "')")
            .collect(Collectors.joining(", "));
    IO.println(ask(
            url,
            "SELECT json_build_object(" + sizes + ", 'rows', (SELECT count(*) FROM todo), 'changes', (SELECT count(*) FROM change),"
                    + " 'found', (SELECT count(*) FROM search))::text"));
}

private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
            ResultSet row = connection.createStatement().executeQuery(sql)) {
        row.next();
        return row.getString(1);
    }
}
