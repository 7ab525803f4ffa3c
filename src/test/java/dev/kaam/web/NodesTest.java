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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
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
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kaam-listener'"
                    + " AND datname = current_database()";

    private final BlockingQueue<UUID> done = new LinkedBlockingQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private TestKaam here;
    private TestKaam there;

    @BeforeEach
    void two_nodes_of_which_one_does_tasks(@TempDir Path data) throws SQLException {
        TestPostgres.emptied();
        here = node(data, List.of());
        TaskKind mail = TaskKind.of("mail", 1, 5, task -> {
            done.add(task.id());
            return Outcome.done();
        });
        TaskKind hold = TaskKind.of("hold", 1, 5, task -> {
            done.add(task.id());
            end.await();
            return Outcome.done();
        });
        there = node(data, List.of(mail, hold));
    }

    @AfterEach
    void stop() {
        end.countDown();
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
        assertThat(there.get("/metrics").body()).containsPattern("kaam_nodes_heard_total [1-9]");
    }

    @Test
    void each_node_is_told_with_the_tasks_that_it_has() throws Exception {
        UUID task = here.ask(TaskDraft.of("hold", 1, "{}")).id();
        done.take();
        JsonNode nodes = json(here.get("/nodes"));
        assertThat(nodes).hasSize(2).allMatch(node -> node.path("alive").asBoolean());
        assertThat(nodes.path(0).path("self").asBoolean()).isTrue();
        assertThat(nodes.path(0).path("tasks")).isEmpty();
        JsonNode other = nodes.path(1);
        assertThat(other.path("url").asText()).isEqualTo(there.url(""));
        JsonNode held = other.path("tasks").path(0);
        assertThat(held.path("id").asText()).isEqualTo(task.toString());
        assertThat(held.path("leaseUntil").asText())
                .isGreaterThan(other.path("seenAt").asText());
        JsonNode lease = json(here.get("/tasks/" + task)).path("lease");
        assertThat(lease.path("node")).isEqualTo(other.path("id"));
        assertThat(lease.path("until")).isEqualTo(held.path("leaseUntil"));
    }

    @Test
    void a_node_that_ends_well_is_not_told_of_any_more(@TempDir Path data) throws Exception {
        try (TestKaam _ = node(data, List.of())) {
            assertThat(json(here.get("/nodes"))).hasSize(3);
        }
        assertThat(json(here.get("/nodes"))).hasSize(2);
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
        json(kaam.get("/changes?limit=500"))
                .forEach(change -> seqs.add(change.path("seq").asLong()));
        return seqs;
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
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
