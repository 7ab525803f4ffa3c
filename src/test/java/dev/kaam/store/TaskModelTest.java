package dev.kaam.store;

import dev.kaam.background.TaskMeter;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever nodes and people do with tasks, in whichever order: the store tells of them what plain collections tell. */
class TaskModelTest {
    /** Side by side, each in a database of its own: while one waits for the disk, another computes. */
    private static final int AT_ONCE = 4;

    private final BlockingQueue<Sqlite> databases = new LinkedBlockingQueue<>();

    @BeforeEach
    void open(@TempDir Path folder) {
        for (int i = 0; i < AT_ONCE; i++) {
            databases.add(Sqlite.open(folder.resolve("runs-" + i), 1));
        }
    }

    @AfterEach
    void close() {
        databases.forEach(Sqlite::close);
    }

    @Test
    void the_store_and_plain_collections_agree_after_each_step_of_50_runs() {
        new RandomRuns(this::run, AT_ONCE, () -> {}).runs(50, 200);
    }

    @Test
    @Tag("slow")
    void the_store_and_plain_collections_agree_after_each_step_of_1000_runs() {
        new RandomRuns(this::run, AT_ONCE, () -> {}).runs(1000, 200);
    }

    private void run(List<ModelRun.Step> steps) {
        Sqlite database = databases.remove();
        try {
            run(database, steps);
        } finally {
            databases.add(database);
        }
    }

    private static void run(Sqlite database, List<ModelRun.Step> steps) {
        database.write(session -> {
            session.run("DELETE FROM task");
            session.run("DELETE FROM task_attempt");
            return true;
        });
        var time = new SettableTime();
        var meter = new TaskMeter(new SimpleMeterRegistry());
        var model = new MemoryTasks(time, new UuidV7(time, new Random(1)), meter, 10_000);
        new TaskModelRun(database, () -> new SqlTasks(database, time, new Random(2), meter), model, time).run(steps);
    }
}
