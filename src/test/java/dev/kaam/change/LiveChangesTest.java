package dev.kaam.change;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.change.LiveChanges.Page;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.Sqlite;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveChangesTest {
    private static final String MINE = "local";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int KEPT = 16;

    @TempDir
    private Path folder;

    private Sqlite database;
    private SqlTodos todos;
    private CountedLog log;
    private LiveChanges live;

    @BeforeEach
    void open() {
        database = Sqlite.open(folder, 2);
        todos = new SqlTodos(database, new SettableTime(), new Random(1));
        log = new CountedLog(new SqlChanges(database));
        live = live(Duration.ZERO, new RealPace());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_happened_comes_at_once() throws Exception {
        List<Todo> made = add(3);
        Page page = live.after(MINE, 0, LONG);
        assertThat(page.changes()).extracting(Change::todo).isEqualTo(made);
        assertThat(page.seq()).isEqualTo(log.last());
    }

    @Test
    void who_waits_gets_what_happens() throws Exception {
        add(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Page> waiting = threads.submit(() -> live.after(MINE, 1, LONG));
            List<Todo> made = add(1);
            assertThat(waiting.get().changes()).extracting(Change::todo).isEqualTo(made);
        }
    }

    @Test
    void when_nothing_happens_there_is_none_after_the_patience() throws Exception {
        add(2);
        assertThat(live.after(MINE, 2, Duration.ofMillis(1))).isEqualTo(new Page(List.of(), 2));
        assertThat(live.after(MINE, 99, Duration.ofMillis(1))).isEqualTo(new Page(List.of(), 99));
    }

    @Test
    void the_changes_of_others_are_not_told_but_passed_over() throws Exception {
        todos.add("other", TodoDraft.titled("theirs"));
        assertThat(live.after(MINE, 0, Duration.ofMillis(1))).isEqualTo(new Page(List.of(), 1));
        List<Todo> mine = add(1);
        todos.add("other", TodoDraft.titled("theirs too"));
        Page page = live.after(MINE, 1, LONG);
        assertThat(page.changes()).extracting(Change::todo).isEqualTo(mine);
    }

    @Test
    void who_is_behind_what_is_kept_gets_it_from_the_log() throws Exception {
        List<Todo> made = add(10 * KEPT + LiveChanges.PAGE_MAX);
        List<Change> read = read(0, made.size());
        assertThat(read).extracting(Change::todo).isEqualTo(made);
        assertThat(log.pages.get()).isPositive();
    }

    @Test
    void many_who_wait_cost_one_reading() throws Exception {
        add(1);
        List<Thread> readers = new ArrayList<>();
        List<FutureTask<Page>> pages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var page = new FutureTask<>(() -> live.after(MINE, 1, LONG));
            pages.add(page);
            readers.add(Thread.ofVirtual().start(page));
        }
        readers.forEach(LiveChangesTest::letItWait);
        int before = log.readings.get();
        List<Todo> made = add(1);
        for (FutureTask<Page> page : pages) {
            assertThat(page.get().changes()).extracting(Change::todo).isEqualTo(made);
        }
        assertThat(log.readings.get() - before).isEqualTo(1);
        assertThat(log.pages).hasValue(0);
    }

    @Test
    void what_happens_soon_after_a_reading_is_gathered_and_comes_together() throws Exception {
        var slept = new ArrayList<Duration>();
        live = live(Duration.ofMillis(20), new LiveChanges.Pace() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void sleep(Duration duration) {
                slept.add(duration);
                add(5);
            }
        });
        add(1);
        assertThat(live.after(MINE, 0, LONG).changes()).hasSize(1);
        assertThat(slept).as("the first after a while comes at once").isEmpty();
        add(1);
        assertThat(live.after(MINE, 1, LONG).changes()).hasSize(6);
        assertThat(slept).containsExactly(Duration.ofMillis(20));
    }

    @Test
    void for_many_readers_it_gathers_longer() throws Exception {
        var slept = new CopyOnWriteArrayList<Duration>();
        live = live(Duration.ofMillis(20), new LiveChanges.Pace() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void sleep(Duration duration) {
                slept.add(duration);
            }
        });
        add(1);
        live.after(MINE, 0, LONG);
        List<Thread> readers = IntStream.range(0, 1000)
                .mapToObj(i -> Thread.ofVirtual().start(() -> read(live, 1)))
                .toList();
        readers.forEach(LiveChangesTest::letItWait);
        add(1);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(slept).last().isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void one_who_goes_away_while_it_leads_leaves_the_others_in_good_hands() throws Exception {
        var first = Thread.ofVirtual().start(() -> read(live, 0));
        letItWait(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Page>> others = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> live.after(MINE, 0, LONG)))
                    .toList();
            first.interrupt();
            first.join();
            add(1);
            for (Future<Page> other : others) {
                assertThat(other.get().changes()).hasSize(1);
            }
        }
    }

    @Test
    void a_reading_that_fails_is_told_to_one_and_done_by_the_next() throws Exception {
        add(1);
        log.broken.set(true);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> live.after(MINE, 0, LONG));
        assertThat(live.after(MINE, 0, LONG).changes()).hasSize(1);
    }

    @Test
    void what_was_purged_is_not_told_from_memory() throws Exception {
        Todo secret = add(1).getFirst();
        assertThat(live.after(MINE, 0, LONG).changes()).hasSize(1);
        todos.remove(MINE, secret.id(), ANY);
        todos.purge(MINE, secret.id(), ANY);
        assertThat(live.after(MINE, 1, LONG).changes()).last().matches(change -> change.kind() == Change.Kind.PURGED);
        assertThat(live.after(MINE, 0, LONG).changes()).extracting(Change::kind).containsExactly(Change.Kind.PURGED);
    }

    @Test
    void what_was_purged_while_nobody_listened_is_not_told_either() throws Exception {
        Todo secret = add(1).getFirst();
        assertThat(live.after(MINE, 0, LONG).changes()).hasSize(1);
        todos.remove(MINE, secret.id(), ANY);
        todos.purge(MINE, secret.id(), ANY);
        assertThat(live.after(MINE, 0, LONG).changes()).extracting(Change::kind).containsExactly(Change.Kind.PURGED);
    }

    @Test
    void who_asks_for_what_is_not_kept_hears_so_and_the_others_read_on() throws Exception {
        add(9);
        forgetUpTo(5);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> live.after(MINE, 4, LONG))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.GONE);
        assertThat(live.after(MINE, 5, LONG).changes()).extracting(Change::seq).containsExactly(6L, 7L, 8L, 9L);
        add(1);
        assertThat(live.after(MINE, 9, LONG).changes()).hasSize(1);
    }

    @Test
    void readers_that_come_and_go_while_it_is_written_get_each_change_once_in_order() throws Exception {
        live = live(Duration.ofMillis(2), new RealPace());
        int written = 3000;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> readers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(impatient(i, written)))
                    .toList();
            for (int writer = 0; writer < 10; writer++) {
                threads.execute(() -> add(written / 10));
            }
            List<Long> all =
                    IntStream.rangeClosed(1, written).mapToObj(i -> (long) i).toList();
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get()).isEqualTo(all);
            }
        }
    }

    /** Often gives up while it waits, by itself or because it is interrupted. */
    private Callable<List<Long>> impatient(int number, int count) {
        return () -> {
            var random = new SplittableRandom(number);
            var seen = new ArrayList<Long>();
            long seq = 0;
            while (seen.size() < count) {
                if (random.nextInt(10) == 0) {
                    Thread.currentThread().interrupt();
                }
                try {
                    Page page = live.after(MINE, seq, Duration.ofMillis(random.nextInt(5)));
                    page.changes().forEach(change -> seen.add(change.seq()));
                    seq = page.seq();
                } catch (InterruptedException expected) {
                    assertThat(seen).hasSizeLessThan(count);
                }
            }
            return seen;
        };
    }

    private LiveChanges live(Duration gather, LiveChanges.Pace pace) {
        var made = new LiveChanges(log, KEPT, gather, pace);
        database.onCommit(made::committed);
        return made;
    }

    private List<Todo> add(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> todos.add(MINE, TodoDraft.titled("t" + i)))
                .toList();
    }

    private List<Change> read(long from, int count) throws InterruptedException {
        var read = new ArrayList<Change>();
        long seq = from;
        while (read.size() < count) {
            Page page = live.after(MINE, seq, LONG);
            read.addAll(page.changes());
            seq = page.seq();
        }
        return read;
    }

    private static void read(LiveChanges live, long seq) {
        try {
            live.after(MINE, seq, LONG);
        } catch (InterruptedException asWasMeant) {
            Thread.currentThread().interrupt();
        }
    }

    private static void letItWait(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    private void forgetUpTo(long seq) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaam.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM change WHERE seq <= " + seq);
            statement.executeUpdate("UPDATE followed SET seq = " + seq + " WHERE what = 'pruned'");
        }
    }

    private static final class RealPace implements LiveChanges.Pace {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration);
        }
    }

    /** The real log, which counts what it is asked, and fails when it is told to. */
    private record CountedLog(ChangeLog log, AtomicInteger readings, AtomicInteger pages, AtomicBoolean broken)
            implements ChangeLog {
        CountedLog(ChangeLog log) {
            this(log, new AtomicInteger(), new AtomicInteger(), new AtomicBoolean());
        }

        @Override
        public List<Change> after(String owner, long seq, int limit) {
            pages.incrementAndGet();
            return log.after(owner, seq, limit);
        }

        @Override
        public List<Owned> newest(long seq, int limit) {
            readings.incrementAndGet();
            if (broken.getAndSet(false)) {
                throw Problem.unavailable("told to");
            }
            return log.newest(seq, limit);
        }

        @Override
        public List<Change> of(String owner, UUID id, long before, int limit) {
            return log.of(owner, id, before, limit);
        }

        @Override
        public long last() {
            return log.last();
        }
    }
}
