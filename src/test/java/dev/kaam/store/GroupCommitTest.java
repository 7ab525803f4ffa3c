package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.flow.Wait;
import dev.kaam.todo.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** The writer: many units, one commit; each alone in its failure. */
class GroupCommitTest {
    private static final int CAPACITY = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private Lane lane;

    private final AtomicInteger runs = new AtomicInteger();

    @BeforeEach
    void open() throws SQLException {
        var session = new Session(new SQLiteConfig().createConnection("jdbc:sqlite::memory:"), false);
        session.run("CREATE TABLE word (word TEXT UNIQUE)");
        session.run("CREATE TABLE line (word TEXT REFERENCES word (word) DEFERRABLE INITIALLY DEFERRED)");
        session.run("PRAGMA foreign_keys = ON");
        lane = new Lane("writer", Wait.On.WRITE, CAPACITY, 100, List.of(new GroupCommit(session)));
    }

    @AfterEach
    void close() {
        gate.countDown();
        callers.close();
        lane.close();
    }

    @Test
    void a_unit_that_fails_is_undone_alone_and_its_neighbours_commit() throws Exception {
        List<Future<?>> batch = together("a", "b", "fail after c", "d");
        gate.countDown();
        batch.get(0).get();
        batch.get(1).get();
        assertThatThrownBy(batch.get(2)::get).hasRootCauseMessage("told to");
        batch.get(3).get();
        assertThat(words()).containsExactly("a", "b", "d");
    }

    @Test
    void a_statement_that_the_database_refuses_fails_its_unit_alone() throws Exception {
        List<Future<?>> batch = together("a", "a", "b");
        gate.countDown();
        batch.get(0).get();
        assertThatThrownBy(batch.get(1)::get).hasMessageContaining("UNIQUE");
        batch.get(2).get();
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void a_problem_fails_its_unit_alone_and_the_others_run_once() throws Exception {
        List<Future<?>> batch = together("a", "problem", "b");
        gate.countDown();
        batch.get(0).get();
        assertThatThrownBy(batch.get(1)::get).hasRootCauseInstanceOf(Problem.class);
        batch.get(2).get();
        assertThat(words()).containsExactly("a", "b");
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_database_that_somebody_else_holds_is_waited_for_once_for_all(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("held.db");
        var config = new SQLiteConfig();
        config.setBusyTimeout(300);
        try (Connection other = config.createConnection("jdbc:sqlite:" + file);
                var session = new Session(config.createConnection("jdbc:sqlite:" + file), false);
                var statement = other.createStatement()) {
            statement.execute("CREATE TABLE word (word TEXT UNIQUE)");
            statement.execute("BEGIN IMMEDIATE");
            var units = new ArrayList<Unit<?>>();
            for (int i = 0; i < 5; i++) {
                units.add(new Unit<>(
                        held -> {
                            runs.incrementAndGet();
                            return insert(held, "a");
                        },
                        Wait.On.WRITE));
            }
            new GroupCommit(session).run(units);
            statement.execute("ROLLBACK");
            units.forEach(Unit::end);
            assertThat(units).allSatisfy(unit -> assertThatThrownBy(unit::await).isInstanceOf(Problem.class));
            assertThat(runs).hasValue(0);
            assertThat(session.prepare("SELECT count(*) FROM word")
                            .executeQuery()
                            .getInt(1))
                    .isZero();
        }
    }

    @Test
    void when_the_commit_fails_who_broke_it_is_told_and_the_others_commit() throws Exception {
        List<Future<?>> batch = together("a", "dangling", "b");
        gate.countDown();
        batch.get(0).get();
        assertThatThrownBy(batch.get(1)::get).hasMessageContaining("FOREIGN KEY");
        batch.get(2).get();
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void a_disk_that_is_full_for_one_is_not_full_for_those_who_still_fit() throws Exception {
        lane.run(session -> limit(session, "PRAGMA max_page_count = 10"));
        List<Future<?>> batch = together("a", "x".repeat(100_000), "b");
        gate.countDown();
        batch.get(0).get();
        assertThat(batch.get(1))
                .failsWithin(PATIENCE)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
        batch.get(2).get();
        assertThat(words()).containsExactly("a", "b");
    }

    @Test
    void after_a_failed_commit_the_next_units_commit() throws Exception {
        List<Future<?>> batch = together("dangling");
        gate.countDown();
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(batch.getFirst()::get);
        lane.run(session -> insert(session, "later"));
        assertThat(words()).containsExactly("later");
    }

    @Test
    void one_more_than_may_wait_is_refused_and_what_was_accepted_still_commits() throws Exception {
        List<Future<?>> batch = together("a", "b", "c", "d", "e", "f", "g", "h");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> lane.run(session -> insert(session, "too much")))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.UNAVAILABLE);
        gate.countDown();
        for (Future<?> unit : batch) {
            unit.get();
        }
        assertThat(words()).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
    }

    @Test
    void closing_does_what_waits_and_refuses_what_comes() throws Exception {
        List<Future<?>> batch = together("a", "b");
        gate.countDown();
        lane.close();
        batch.get(0).get();
        batch.get(1).get();
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> lane.run(session -> insert(session, "late")));
    }

    @Test
    void an_interrupt_does_not_part_a_caller_from_its_outcome() throws Exception {
        var answered = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().unstarted(() -> {
            lane.run(session -> insert(session, "a"));
            if (Thread.currentThread().isInterrupted()) {
                answered.countDown();
            }
        });
        together();
        caller.start();
        caller.interrupt();
        gate.countDown();
        caller.join();
        assertThat(answered.getCount()).isZero();
        assertThat(words()).containsExactly("a");
    }

    /** Holds the writer at the gate and lets the units wait behind it, in this order. */
    private List<Future<?>> together(String... words) {
        var held = new CountDownLatch(1);
        callers.execute(() -> lane.run(session -> {
            held.countDown();
            awaitGate();
            return null;
        }));
        await(held);
        List<Future<?>> batch = new ArrayList<>();
        for (String word : words) {
            int waiting = lane.waiting();
            batch.add(callers.submit(() -> lane.run(session -> unit(session, word))));
            while (lane.waiting() == waiting) {
                Thread.onSpinWait();
            }
        }
        return batch;
    }

    private Void unit(Session session, String word) throws SQLException {
        runs.incrementAndGet();
        switch (word) {
            case "problem" -> throw Problem.malformed("told to");
            case "dangling" -> session.run("INSERT INTO line VALUES ('no such word')");
            case "fail after c" -> {
                insert(session, "c");
                throw new IllegalArgumentException("told to");
            }
            default -> insert(session, word);
        }
        return null;
    }

    private static Void limit(Session session, String pragma) throws SQLException {
        try (var answer = session.prepare(pragma).executeQuery()) {
            answer.next();
            return null;
        }
    }

    private static Void insert(Session session, String word) throws SQLException {
        var insert = session.prepare("INSERT INTO word VALUES (?)");
        insert.setString(1, word);
        insert.executeUpdate();
        return null;
    }

    private List<String> words() {
        return lane.run(session -> {
            var words = new ArrayList<String>();
            try (var row =
                    session.prepare("SELECT word FROM word ORDER BY word").executeQuery()) {
                while (row.next()) {
                    words.add(row.getString(1));
                }
            }
            return words;
        });
    }

    private void awaitGate() {
        await(gate);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
