package dev.kaam;

import dev.kaam.background.EphemeralTasks;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.flow.Deadline;
import dev.kaam.store.FakeDatabase;
import dev.kaam.store.FixedWork;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.SqlTransactions;
import dev.kaam.store.Sqlite;
import dev.kaam.store.Upkeep;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import dev.kaam.web.BatchRoutes;
import dev.kaam.web.ChangeRoutes;
import dev.kaam.web.DescriptionRoutes;
import dev.kaam.web.Execution;
import dev.kaam.web.HealthRoutes;
import dev.kaam.web.LocalGuard;
import dev.kaam.web.PageRoutes;
import dev.kaam.web.Route;
import dev.kaam.web.Server;
import dev.kaam.web.TodoRoutes;
import dev.kaam.web.TrashRoutes;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The program, as an object: wired by hand, started, and closed in the order that loses nothing. */
public final class Kaam implements AutoCloseable {
    /** For all that is under way when it is told to stop, together. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final Duration TASK_LIMIT = Duration.ofSeconds(30);
    private static final int TASKS_MAX = 10_000;
    private static final int CONNECTIONS_MAX = 10_000;
    private static final int CHANGES_IN_MEMORY = 1_024;
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Store store;
    private final List<Route> routes;
    private final EphemeralTasks background;
    private final Server server;
    private final List<String> warnings;

    private record Store(Todos todos, Transactions transactions, ChangeLog changes, LiveChanges live, Runnable close) {}

    private Kaam(Store store, List<Route> routes, EphemeralTasks background, Server server, List<String> warnings) {
        this.store = store;
        this.routes = routes;
        this.background = background;
        this.server = server;
        this.warnings = warnings;
    }

    /** Returns when it answers. Throws {@code StoreException} or {@code ServerException} with a sentence that says why not. */
    public static Kaam start(Settings settings) {
        var time = SystemTime.INSTANCE;
        Store store = open(settings, time);
        var background = new EphemeralTasks(time, TASKS_MAX, TASK_LIMIT);
        try {
            Execution execution = Execution.of(settings.run());
            List<Route> routes = routes(settings, store);
            Server server = Server.start(options(settings), routes, execution, background, time);
            return new Kaam(store, routes, background, server, warnings(settings, execution));
        } catch (RuntimeException failure) {
            background.drain(Duration.ZERO);
            store.close().run();
            throw failure;
        }
    }

    /** What the person who starts it should know of what is unusual in these settings. */
    public List<String> warnings() {
        return warnings;
    }

    public int port() {
        return server.port();
    }

    /** All that it answers; {@code openapi.yaml} describes each. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Stops accepting, answers what is in flight, drains the background tasks, and closes the database last. Tasks are handed
     * over on the event loops: these end before the drain begins, so that none comes behind it. All of this shares one deadline.
     */
    @Override
    public void close() {
        close(DRAIN);
    }

    void close(Duration patience) {
        Deadline deadline = Deadline.in(patience, SystemTime.INSTANCE);
        try {
            server.stop(deadline);
            server.close();
            background.drain(deadline.left());
        } finally {
            store.close().run();
        }
    }

    private static List<String> warnings(Settings settings, Execution execution) {
        String forgetful = settings.fakeDb() == null
                ? ""
                : "The database is a fake: todos are kept in memory only, and are gone when Kaam ends.";
        return Stream.of(forgetful, execution.warning())
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static List<Route> routes(Settings settings, Store store) {
        return Stream.of(
                        new BatchRoutes(store.todos(), store.transactions()).routes(),
                        new TodoRoutes(store.todos(), store.transactions()).routes(),
                        new TrashRoutes(store.todos(), store.transactions()).routes(),
                        new ChangeRoutes(
                                        store.changes(),
                                        store.live(),
                                        store.todos(),
                                        settings.streams().heartbeat())
                                .routes(),
                        new HealthRoutes(store.todos()).routes(),
                        new DescriptionRoutes().routes(),
                        new PageRoutes().routes())
                .flatMap(List::stream)
                .toList();
    }

    private static Store open(Settings settings, SystemTime time) {
        var random = new SecureRandom();
        var fake = settings.fakeDb();
        if (fake != null) {
            var threads = ManagementFactory.getThreadMXBean();
            var work = FixedWork.lasting(fake.cpu(), threads::getCurrentThreadCpuTime);
            var database = new FakeDatabase(time, fake.pause(), work, random);
            LiveChanges live = live(database, time);
            database.onCommit(live::committed);
            return new Store(database, database, database, live, () -> {});
        }
        Sqlite database = Sqlite.open(settings.data(), READERS);
        var todos = new SqlTodos(database, time, random);
        var transactions = new SqlTransactions(database, todos, time);
        var changes = new SqlChanges(database);
        LiveChanges live = live(changes, time);
        database.onCommit(live::committed);
        var upkeep = new Upkeep(database, time);
        var repeat = new Repeat("upkeep", time, upkeep::pace);
        return new Store(todos, transactions, changes, live, () -> {
            repeat.close();
            database.close();
        });
    }

    private static LiveChanges live(ChangeLog changes, SystemTime time) {
        return new LiveChanges(changes, CHANGES_IN_MEMORY, GATHER, new LiveChanges.Pace() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                time.sleep(duration);
            }
        });
    }

    private static Server.Options options(Settings settings) {
        return new Server.Options(
                settings.host(),
                settings.port(),
                LocalGuard.isLoopback(settings.host()),
                settings.cors(),
                settings.idle(),
                settings.requestsMax(),
                settings.streams().max(),
                settings.streams().patience(),
                CONNECTIONS_MAX);
    }
}
