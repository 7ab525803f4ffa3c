import dev.kaam.SystemTime;
import dev.kaam.background.FollowUp;
import dev.kaam.background.TaskMeter;
import dev.kaam.change.Change;
import dev.kaam.flow.LaneLoad;
import dev.kaam.job.WhatFollows;
import dev.kaam.store.Following;
import dev.kaam.store.Postgres;
import dev.kaam.store.SqlTasks;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.SqlWebhooks;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A PostgreSQL by itself, for scaling.py: prints where it is, and then answers what is asked on its input, one line of JSON a line. Ends, and
 * with it a database that it started, when its input does. Argument: the JDBC URL of an empty database, or an empty folder for one that is
 * started here, and commits as durably as PostgreSQL does unless told otherwise.
 */
void main(String[] args) throws Exception {
    boolean given = args[0].startsWith("jdbc:");
    double rows = 0;
    try (EmbeddedPostgres started = given ? null : start(args[0])) {
        String url = started == null ? args[0] : started.getJdbcUrl("postgres", "postgres");
        IO.println("{\"url\":\"%s\",\"pid\":%d,\"is\":\"%s\"}".formatted(url, postmaster(url), settings(url)));
        for (String asked = IO.readln(); asked != null; asked = rows == 0 ? IO.readln() : null) {
            switch (asked) {
                case "commits" -> commits(url, OWNERS);
                case "commits of some" -> commits(url, SOME);
                case "bytes" -> bytes(url);
                case "replay" -> rows = killed(url);
                default -> throw new IllegalArgumentException(asked);
            }
        }
    }
    if (rows > 0) {
        replay(args[0], rows);
    }
}

private static final int[] CALLERS = {1, 2, 4, 8, 16, 32, 64, 128, 256};
private static final int OWNERS = 100_000_000;
/** So many that a node remembers which webhooks each has. */
private static final int SOME = 1_000;

private static final long WARM_UP_MILLIS = 4_000;
private static final long MILLIS = 800;

private static EmbeddedPostgres start(String folder) throws Exception {
    return EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setServerConfig("logging_collector", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .start();
}

/** Its first process, where it runs on this machine; else 0. */
private static long postmaster(String url) throws SQLException {
    long pid = Long.parseLong(ask(url, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)"));
    boolean here = ProcessHandle.of(pid).flatMap(process -> process.info().command()).orElse("").endsWith("postgres");
    return here ? pid : 0;
}

private static String settings(String url) throws SQLException {
    return ask(
            url,
            "SELECT 'PostgreSQL ' || current_setting('server_version') || ', fsync ' || current_setting('fsync')"
                    + " || ', synchronous_commit ' || current_setting('synchronous_commit')"
                    + " || ', shared_buffers ' || current_setting('shared_buffers')");
}

/**
 * The lane that writes, without HTTP: so many callers that each add the next todo as soon as the one before is committed, for any of so
 * many owners.
 */
private static void commits(String url, int owners) throws Exception {
    try (Postgres database = Postgres.open(new Postgres.Address(url, null, null), 1)) {
        run(url, "TRUNCATE todo, change");
        SqlTodos todos = todos(database);
        point(database, todos, owners, 64, WARM_UP_MILLIS);
        IntStream down = IntStream.range(0, CALLERS.length).map(i -> CALLERS[CALLERS.length - 1 - i]);
        var points = new ArrayList<String>();
        for (int callers : IntStream.concat(IntStream.of(CALLERS), down).toArray()) {
            points.add(point(database, todos, owners, callers, MILLIS));
        }
        run(url, "UPDATE followed SET seq = (SELECT max(seq) FROM change) WHERE what = 'search'"); // nobody looks for them
        IO.println("[" + String.join(",", points) + "]");
    }
}

/** As the program has them: each change asks which webhooks are told. */
private static SqlTodos todos(Postgres database) {
    var webhooks = new SqlWebhooks(database, SystemTime.INSTANCE, new Random());
    var follows = new WhatFollows(webhooks, ZoneOffset.UTC, SystemTime.INSTANCE);
    var following = new Following() {
        @Override
        public FollowUp after(String owner, Change.Kind kind, Todo before, Todo todo) {
            return follows.after(owner, kind, before, todo);
        }
    };
    var tasks = new SqlTasks(database, SystemTime.INSTANCE, new Random(), new TaskMeter(new SimpleMeterRegistry()));
    return new SqlTodos(database, SystemTime.INSTANCE, new Random(), following, tasks);
}

private static String point(Postgres database, SqlTodos todos, int owners, int callers, long millis) throws InterruptedException {
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int caller = 0; caller < callers; caller++) {
            threads.execute(() -> {
                while (!over.get()) {
                    String owner = "owner-" + ThreadLocalRandom.current().nextInt(owners);
                    todos.add(owner, TodoDraft.titled("Compare like with like"));
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
        double together = (after.units() - before.units()) / batches;
        return String.format(Locale.ROOT, "[%d,%.3f,%.4f]", callers, together, nanos / 1e6 / batches);
    }
}

/** What a row of each takes, with its indexes. */
private static void bytes(String url) throws SQLException {
    IO.println(ask(url, "SELECT json_build_object(" + size("todo") + ", " + size("change") + ", " + size("search") + ")::text"));
}

private static String size(String table) {
    String whole = "pg_total_relation_size('%s')::float8 / greatest(1, (SELECT count(*) FROM %s))";
    return ("'%s', " + whole).formatted(table, table, table);
}

/** Adds todos for some seconds and ends the database without a warning; returns how many its log has to bring back. */
private static double killed(String url) throws Exception {
    double rows;
    try (Postgres database = Postgres.open(new Postgres.Address(url, null, null), 1)) {
        run(url, "TRUNCATE todo, change");
        run(url, "CHECKPOINT");
        point(database, todos(database), SOME, 64, WARM_UP_MILLIS);
        rows = Double.parseDouble(ask(url, "SELECT count(*) FROM todo"));
    }
    ProcessHandle postmaster = ProcessHandle.of(postmaster(url)).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().get();
    return rows;
}

/** What a replica takes for a todo: as much as a database that was killed, when it does again what its log says. */
private static void replay(String folder, double rows) throws Exception {
    try (EmbeddedPostgres again = start(folder)) {
        String seconds = "SELECT sum(s::float8) FROM (SELECT unnest(regexp_match(pg_read_file(pg_current_logfile()),"
                + " 'redo done at .* user: ([0-9.]+) s, system: ([0-9.]+) s')) AS s)";
        double took = Double.parseDouble(ask(again.getJdbcUrl("postgres", "postgres"), seconds));
        IO.println("{\"rows\":%.0f,\"replay\":%.2f}".formatted(rows, 1e6 * took / rows));
    }
}

private static void run(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
        connection.createStatement().execute(sql);
    }
}

private static String ask(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
            ResultSet row = connection.createStatement().executeQuery(sql)) {
        row.next();
        return row.getString(1);
    }
}
