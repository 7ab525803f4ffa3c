package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.FollowUp;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTasksTest implements TasksContract {
    private final SettableTime time = new SettableTime();
    private final AtomicInteger told = new AtomicInteger();
    private Postgres database;
    private SqlTasks tasks;

    @BeforeEach
    void open() throws SQLException {
        database = TestPostgres.emptied();
        tasks = another(1);
        tasks.onDue(told::incrementAndGet);
    }

    private SqlTasks another(int seed) {
        return new SqlTasks(database, time, new Random(seed), new TaskMeter(new SimpleMeterRegistry()));
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
            tasks.rows().record(session, MINE, followUp, now());
            return true;
        });
    }

    @Override
    public int told() {
        return told.get();
    }

    @Test
    void a_node_that_starts_leaves_to_the_others_what_they_hold() {
        Claim claim = claimNew("mail");
        another(2);
        assertThat(found(claim.task()).state()).isEqualTo(Task.State.RUNNING);
        assertThat(end(claim, Outcome.done())).isTrue();
    }
}
