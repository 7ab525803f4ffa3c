package dev.kaam.store;

import dev.kaam.Follows;
import dev.kaam.flow.SettableTime;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the store, in whichever order: it tells of it what a model tells that is too plain to be wrong. */
class ModelTest {
    private static final int RUNS_A_DATABASE = 20;

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;
    private Path folder;
    private int owners;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        database = Sqlite.open(folder.resolve("runs-" + owners), 1);
        todos = new SqlTodos(
                database,
                time,
                new Random(1),
                new Follows(new MemoryWebhooks(time, new Random(1)), ZoneOffset.UTC, time));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_store_and_the_model_agree_after_each_step_of_50_runs() {
        new RandomRuns(this::run).runs(50, 30);
    }

    @Test
    @Tag("slow")
    void the_store_and_the_model_agree_after_each_step_of_1000_runs() {
        new RandomRuns(this::run).runs(1000, 200);
    }

    /** Each run is an owner's of its own, so that many can be in one database: not all, since each reads the log from its start. */
    private void run(List<ModelRun.Step> steps) {
        if (++owners % RUNS_A_DATABASE == 0) {
            database.close();
            open(folder);
        }
        String owner = "owner-" + owners;
        var transactions = new SqlTransactions(database, todos, time);
        new ModelRun(todos, new SqlChanges(database), transactions, time, time::pass, owner, ZoneOffset.UTC).run(steps);
    }
}
