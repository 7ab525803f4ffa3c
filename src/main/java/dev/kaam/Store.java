package dev.kaam;

import dev.kaam.background.Nodes;
import dev.kaam.background.OneNode;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.change.Webhooks;
import dev.kaam.flow.LaneLoad;
import dev.kaam.flow.Time;
import dev.kaam.store.CallTime;
import dev.kaam.store.Database;
import dev.kaam.store.DatabaseTime;
import dev.kaam.store.FakeDatabase;
import dev.kaam.store.FixedWork;
import dev.kaam.store.MemoryWebhooks;
import dev.kaam.store.Postgres;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlNodes;
import dev.kaam.store.SqlTasks;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.SqlTransactions;
import dev.kaam.store.SqlWebhooks;
import dev.kaam.store.Sqlite;
import dev.kaam.store.Upkeep;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import dev.kaam.todo.Trash;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is kept: the embedded database, PostgreSQL, or the fake one.
 *
 * @param time by which all that is kept here goes
 * @param trash null where nothing is kept so long that it would have to be purged
 * @param neighbours the other nodes, where the database may have some
 * @param onDue takes what is to be called when a task is due
 * @param writer how much the thread that writes has to do
 * @param warning what is unusual in the way to it; empty: nothing
 */
record Store(
        Time time,
        Todos todos,
        Transactions transactions,
        ChangeLog changes,
        LiveChanges live,
        Webhooks webhooks,
        TaskStore tasks,
        Nodes nodes,
        @Nullable Trash trash,
        @Nullable Neighbours neighbours,
        Consumer<Runnable> onDue,
        Supplier<LaneLoad> writer,
        String warning,
        Runnable close) {
    private static final int CHANGES_IN_MEMORY = 1_024;
    private static final Duration GATHER = Duration.ofMillis(20);
    private static final int READERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    static Store open(Settings settings, String node, Time time, SecureRandom random, Supplier<TaskMeter> meter) {
        var fake = settings.fakeDb();
        var db = settings.db();
        if (fake != null) {
            return fake(settings, fake, time, random, meter);
        }
        return db == null
                ? sql(Sqlite.open(settings.data(), READERS), settings, time, random, meter)
                : shared(db, settings, node, time, random, meter);
    }

    private static Store fake(
            Settings settings, Settings.FakeDb fake, Time time, SecureRandom random, Supplier<TaskMeter> meter) {
        var threads = ManagementFactory.getThreadMXBean();
        var work = FixedWork.lasting(fake.cpu(), threads::getCurrentThreadCpuTime);
        var webhooks = new MemoryWebhooks(time, random);
        var following = new Follows(webhooks, ZoneId.systemDefault(), time, settings.hasDurableFakes());
        var takes = new CallTime(fake.pause(), work, fake.exponential(), fake.pool());
        var database = new FakeDatabase(time, takes, random, following, meter.get());
        LiveChanges live = live(database, time);
        database.onCommit(live::committed);
        return new Store(
                time,
                database,
                database,
                database,
                live,
                webhooks,
                database.tasks(),
                new OneNode(time),
                null,
                null,
                database::onDue,
                () -> LaneLoad.NONE,
                "The database is a fake: todos are kept in memory only, and are gone when Kaam ends.",
                () -> {});
    }

    /** With other nodes, on their common database. */
    private static Store shared(
            Postgres.Address db,
            Settings settings,
            String node,
            Time here,
            SecureRandom random,
            Supplier<TaskMeter> meter) {
        Postgres database = Postgres.open(db, settings.dbListen(), READERS);
        var time = new DatabaseTime(database, here);
        Store store = sql(database, settings, time, random, meter);
        var at = database.place().hearsAt();
        var neighbours = new Neighbours(database, at, node, store.live(), store.changes(), time, random);
        return store.with(neighbours, database);
    }

    /** Tells them of tasks that are due, and hears of theirs. */
    private Store with(Neighbours others, Postgres sharedDatabase) {
        Consumer<Runnable> dueAnywhere = wake -> {
            others.onDue(wake);
            onDue.accept(others::tasksDue);
        };
        Runnable closeAll = () -> {
            others.close();
            close.run();
        };
        return new Store(
                time,
                todos,
                transactions,
                changes,
                live,
                webhooks,
                tasks,
                new SqlNodes(sharedDatabase, time),
                trash,
                others,
                dueAnywhere,
                writer,
                sharedDatabase.place().warning(),
                closeAll);
    }

    private static Store sql(
            Database database, Settings settings, Time time, SecureRandom random, Supplier<TaskMeter> meter) {
        var webhooks = new SqlWebhooks(database, time, random);
        var tasks = new SqlTasks(database, time, random, meter.get());
        var following = new Follows(webhooks, ZoneId.systemDefault(), time, settings.hasDurableFakes());
        var todos = new SqlTodos(database, time, random, following, tasks);
        var transactions = new SqlTransactions(database, todos, time);
        var changes = new SqlChanges(database);
        LiveChanges live = live(changes, time);
        database.onCommit(live::committed);
        var upkeep = new Upkeep(database, time);
        var repeat = new Repeat("upkeep", time, upkeep::pace);
        return new Store(
                time,
                todos,
                transactions,
                changes,
                live,
                webhooks,
                tasks,
                new OneNode(time),
                todos,
                null,
                tasks::onDue,
                database::writerLoad,
                "",
                () -> {
                    repeat.close();
                    database.close();
                });
    }

    static LiveChanges live(ChangeLog changes, Time time) {
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
}
