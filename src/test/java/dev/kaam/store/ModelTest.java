package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.flow.SettableTime;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the store, in whichever order: it tells of it what a model tells that is too plain to be wrong. */
class ModelTest {
    /** Not all, since each reads the log from its start. */
    private static final int OWNERS_A_DATABASE = 20;

    private static final int READERS = 2;

    @TempDir
    private Path folder;

    private Sqlite database;
    private int databases;
    private final AtomicInteger owners = new AtomicInteger();

    @BeforeEach
    void open() {
        database = Sqlite.open(folder.resolve("runs-" + databases++), READERS);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_store_and_the_model_agree_after_each_step_of_60_runs() {
        runs(60, 30);
    }

    @Test
    @Tag("slow")
    void the_store_and_the_model_agree_after_each_step_of_1000_runs() {
        runs(1000, 200);
    }

    private void runs(int runs, int length) {
        new RandomRuns(this::run, OWNERS_A_DATABASE, this::reopen).runs(runs, length);
    }

    private void reopen() {
        close();
        open();
    }

    /** Each run is an owner's of its own, with a clock of its own: side by side they share commits and snapshots, as owners do. */
    private void run(List<ModelRun.Step> steps) {
        int owner = owners.incrementAndGet();
        var time = new SettableTime();
        var random = new Random(owner);
        var follows = new Follows(new MemoryWebhooks(time, random), ZoneOffset.UTC, time);
        var todos = new SqlTodos(database, time, random, follows);
        var transactions = new SqlTransactions(database, todos, time);
        new ModelRun(todos, new SqlChanges(database), transactions, time, time::pass, "owner-" + owner, ZoneOffset.UTC)
                .run(steps);
    }
}
