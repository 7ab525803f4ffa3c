package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskStore.Claim;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresTasksTest extends SqlTasksContract {
    @BeforeEach
    void open() throws SQLException {
        keepIn(TestPostgres.emptied());
    }

    @Test
    void a_node_that_starts_leaves_to_the_others_what_they_hold() {
        Claim claim = claimNew("mail");
        another(2);
        assertThat(found(claim.task()).state()).isEqualTo(Task.State.RUNNING);
        assertThat(end(claim, Outcome.done())).isTrue();
    }
}
