package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import dev.kaam.todo.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent, the answer is a success or a problem of the known kinds: never an error of ours, never silence. */
class FuzzTest {
    private static final int CLIENTS = 4;
    private static final long GROWTH_MAX = 64L << 20;
    private static final String INSIDES = "Exception|java\\.|dev\\.kaam|vertx|netty|fasterxml|Feature|SQL|\\tat ";
    private static final Set<String> PROBLEMS = Stream.of(Problem.Kind.values())
            .filter(kind -> kind != Problem.Kind.INTERNAL && kind != Problem.Kind.UNAVAILABLE)
            .map(kind ->
                    "urn:kaam:problem:" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .collect(Collectors.toSet());

    @TempDir
    private Path data;

    @Test
    void of_4000_odd_requests_each_gets_an_answer_that_is_documented() throws Exception {
        survives(4_000);
    }

    @Test
    @Tag("slow")
    void of_100000_odd_requests_each_gets_an_answer_that_is_documented_and_nothing_is_left_of_them() throws Exception {
        survives(100_000);
    }

    private void survives(int requests) throws Exception {
        long seed = Long.getLong("kaam.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        try (TestKaam kaam = TestKaam.on(data)) {
            send(kaam, random.split(), requests / 10);
            long warm = heapInUse();
            send(kaam, random.split(), requests - requests / 10);
            assertThat(heapInUse() - warm)
                    .as("bytes more than when it was warm")
                    .isLessThan(GROWTH_MAX);
            assertThat(kaam.get("/health/ready").statusCode()).isEqualTo(200);
            String todo = Listed.add(kaam, "{\"title\":\"still here\"}");
            assertThat(Listed.all(kaam, "/todos?limit=200")).isNotEmpty();
            assertThat(kaam.get(todo).statusCode()).isEqualTo(200);
        } catch (AssertionError | Exception failure) {
            throw new AssertionError("with -Dkaam.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    private static void send(TestKaam kaam, SplittableRandom random, int requests) throws Exception {
        List<Future<Integer>> clients = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                var grammar = new Grammar(random.split());
                Callable<Integer> client = () -> send(kaam, grammar, requests / CLIENTS);
                clients.add(threads.submit(client));
            }
        }
        int well = 0;
        for (Future<Integer> client : clients) {
            well += client.get();
        }
        assertThat(well).as("requests that were right by chance").isGreaterThan(requests / 10);
    }

    private static int send(TestKaam kaam, Grammar grammar, int requests) throws IOException {
        int well = 0;
        RawHttp client = RawHttp.to(kaam);
        for (int i = 0; i < requests; i++) {
            Grammar.Sent sent = grammar.request();
            RawHttp.Answer answer = ask(client, sent);
            check(sent, answer);
            grammar.learn(answer);
            well += answer.status() < 400 ? 1 : 0;
            if (answer.headers().getOrDefault("Connection", "").equals("close")) {
                client.close();
                client = RawHttp.to(kaam);
            }
        }
        client.close();
        return well;
    }

    private static RawHttp.Answer ask(RawHttp client, Grammar.Sent sent) throws IOException {
        try {
            client.send(sent.text());
            return sent.method().equals("HEAD") ? client.answerToHead() : client.answer();
        } catch (EOFException closed) {
            throw new AssertionError("no answer to " + sent.text(), closed);
        }
    }

    private static void check(Grammar.Sent sent, RawHttp.Answer answer) {
        String what = sent.text() + "\n--> " + answer;
        assertThat(answer.status()).as(what).isBetween(200, 499);
        String type = answer.headers().getOrDefault("Content-Type", "");
        if (answer.status() >= 400) {
            assertThat(type).as(what).isEqualTo("application/problem+json");
        }
        if (answer.status() >= 400 && !sent.method().equals("HEAD")) {
            JsonNode problem = Tree.of(answer.body());
            assertThat(PROBLEMS).as(what).contains(problem.path("type").asText());
            assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
            assertThat(problem.path("detail").asText()).as(what).isNotBlank();
            assertThat(problem.path("title").asText()).as(what).doesNotContainPattern(INSIDES);
        } else if (type.equals("application/json") && !sent.method().equals("HEAD")) {
            assertThat(Tree.of(answer.body()).isContainerNode()).as(what).isTrue();
        }
    }

    private static long heapInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
