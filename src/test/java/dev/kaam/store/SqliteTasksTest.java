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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTasksTest implements TasksContract {
    private final SettableTime time = new SettableTime();
    private final AtomicInteger told = new AtomicInteger();
    private Sqlite database;
    private SqlTasks tasks;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
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

    /** The program that ran it has ended: it had the lock of the folder. */
    @Test
    void whoever_opens_the_folder_takes_back_what_ran_without_waiting_for_its_lease() {
        Claim claim = claimNew("mail");
        database.close();
        open(folder);
        assertThat(found(claim.task()).state()).isEqualTo(Task.State.READY);
        assertThat(claimOne("mail").task().attempts()).isEqualTo(2);
        assertThat(end(claim, Outcome.done())).isFalse();
    }

    @Test
    void ids_go_on_behind_the_last_also_when_the_clock_was_set_back() {
        Task before = add("mail");
        database.close();
        time.pass(Duration.ofDays(-1));
        open(folder);
        assertThat(add("mail").id()).isGreaterThan(before.id());
    }

    @Test
    void of_a_state_and_a_kind_only_the_newest_are_kept() {
        tasks = new SqlTasks(database, time, new Random(2), new TaskMeter(new SimpleMeterRegistry()), 3);
        var asked = new ArrayList<Task>();
        for (int i = 0; i < 5; i++) {
            asked.addFirst(claimNew("mail").task());
            end(new Claim(asked.getFirst(), 1), Outcome.done());
        }
        Task post = claimNew("post").task();
        end(new Claim(post, 1), Outcome.done());
        assertThat(tasks.prune()).isFalse();
        assertThat(list(Task.State.DONE, "mail", null, 9, null))
                .extracting(Task::id)
                .isEqualTo(asked.subList(0, 3).stream().map(Task::id).toList());
        assertThat(list(Task.State.DONE, "post", null, 9, null)).hasSize(1);
    }
}
