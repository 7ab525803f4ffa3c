package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with todos of their own, who asks now this node and now that one, and knows what the answer must be. Where a node does not answer
 * they ask another one, with the same {@code Idempotency-Key}, until they know.
 */
final class NodeClient {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ThreeNodes nodes;
    private final Tally tally;
    private final String name;
    private final SplittableRandom random;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> living = new HashMap<>();
    private final Map<String, Integer> writes = new HashMap<>();
    private int keys;
    private int titles;

    /** What all clients count together. Thread-safe. */
    static final class Tally {
        final AtomicLong operations = new AtomicLong();
        final AtomicLong refusals = new AtomicLong();
        final AtomicLong added = new AtomicLong();
        private final AtomicLong lastNanos = new AtomicLong(Long.MIN_VALUE);
        private final AtomicLong longestSilence = new AtomicLong();
        private volatile boolean stopped;

        void written() {
            long now = System.nanoTime();
            long before = lastNanos.getAndSet(now);
            if (before != Long.MIN_VALUE) {
                longestSilence.accumulateAndGet(now - before, Math::max);
            }
        }

        /** The test has failed, or is over. */
        void stop() {
            stopped = true;
        }

        boolean isStopped() {
            return stopped;
        }

        synchronized void operated() {
            operations.incrementAndGet();
            notifyAll();
        }

        synchronized void awaitOperations(int count) throws InterruptedException {
            while (operations.get() < count) {
                wait();
            }
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,d operations, %,d todos, %,d times no answer or 503, at most %,d ms without an answered write",
                    operations.get(),
                    added.get(),
                    refusals.get(),
                    TimeUnit.NANOSECONDS.toMillis(longestSilence.get()));
        }
    }

    NodeClient(ThreeNodes nodes, Tally tally, int number) {
        this.nodes = nodes;
        this.tally = tally;
        this.name = "client-" + number;
        this.random = new SplittableRandom(number);
    }

    /** One operation, with what it must lead to. */
    void step() throws InterruptedException {
        int draw = random.nextInt(10);
        if (living.isEmpty() || draw < 3) {
            add();
        } else if (draw < 6) {
            change(anyone());
        } else if (draw < 7) {
            remove(anyone());
        } else {
            look(anyone());
        }
        tally.operated();
    }

    /** The todos that are there, each with its title. */
    Map<String, String> living() {
        return living;
    }

    /** How often each todo was written. */
    Map<String, Integer> writes() {
        return writes;
    }

    private void add() throws InterruptedException {
        String title = title();
        HttpResponse<String> answer = ask("POST", "/todos", "{\"title\":\"" + title + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = json(answer).path("id").asText();
        assertThat(living.put(id, title)).isNull();
        writes.put(id, 1);
        tally.added.incrementAndGet();
    }

    private void change(String id) throws InterruptedException {
        String title = title();
        HttpResponse<String> answer = ask("PATCH", "/todos/" + id, "{\"title\":\"" + title + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        living.put(id, title);
        assertThat(json(answer).path("version").asInt()).isEqualTo(writes.merge(id, 1, Integer::sum));
    }

    private void remove(String id) throws InterruptedException {
        assertThat(ask("DELETE", "/todos/" + id, "").statusCode()).isEqualTo(204);
        living.remove(id);
        writes.merge(id, 1, Integer::sum);
    }

    /** Whichever node it is, it has what any other has answered. */
    void look(String id) throws InterruptedException {
        HttpResponse<String> answer = ask("GET", "/todos/" + id, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("title").asText()).isEqualTo(living.get(id));
    }

    private String title() {
        return name + " " + ++titles;
    }

    private String anyone() {
        List<String> ids = new ArrayList<>(living.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private HttpResponse<String> ask(String method, String path, String json) throws InterruptedException {
        boolean isWrite = !method.equals("GET");
        String key = name + "-" + ++keys;
        long start = System.nanoTime();
        while (true) {
            HttpResponse<String> answer = tryOne(method, path, json, key);
            if (answer != null && answer.statusCode() != 503) {
                if (isWrite) {
                    tally.written();
                }
                return answer;
            }
            tally.refusals.incrementAndGet();
            assertThat(System.nanoTime() - start)
                    .as("nobody answers %s %s", method, path)
                    .isLessThan(GIVE_UP_NANOS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // as a client does that was told to try again
        }
    }

    /** Null where nobody answered. */
    private @Nullable HttpResponse<String> tryOne(String method, String path, String json, String key)
            throws InterruptedException {
        try {
            int port = nodes.node(random.nextInt(nodes.size())).port();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(PATIENCE)
                    .method(method, BodyPublishers.ofString(json))
                    .header("Content-Type", "application/json");
            if (!method.equals("GET")) {
                request.header("Idempotency-Key", key);
            }
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
            return answer;
        } catch (IOException | ExecutionException gone) {
            return null;
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new AssertionError(answer.body(), unreadable);
        }
    }
}
