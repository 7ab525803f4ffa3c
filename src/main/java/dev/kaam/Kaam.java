package dev.kaam;

import dev.kaam.background.TaskCounts;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.flow.Deadline;
import dev.kaam.store.FakeDatabase;
import dev.kaam.store.FixedWork;
import dev.kaam.store.Following;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTasks;
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
import dev.kaam.web.MetricsRoutes;
import dev.kaam.web.PageRoutes;
import dev.kaam.web.Request;
import dev.kaam.web.Route;
import dev.kaam.web.Server;
import dev.kaam.web.TaskRoutes;
import dev.kaam.web.TodoRoutes;
import dev.kaam.web.TrashRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The program, as an object: wired by hand, started, and closed in the order that loses nothing. */
public final class Kaam implements AutoCloseable {
    /** For all that is under way when it is told to stop, together. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final int CONNECTIONS_MAX = 10_000;
    private static final int CHANGES_IN_MEMORY = 1_024;
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Store store;
    private final List<Route> routes;
    private final Background background;
    private final Server server;
    private final List<String> warnings;

    /** @param onDue takes what is to be called when a task is due */
    private record Store(
            Todos todos,
            Transactions transactions,
            ChangeLog changes,
            LiveChanges live,
            TaskStore tasks,
            Consumer<Runnable> onDue,
            Runnable close) {}

    private Kaam(Store store, List<Route> routes, Background background, Server server, List<String> warnings) {
        this.store = store;
        this.routes = routes;
        this.background = background;
        this.server = server;
        this.warnings = warnings;
    }

    /** Returns when it answers. Throws {@code StoreException} or {@code ServerException} with a sentence that says why not. */
    public static Kaam start(Settings settings) {
        var time = SystemTime.INSTANCE;
        var random = new SecureRandom();
        // to set these up takes a good part of the time that it takes to open the database: both at once
        var registry = CompletableFuture.supplyAsync(
                () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Thread.ofVirtual()::start);
        var meter = registry.thenApply(TaskMeter::new);
        Store store = open(settings, time, random, meter::join);
        Background background = Background.start(store.tasks(), kinds(settings), meter.join(), time, random);
        try {
            store.onDue().accept(background.durable()::wake);
            var counts = new TaskCounts(store.tasks(), time, Request.OWNER);
            var metrics = new Metrics(registry.join(), counts, background.ephemeral());
            Execution execution = Execution.of(settings.run());
            List<Route> routes = routes(settings, store, background, counts, metrics);
            Server server = Server.start(options(settings), routes, execution, background.ephemeral(), time);
            metrics.watch(server);
            return new Kaam(store, routes, background, server, warnings(settings, execution));
        } catch (RuntimeException failure) {
            background.drain(Deadline.in(Duration.ZERO, time));
            store.close().run();
            throw failure;
        }
    }

    /** The kinds of durable tasks that this program does. */
    private static List<TaskKind> kinds(Settings settings) {
        return settings.kinds();
    }

    /** What the person who starts it should know of what is unusual in these settings. */
    public List<String> warnings() {
        return warnings;
    }

    public int port() {
        return server.port();
    }

    /** What it is to do, is doing and has done after its answers. */
    TaskStore tasks() {
        return store.tasks();
    }

    /** All that it answers; {@code openapi.yaml} describes each. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Claims no more tasks, stops accepting, answers what is in flight, drains the background tasks, and closes the database last.
     * Tasks are handed over on the event loops: these end before the drain begins, so that none comes behind it. All of this shares
     * one deadline.
     */
    @Override
    public void close() {
        close(DRAIN);
    }

    void close(Duration patience) {
        Deadline deadline = Deadline.in(patience, SystemTime.INSTANCE);
        try {
            background.stopClaiming();
            server.stop(deadline);
            server.close();
            background.drain(deadline);
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

    private static List<Route> routes(
            Settings settings, Store store, Background background, TaskCounts counts, Metrics metrics) {
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
                        new TaskRoutes(store.tasks(), counts, background.dispatcher()).routes(),
                        new HealthRoutes(store.todos()).routes(),
                        new MetricsRoutes(metrics::scrape).routes(),
                        new DescriptionRoutes().routes(),
                        new PageRoutes().routes())
                .flatMap(List::stream)
                .toList();
    }

    private static Store open(Settings settings, SystemTime time, SecureRandom random, Supplier<TaskMeter> meter) {
        var following = new Follows(ZoneId.systemDefault());
        var fake = settings.fakeDb();
        if (fake != null) {
            var threads = ManagementFactory.getThreadMXBean();
            var work = FixedWork.lasting(fake.cpu(), threads::getCurrentThreadCpuTime);
            var database = new FakeDatabase(time, fake.pause(), work, random, following, meter.get());
            LiveChanges live = live(database, time);
            database.onCommit(live::committed);
            return new Store(database, database, database, live, database.tasks(), database::onDue, () -> {});
        }
        Sqlite database = Sqlite.open(settings.data(), READERS);
        var tasks = new SqlTasks(database, time, random, meter.get());
        var todos = new SqlTodos(database, time, random, following, tasks);
        var transactions = new SqlTransactions(database, todos, time);
        var changes = new SqlChanges(database);
        LiveChanges live = live(changes, time);
        database.onCommit(live::committed);
        var upkeep = new Upkeep(database, time);
        var repeat = new Repeat("upkeep", time, upkeep::pace);
        return new Store(todos, transactions, changes, live, tasks, tasks::onDue, () -> {
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
