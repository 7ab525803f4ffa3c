package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The contract of what keeps tasks, for a database. */
@SuppressWarnings("NullAway.Init")
abstract class SqlTasksContract implements TasksContract {
    private final SettableTime time = new SettableTime();
    private final AtomicInteger told = new AtomicInteger();
    private Database database;
    private SqlTasks tasks;

    /** Before each test, and again where a program would start again. */
    void keepIn(Database opened) {
        database = opened;
        use(another(1));
        tasks.onDue(told::incrementAndGet);
    }

    /** From now on. */
    void use(SqlTasks others) {
        tasks = others;
    }

    /** As another program has it. */
    SqlTasks another(int seed) {
        return new SqlTasks(database, time, new Random(seed), meter());
    }

    static TaskMeter meter() {
        return new TaskMeter(new SimpleMeterRegistry());
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
    public void follow(FollowUp followUp) {
        database.write(session -> {
            tasks.rows().record(session, MINE, followUp, null, now());
            return true;
        });
    }

    @Override
    public int told() {
        return told.get();
    }
}
