package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskStore.Claim;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTasksTest extends SqlTasksContract {
    private Sqlite database;
    private Path folder;

    @BeforeEach
    void open(@TempDir Path folder) {
        this.folder = folder;
        database = Sqlite.open(folder, 2);
        keepIn(database);
    }

    @AfterEach
    void close() {
        database.close();
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
        time().pass(Duration.ofDays(-1));
        open(folder);
        assertThat(add("mail").id()).isGreaterThan(before.id());
    }

    @Test
    void of_a_state_and_a_kind_only_the_newest_are_kept() {
        var few = new SqlTasks(database, time(), new Random(2), meter(), 3);
        use(few);
        var asked = new ArrayList<Task>();
        for (int i = 0; i < 5; i++) {
            asked.addFirst(claimNew("mail").task());
            end(new Claim(asked.getFirst(), 1), Outcome.done());
        }
        Task post = claimNew("post").task();
        end(new Claim(post, 1), Outcome.done());
        assertThat(few.prune()).isFalse();
        assertThat(list(Task.State.DONE, "mail", null, 9, null))
                .extracting(Task::id)
                .isEqualTo(asked.subList(0, 3).stream().map(Task::id).toList());
        assertThat(list(Task.State.DONE, "post", null, 9, null)).hasSize(1);
    }
}
