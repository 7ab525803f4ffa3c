package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who follows a list to its end, while others write, sees each todo that keeps its place exactly once. */
class PagesWhileOthersWriteTest {
    private static final int WRITERS = 4;
    private static final int STAY = 90;
    private static TestKaam kaam;
    private static final List<String> STAYING = new ArrayList<>();

    @BeforeAll
    static void todos_that_stay(@TempDir Path data) {
        kaam = TestKaam.on(data);
        for (int i = 0; i < STAY; i++) {
            STAYING.add(Listed.add(kaam, "{\"title\":\"stay milk\",\"tags\":[\"t\"]" + fields(i) + "}"));
        }
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    /** The second column is what may change without a change of place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sort=-createdAt       | order
            sort=createdAt        | priority
            sort=due              | priority
            sort=-due,order       | priority
            sort=priority         | order
            sort=-order,priority  | notes
            sort=completedAt      | order
            tag=t&sort=priority   | notes
            q=milk                | notes
            q=milk&completed=false | notes
            """)
    void each_that_keeps_its_place_comes_once(String query, String moving) throws Exception {
        var over = new AtomicBoolean();
        var writes = new AtomicInteger();
        List<Future<?>> writers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                var random = new SplittableRandom(i);
                writers.add(threads.submit(() -> {
                    while (!over.get()) {
                        write(random, moving);
                        writes.incrementAndGet();
                    }
                }));
            }
            try {
                List<String> seen = seen("/todos?limit=7&" + query);
                List<String> expected = query.contains("completed=false") ? staying(1) : staying(0);
                assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
            } finally {
                over.set(true);
            }
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        assertThat(writes).hasPositiveValue();
        kaam.delete("/todos?tag=passing");
    }

    private static List<String> seen(String path) {
        return Listed.all(kaam, path).stream()
                .filter(todo -> todo.path("title").asText().startsWith("stay"))
                .map(todo -> "/todos/" + todo.path("id").asText())
                .toList();
    }

    /** @param kind 1 for the open ones only */
    private static List<String> staying(int kind) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < STAY; i++) {
            if (kind == 0 || i % 3 != 0) {
                some.add(STAYING.get(i));
            }
        }
        return some;
    }

    /** Adds, moves and deletes others, from one end of the list to the other; and changes what keeps its place elsewhere. */
    private static void write(SplittableRandom random, String moving) {
        int i = random.nextInt(1000);
        String title = random.nextBoolean() ? "pass milk" : "pass";
        String others =
                "{\"title\":\"" + title + "\",\"notes\":\"milk\",\"tags\":[\"t\",\"passing\"]" + fields(i) + "}";
        String passing = Listed.add(kaam, others);
        kaam.put(passing, "{\"title\":\"pass\",\"notes\":\"milk\",\"tags\":[\"t\",\"passing\"]" + fields(i + 1) + "}");
        if (random.nextBoolean()) {
            kaam.delete(passing);
        }
        String value = moving.equals("notes") ? "\"milk " + i + "\"" : String.valueOf(1 + i % 4);
        JsonNode changed = Tree.of(kaam.patch(STAYING.get(random.nextInt(STAY)), "{\"" + moving + "\":" + value + "}")
                .body());
        assertThat(changed.path("id").isMissingNode()).isFalse();
    }

    private static String fields(int i) {
        String due = i % 5 == 0 ? "null" : "{\"date\":\"2026-12-" + (10 + i % 7) + "\"}";
        String order = i % 4 == 0 ? "null" : String.valueOf(i % 9);
        String priority = i % 6 == 0 ? "null" : String.valueOf(1 + i % 4);
        return ",\"completed\":" + (i % 3 == 0) + ",\"due\":" + due + ",\"order\":" + order + ",\"priority\":"
                + priority;
    }
}
