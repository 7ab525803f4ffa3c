package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kaam is killed while clients post with an {@code Idempotency-Key}. Then each sends all of its requests again, as one does
 * that does not know which were done: there is exactly one todo for each, and who was answered before is answered the same.
 */
class KeyedKillTest {
    private static final int CLIENTS = 8;
    private static final int ANSWERS = 150;

    @TempDir
    private Path folder;

    @Test
    void what_is_sent_again_after_2_kills_is_done_once() throws Exception {
        survives(2);
    }

    @Test
    @Tag("slow")
    void what_is_sent_again_after_20_kills_is_done_once() throws Exception {
        survives(20);
    }

    private void survives(int kills) throws Exception {
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client("client-" + i));
        }
        for (int kill = 0; kill < kills; kill++) {
            try (KaamProcess kaam = KaamProcess.serve(folder)) {
                var answers = new CountDownLatch(ANSWERS);
                together(clients, client -> client.postUntilKilled(kaam, answers), () -> {
                    assertThat(answers.await(60, TimeUnit.SECONDS)).isTrue();
                    kaam.kill();
                });
            }
        }
        try (KaamProcess kaam = KaamProcess.serve(folder)) {
            together(clients, client -> client.postAllAgain(kaam), () -> {});
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        List<String> sent =
                clients.stream().flatMap(client -> client.titles().stream()).toList();
        List<String> stored = StoredTodos.read(folder.resolve("kaam.db")).values().stream()
                .map(StoredTodos.Row::title)
                .toList();
        assertThat(stored).hasSizeGreaterThan(kills * ANSWERS).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Posts one todo after the other, each with a key, and remembers what it was answered. */
    private static final class Client {
        private static final ObjectMapper JSON = new ObjectMapper();
        private final String name;
        private final Map<String, @Nullable String> idsOfSent = new HashMap<>();

        Client(String name) {
            this.name = name;
        }

        void postUntilKilled(KaamProcess kaam, CountDownLatch answers) throws InterruptedException {
            try {
                while (true) {
                    String title = name + "-" + idsOfSent.size();
                    idsOfSent.put(title, null);
                    idsOfSent.put(title, post(kaam, title));
                    answers.countDown();
                }
            } catch (IOException killed) {
                // what it sent last may have been done or not
            }
        }

        void postAllAgain(KaamProcess kaam) throws IOException, InterruptedException {
            for (Map.Entry<String, @Nullable String> each : idsOfSent.entrySet()) {
                String id = post(kaam, each.getKey());
                if (each.getValue() != null) {
                    assertThat(id).isEqualTo(each.getValue());
                }
            }
        }

        List<String> titles() {
            return List.copyOf(idsOfSent.keySet());
        }

        private static String post(KaamProcess kaam, String title) throws IOException, InterruptedException {
            var answer = kaam.send("POST", "/todos", "{\"title\":\"" + title + "\"}", "Idempotency-Key", title);
            assertThat(answer.statusCode()).as(answer::body).isEqualTo(201);
            return JSON.readTree(answer.body()).path("id").asText();
        }
    }

    private interface Each {
        void run(Client client) throws Exception;
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    private static void together(List<Client> clients, Each each, Meanwhile meanwhile) throws Exception {
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Client client : clients) {
                Callable<String> one = () -> {
                    each.run(client);
                    return "";
                };
                ends.add(threads.submit(one));
            }
            meanwhile.run();
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }
}
