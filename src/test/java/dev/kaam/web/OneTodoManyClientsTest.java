package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many clients write one todo at once, and none of them loses what another wrote. */
class OneTodoManyClientsTest {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = 5;
    private static final int COUNTING = 16;
    private static final List<String> FIELDS = List.of("title", "notes", "tags", "order");

    private TestKaam kaam;
    private String todo = "";

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = Listed.add(kaam, "{\"title\":\"t\"}");
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void without_If_Match_each_patch_changes_its_own_field_and_no_other() throws Exception {
        atOnce(CLIENTS, client -> {
            for (int round = 0; round < ROUNDS; round++) {
                var answer = kaam.patch(todo, patch(client, round));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(Tree.of(answer.body()).path(field(client))).isEqualTo(value(client, round));
            }
        });
        List<JsonNode> history = Listed.all(kaam, todo + "/changes");
        assertThat(history).hasSize(1 + CLIENTS * ROUNDS);
        List<JsonNode> changes = new ArrayList<>();
        for (int i = 0; i < history.size() - 1; i++) {
            assertThat(history.get(i).path("fields").properties()).hasSize(1);
            changes.add(history.get(i).path("fields").iterator().next().path("after"));
        }
        List<JsonNode> sent = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            for (int round = 0; round < ROUNDS; round++) {
                sent.add(value(client, round));
            }
        }
        assertThat(changes).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void with_If_Match_exactly_one_wins_each_round() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String etag = kaam.get(todo).headers().firstValue("ETag").orElseThrow();
            int number = round;
            var statuses = new ConcurrentLinkedQueue<Integer>();
            atOnce(
                    CLIENTS,
                    client -> statuses.add(kaam.patch(todo, patch(client, number), "If-Match", etag)
                            .statusCode()));
            assertThat(statuses).hasSize(CLIENTS).containsOnly(200, 412);
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        }
        assertThat(Tree.of(kaam.get(todo).body()).path("version").asInt()).isEqualTo(1 + ROUNDS);
    }

    @Test
    void who_reads_and_tries_again_until_it_fits_loses_no_count() throws Exception {
        kaam.patch(todo, "{\"order\":0}");
        atOnce(COUNTING, client -> {
            int status;
            do {
                var read = kaam.get(todo);
                int next = Tree.of(read.body()).path("order").asInt() + 1;
                String etag = read.headers().firstValue("ETag").orElseThrow();
                status = kaam.patch(todo, "{\"order\":" + next + "}", "If-Match", etag)
                        .statusCode();
            } while (status == 412);
            assertThat(status).isEqualTo(200);
        });
        assertThat(Tree.of(kaam.get(todo).body()).path("order").asInt()).isEqualTo(COUNTING);
    }

    private static String field(int client) {
        return FIELDS.get(client % FIELDS.size());
    }

    private static String patch(int client, int round) {
        return "{\"" + field(client) + "\":" + value(client, round) + "}";
    }

    private static JsonNode value(int client, int round) {
        int number = client * 100 + round + 1;
        return Tree.of(
                switch (field(client)) {
                    case "tags" -> "[\"" + number + "\"]";
                    case "order" -> String.valueOf(number);
                    default -> "\"" + number + "\"";
                });
    }

    private static void atOnce(int clients, IntConsumer client) throws Exception {
        List<Future<?>> ends = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                int number = i;
                ends.add(threads.submit(() -> client.accept(number)));
            }
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }
}
