package dev.kaam.store;

import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteTasksTest implements TasksContract {
    private final SettableTime time = new SettableTime();
    private final AtomicInteger told = new AtomicInteger();
    private Sqlite database;
    private SqlTasks tasks;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 2);
        tasks = new SqlTasks(database, time, new Random(1), new TaskMeter(new SimpleMeterRegistry()));
        tasks.onDue(told::incrementAndGet);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public SettableTime time() {
        return time;
    }

    @Override
    public int told() {
        return told.get();
    }
}
