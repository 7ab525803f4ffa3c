package dev.kaam.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.LiveChanges.Page;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.Sqlite;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many readers come and go, quick and slow ones, while changes are committed and old ones are dropped: each gets all of its owner's
 * between where it began and where it left, once and in order, or hears that they are gone.
 */
class LiveChangesStressTest {
    private static final List<String> OWNERS = List.of("a", "b");
    private static final int KEPT = 16;
    private static final int WRITERS = 4;
    private static final int VISITORS = 24;
    private static final int PATIENCE = 240;

    @TempDir
    private Path folder;

    private final Progress written = new Progress();
    private final List<Progress> witnessed = List.of(new Progress(), new Progress());
    private final Progress dropping = new Progress();
    private final Progress dropped = new Progress();

    /** Not waited for: who waits for ever is told by its test, and does not hold up its end. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Queue<Visit> visits = new ConcurrentLinkedQueue<>();
    private Sqlite database;
    private SqlTodos todos;
    private SqlChanges log;
    private LiveChanges live;

    /** What one reader saw behind {@code begin} and up to {@code end}. */
    private record Visit(String owner, long begin, long end, List<Long> seen, boolean cut) {}

    /** A number that grows, and can be waited for. */
    private static final class Progress {
        private long reached;

        synchronized long now() {
            return reached;
        }

        synchronized void add(long more) {
            to(reached + more);
        }

        synchronized void to(long next) {
            reached = next;
            notifyAll();
        }

        synchronized void await(long least) throws InterruptedException {
            while (reached < least) {
                wait();
            }
        }
    }

    @BeforeEach
    void open() {
        database = Sqlite.open(folder, 2);
        todos = new SqlTodos(database, new SettableTime(), new Random(1));
        log = new SqlChanges(database);
        live = new LiveChanges(log, KEPT, Duration.ofMillis(1), new RealPace());
        database.onCommit(live::committed);
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    @Test
    void while_2000_changes_are_committed_nobody_misses_one_or_gets_one_twice() throws Exception {
        everybodyReads(2_000);
    }

    @Test
    @Tag("slow")
    void while_40000_changes_are_committed_nobody_misses_one_or_gets_one_twice() throws Exception {
        everybodyReads(40_000);
    }

    private void everybodyReads(int all) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        List<Future<NavigableSet<Long>>> witnesses = new ArrayList<>();
        for (String owner : OWNERS) {
            witnesses.add(threads.submit(() -> readAll(owner, all)));
        }
        ends.add(threads.submit(this::comeLate));
        for (int i = 0; i < VISITORS; i++) {
            int number = i;
            ends.add(threads.submit(() -> comeAndGo(number, all)));
        }
        for (int i = 0; i < WRITERS; i++) {
            int number = i;
            ends.add(threads.submit(() -> write(number, all / WRITERS)));
        }
        ends.add(threads.submit(() -> drop(all)));
        List<NavigableSet<Long>> told = new ArrayList<>();
        for (Future<NavigableSet<Long>> witness : witnesses) {
            told.add(witness.get(PATIENCE, TimeUnit.SECONDS));
        }
        for (Future<?> end : ends) {
            end.get(PATIENCE, TimeUnit.SECONDS);
        }
        check(told, all);
    }

    private void check(List<NavigableSet<Long>> told, int all) {
        assertThat(told.get(0).size() + told.get(1).size()).isEqualTo(all);
        assertThat(told.get(0)).doesNotContainAnyElementsOf(told.get(1)).isNotEmpty();
        assertThat(visits).hasSizeGreaterThan(2 * VISITORS).anyMatch(Visit::cut);
        for (Visit visit : visits) {
            assertThat(visit.seen())
                    .as("%s behind %d up to %d", visit.owner(), visit.begin(), visit.end())
                    .containsExactlyElementsOf(
                            told.get(OWNERS.indexOf(visit.owner())).subSet(visit.begin(), false, visit.end(), true));
        }
    }

    /** Always there, from the first change to the last. */
    private NavigableSet<Long> readAll(String owner, int all) throws InterruptedException {
        var seen = new TreeSet<Long>();
        for (long seq = 0; seq < all; ) {
            Page page = live.after(owner, seq, Duration.ofSeconds(1));
            page.changes().forEach(change -> assertThat(seen.add(change.seq())).isTrue());
            seq = page.seq();
            witnessed.get(OWNERS.indexOf(owner)).to(seq);
        }
        return seen;
    }

    private Void comeAndGo(int number, int all) throws InterruptedException {
        var random = new SplittableRandom(number);
        boolean slow = number % 4 == 0;
        for (int visit = 0; visit < 3 || written.now() < all; visit++) {
            long begin = Math.max(0, written.now() - random.nextInt(20 * KEPT));
            visit(OWNERS.get(random.nextInt(2)), begin, random, slow ? all : 0);
        }
        return null;
    }

    /** @param slowUpTo it asks on only when many more were written; until so many were */
    private void visit(String owner, long begin, SplittableRandom random, long slowUpTo) throws InterruptedException {
        var seen = new ArrayList<Long>();
        long seq = begin;
        boolean cut = false;
        for (int pages = 1 + random.nextInt(20); pages > 0 && !cut; pages--) {
            if (random.nextInt(10) == 0) {
                Thread.currentThread().interrupt();
            }
            try {
                Page page = live.after(owner, seq, Duration.ofMillis(random.nextInt(5)));
                page.changes().forEach(change -> seen.add(change.seq()));
                seq = page.seq();
                written.await(Math.min(slowUpTo, seq + 5L * KEPT));
            } catch (InterruptedException impatient) {
                // it asks on from where it is
            } catch (Problem gone) {
                assertGone(gone, seq);
                cut = true;
            }
        }
        Thread.interrupted();
        visits.add(new Visit(owner, begin, seq, seen, cut));
    }

    /** Wants to begin with the first change, and comes too late for it. */
    private Void comeLate() throws InterruptedException {
        dropped.await(1);
        try {
            live.after("a", 0, Duration.ofMillis(1));
        } catch (Problem gone) {
            assertGone(gone, 0);
            visits.add(new Visit("a", 0, 0, List.of(), true));
            return null;
        }
        throw new AssertionError("what was dropped was told");
    }

    private void assertGone(Problem problem, long seq) {
        assertThat(problem.kind()).isEqualTo(Problem.Kind.GONE);
        assertThat(dropping.now()).isGreaterThan(seq);
    }

    private Void write(int number, int count) {
        var random = new SplittableRandom(number);
        String owner = OWNERS.get(number % 2);
        var mine = new ArrayList<Todo>();
        for (int i = 0; i < count; i++) {
            if (mine.isEmpty() || random.nextInt(3) > 0) {
                mine.add(todos.add(owner, TodoDraft.titled("t" + i)));
            } else {
                todos.remove(owner, mine.removeLast().id(), Expected.ANY);
            }
            written.add(1);
        }
        return null;
    }

    /** Step by step the first half, once so many more were written, and the witnesses have it. */
    private Void drop(int all) throws Exception {
        int step = all / 8;
        for (long upTo = step; upTo <= all / 2; upTo += step) {
            written.await(2 * upTo);
            for (Progress witness : witnessed) {
                witness.await(upTo);
            }
            dropping.to(upTo);
            forgetUpTo(upTo);
            dropped.to(upTo);
        }
        return null;
    }

    private void forgetUpTo(long seq) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kaam.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.executeUpdate("UPDATE followed SET seq = " + seq + " WHERE what = 'pruned'");
            statement.executeUpdate("DELETE FROM change WHERE seq <= " + seq);
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
}
