import dev.kaam.SystemTime;
import dev.kaam.background.Dispatcher;
import dev.kaam.background.DurableTasks;
import dev.kaam.background.Outcome;
import dev.kaam.background.Retry;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import dev.kaam.store.SqlTasks;
import dev.kaam.store.Sqlite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * The engine of the durable tasks by itself: the store's real file, the program's own threads, no HTTP. One line of JSON a number,
 * for tasks.py. Arguments: what to measure, a folder, and its size.
 */
void main(String[] args) throws Exception {
    Path folder = Path.of(args[1]);
    int size = Integer.parseInt(args[2]);
    switch (args[0]) {
        case "start" -> toStart(folder, size);
        case "drain" -> toDrain(folder, size);
        case "claim" -> toClaim(folder, size);
        default -> throw new IllegalArgumentException(args[0]);
    }
}

private static final String OWNER = "local";
private static final Duration LEASE = Duration.ofSeconds(30);

private static final Time TIME = SystemTime.INSTANCE;

/** From the call that records a task, its commit and all, until its handler runs; one at a time, on an idle engine. */
private static void toStart(Path folder, int tasks) throws Exception {
    var started = new ConcurrentHashMap<String, Long>();
    var latches = new ConcurrentHashMap<String, CountDownLatch>();
    TaskKind kind = TaskKind.of("noop", 1, 100, task -> {
        started.put(task.payload(), System.nanoTime());
        latches.get(task.payload()).countDown();
        return Outcome.done();
    });
    try (Sqlite database = Sqlite.open(folder, 2)) {
        SqlTasks store = store(database);
        DurableTasks engine = engine(store, kind);
        long[] micros = new long[tasks];
        for (int i = -tasks / 4; i < tasks; i++) {
            String name = "{\"n\":" + i + "}";
            latches.put(name, new CountDownLatch(1));
            long asked = System.nanoTime();
            store.add(OWNER, TaskDraft.of("noop", 1, name));
            long committed = System.nanoTime();
            latches.get(name).await();
            if (i >= 0) {
                micros[i] = Math.max(0, started.get(name) - committed) / 1000;
            }
            Thread.sleep(3);
        }
        engine.drain(Deadline.in(LEASE, TIME));
        Arrays.sort(micros);
        print("start", "p50_us", micros[tasks / 2], "p99_us", micros[tasks * 99 / 100]);
    }
}

/** So many tasks that do nothing, all recorded before the engine starts: claimed, run and acknowledged. */
private static void toDrain(Path folder, int tasks) throws Exception {
    var left = new CountDownLatch(tasks);
    TaskKind kind = TaskKind.of("noop", 1, 2000, task -> {
        left.countDown();
        return Outcome.done();
    });
    try (Sqlite database = Sqlite.open(folder, 2)) {
        SqlTasks store = store(database);
        fill(store, tasks, i -> TaskDraft.of("noop", 1, "{\"n\":" + i + "}"));
        long begun = System.nanoTime();
        DurableTasks engine = engine(store, kind);
        left.await();
        engine.drain(Deadline.in(LEASE, TIME));
        print("drain", "tasks", tasks, "micros", (System.nanoTime() - begun) / 1000);
    }
}

/** Claims of one task while so many wait: for their time, for somebody who knows their kind, and for one before them. */
private static void toClaim(Path folder, int waiting) throws Exception {
    try (Sqlite database = Sqlite.open(folder, 2)) {
        SqlTasks store = store(database);
        Instant later = TIME.instant().plus(Duration.ofDays(1));
        fill(store, waiting, i -> switch (i % 4) {
            case 0 -> TaskDraft.of("noop", 1, "{}").at(later);
            case 1 -> TaskDraft.of("unknown", 1, "{}");
            case 2 -> TaskDraft.of("noop", 1, "{}").with(Task.Priority.HIGH).at(later);
            default -> TaskDraft.of("noop", 1, "{}").with(Task.Priority.LOW).inOrderOf("one");
        });
        int claims = 2000;
        fill(store, claims, i -> TaskDraft.of("noop", 1, "{}"));
        List<TaskStore.Room> room = List.of(new TaskStore.Room("noop", 1, 1));
        long[] micros = new long[claims];
        for (int i = 0; i < claims; i++) {
            long begun = System.nanoTime();
            TaskStore.Claim claim = store.claim("node", room, LEASE).getFirst();
            micros[i] = (System.nanoTime() - begun) / 1000;
            store.acknowledge(List.of(new TaskStore.Ack(claim.task().id(), claim.token(), Outcome.done())));
        }
        Arrays.sort(micros, claims / 4, claims);
        print("claim", "waiting", waiting, "p50_us", micros[claims / 4 + claims * 3 / 8]);
    }
}

private interface Drafts {
    TaskDraft of(int i);
}

/** By many callers at once, whose commits the store makes one. */
private static void fill(SqlTasks store, int count, Drafts drafts) throws Exception {
    int callers = 64;
    var ends = new ArrayList<java.util.concurrent.Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int caller = 0; caller < callers; caller++) {
            int first = caller;
            ends.add(threads.submit(() -> {
                for (int i = first; i < count; i += callers) {
                    store.add(OWNER, drafts.of(i));
                }
            }));
        }
    }
    for (var end : ends) {
        end.get();
    }
}

private static SqlTasks store(Sqlite database) {
    return new SqlTasks(database, TIME, new Random(), new TaskMeter(new SimpleMeterRegistry()));
}

private static DurableTasks engine(SqlTasks store, TaskKind kind) {
    var node = new Dispatcher.Node("bench", LEASE);
    var meter = new TaskMeter(new SimpleMeterRegistry());
    var dispatcher = new Dispatcher(
            store, List.of(kind), node, TIME, new Retry(new Random()), meter, FlowRecorder.off());
    var engine = new DurableTasks(dispatcher, store, TIME);
    store.onDue(engine::wake);
    return engine;
}

private static void print(String what, String first, long one, String second, long two) {
    IO.println("{\"what\":\"%s\",\"%s\":%d,\"%s\":%d}".formatted(what, first, one, second, two));
}
