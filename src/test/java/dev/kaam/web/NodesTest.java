package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.TestKaam;
import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL. */
@Timeout(60)
class NodesTest {
    private static final int EACH = 30;
    private static final String END_OF_HEARING =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kaam-listener'";

    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private TestKaam here;
    private TestKaam there;

    @BeforeEach
    void two_nodes_of_which_one_does_tasks(@TempDir Path data) throws SQLException {
        TestPostgres.emptied();
        here = node(data, List.of());
        there = node(data, List.of(TaskKind.of("mail", 1, 5, task -> {
            done.add(task.id());
            return Outcome.done();
        })));
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    @Test
    void who_follows_one_node_sees_each_write_of_both_once_and_in_order() throws IOException {
        try (SseClient reader = SseClient.open(here, "/changes");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            reader.event();
            threads.execute(() -> add(here));
            threads.execute(() -> add(there));
            assertThat(ChangeStreamTest.seqs(reader, 2 * EACH)).isEqualTo(all(there));
        }
        awaitHeard(here, 1);
    }

    @Test
    void when_the_connection_that_hears_is_ended_nothing_is_lost_or_told_twice() throws Exception {
        try (SseClient reader = SseClient.open(here, "/changes")) {
            reader.event();
            awaitConnected(here, 1);
            add(there);
            TestPostgres.run(END_OF_HEARING);
            add(there);
            List<Long> seen = new ArrayList<>(ChangeStreamTest.seqs(reader, 2 * EACH));
            awaitConnected(here, 2);
            long heard = here.heard();
            add(there);
            seen.addAll(ChangeStreamTest.seqs(reader, EACH));
            assertThat(seen).isEqualTo(all(there));
            awaitHeard(here, heard + 1);
        }
    }

    @Test
    void a_task_that_one_node_records_is_done_by_the_other_which_is_told_of_it() throws InterruptedException {
        awaitConnected(there, 1);
        long heard = there.heard();
        UUID task = here.ask(TaskDraft.of("mail", 1, "{}")).id();
        assertThat(done.take()).isEqualTo(task);
        awaitHeard(there, heard + 1);
    }

    private static TestKaam node(Path data, List<TaskKind> kinds) {
        return TestKaam.with(
                data, settings -> settings.withDb(TestPostgres.address()).withKinds(kinds));
    }

    private static void add(TestKaam kaam) {
        for (int i = 0; i < EACH; i++) {
            assertThat(kaam.post("/todos", "{\"title\":\"todo " + i + "\"}").statusCode())
                    .isEqualTo(201);
        }
    }

    /** The numbers of all changes, as the log has them. */
    private static List<Long> all(TestKaam kaam) throws IOException {
        var seqs = new ArrayList<Long>();
        JsonNode changes =
                new ObjectMapper().readTree(kaam.get("/changes?limit=500").body());
        changes.forEach(change -> seqs.add(change.path("seq").asLong()));
        return seqs;
    }

    /** A notification may come behind what it tells of, where a look was quicker. */
    private static void awaitHeard(TestKaam kaam, long number) {
        while (kaam.heard() < number) {
            Thread.onSpinWait();
        }
    }

    private static void awaitConnected(TestKaam kaam, long number) {
        while (kaam.connected() < number) {
            Thread.onSpinWait();
        }
    }
}
