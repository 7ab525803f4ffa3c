package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.Wait;
import dev.kaam.todo.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteConfig;

/** Many hand in units while a lane closes: each unit is done once or refused, its caller hears which, and nobody waits for ever. */
class LaneStressTest {
    private static final int CALLERS = 8;
    /** Fewer than callers, so that some are refused before it closes too. */
    private static final int CAPACITY = 3;

    private static final int BATCH = 4;
    private static final int PATIENCE = 60;

    /** Never closed: who waits for ever does not hold up the end of the tests. */
    private static final ExecutorService PLATFORM =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    private static final ExecutorService VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void a_writer_that_is_closed_150_times() throws Exception {
        writers(150);
    }

    @Test
    @Tag("slow")
    void a_writer_that_is_closed_20000_times() throws Exception {
        writers(20_000);
    }

    @Test
    void three_readers_that_are_closed_150_times() throws Exception {
        readers(150);
    }

    @Test
    @Tag("slow")
    void three_readers_that_are_closed_10000_times() throws Exception {
        readers(10_000);
    }

    private static void writers(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            var session = session();
            session.run("CREATE TABLE line (id INTEGER)");
            var told = new Told(new GroupCommit(session), session, new ArrayList<>());
            var lane = new Lane("writer", Wait.On.WRITE, CAPACITY, BATCH, List.of(told));
            new Round(lane, round).play(round % 2 == 0 ? PLATFORM : VIRTUAL, told.lines());
        }
    }

    private static void readers(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            var lines = new ConcurrentLinkedQueue<Long>();
            var batches = new ArrayList<Told>();
            for (int i = 0; i < 3; i++) {
                var session = session();
                session.run("CREATE TEMP TABLE line (id INTEGER)"); // each its own, so that all are free to write
                batches.add(new Told(new SharedSnapshot(session), session, lines));
            }
            new Round(new Lane("reader", Wait.On.READ, CAPACITY, BATCH, batches), round).play(VIRTUAL, lines);
        }
    }

    private static Session session() throws SQLException {
        return new Session(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"), false);
    }

    /** Tells at its end what stands in its database. */
    private record Told(Batch inner, Session session, Collection<Long> lines) implements Batch {
        @Override
        public void run(List<Unit<?>> units) {
            inner.run(units);
        }

        @Override
        public void close() {
            try (ResultSet row = session.prepare("SELECT id FROM line").executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1));
                }
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            } finally {
                inner.close();
            }
        }
    }

    /** One life of a lane, from the first unit to the end of its threads. */
    private static final class Round {
        private final Lane lane;
        private final int seed;
        private final AtomicLong ids = new AtomicLong();
        private final Queue<Long> done = new ConcurrentLinkedQueue<>();
        private final Queue<Long> failed = new ConcurrentLinkedQueue<>();
        private final CountDownLatch enough;
        private volatile boolean closing;

        Round(Lane lane, int seed) {
            this.lane = lane;
            this.seed = seed;
            this.enough = new CountDownLatch(new SplittableRandom(seed).nextInt(40));
        }

        void play(ExecutorService threads, Collection<Long> lines) throws Exception {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                var random = new SplittableRandom((long) seed * CALLERS + i);
                ends.add(threads.submit(() -> call(random)));
            }
            ends.add(threads.submit(this::close));
            for (Future<?> end : ends) {
                end.get(PATIENCE, TimeUnit.SECONDS);
            }
            assertThat(lines).as("round %d", seed).containsExactlyInAnyOrderElementsOf(done);
            assertThat(lane.done()).isEqualTo(done.size() + failed.size());
            assertThat(lane.waiting()).isZero();
        }

        private Void close() throws InterruptedException {
            enough.await();
            closing = true;
            lane.close();
            return null;
        }

        /** Goes on until the lane is closed, which it knows by being refused although it had begun to close before. */
        private void call(SplittableRandom random) {
            boolean open = true;
            while (open) {
                boolean wasClosing = closing;
                if (random.nextInt(8) == 0) {
                    Thread.currentThread().interrupt(); // of no consequence: the unit is on its way
                }
                open = hand(ids.incrementAndGet(), random.nextInt(8) == 0) || !wasClosing;
                enough.countDown();
            }
        }

        /** Returns whether it was not refused. */
        private boolean hand(long id, boolean fails) {
            var ran = new AtomicBoolean();
            try {
                Long told = lane.run(session -> {
                    ran.set(true);
                    return insert(session, id, fails);
                });
                assertThat(told).isEqualTo(id);
                done.add(id);
                return true;
            } catch (IllegalStateException failure) {
                assertThat(fails).as("%d was to fail: %s", id, failure).isTrue();
                failed.add(id);
                return true;
            } catch (Problem refused) {
                assertThat(refused.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
                assertThat(ran.get()).as("%d was refused, and done", id).isFalse();
                return false;
            }
        }

        private static Long insert(Session session, long id, boolean fails) throws SQLException {
            if (fails) {
                throw new SQLException("told to");
            }
            var insert = session.prepare("INSERT INTO line VALUES (?)");
            insert.setLong(1, id);
            insert.executeUpdate();
            return id;
        }
    }
}
