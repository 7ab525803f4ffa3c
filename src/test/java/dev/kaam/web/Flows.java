package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What {@code GET /flow} tells, for tests. */
final class Flows {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> OPEN = Set.of("", "failed", "given back");

    private Flows() {}

    static JsonNode state(TestKaam kaam) {
        return Tree.of(kaam.get("/flow?limit=1000").body());
    }

    /** Asks until the story of a request is as wanted: what comes after its response, comes later. */
    static JsonNode story(TestKaam kaam, String id, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode story = Tree.of(kaam.get("/flow/" + id).body());
            if (story.has("number") && wanted.test(story)) {
                return story;
            }
            assertThat(System.nanoTime()).as("still " + story).isLessThan(end);
        }
    }

    /** Whether the response is out, and all that comes after it has ended. */
    static boolean isOver(JsonNode request) {
        return request.has("sent")
                && list(request, "tasks").stream()
                        .noneMatch(task -> OPEN.contains(task.path("outcome").asText()));
    }

    static List<JsonNode> list(JsonNode of, String name) {
        return StreamSupport.stream(of.path(name).spliterator(), false).toList();
    }

    /** How many milliseconds lie between two of its moments. */
    static double millis(JsonNode of, String from, String to) {
        assertThat(of.has(from) && of.has(to))
                .as(from + " and " + to + " in " + of)
                .isTrue();
        return (of.get(to).asLong() - of.get(from).asLong()) / 1e3;
    }

    /** Adds so many todos, all at once; their stories when all is over. */
    static List<JsonNode> addAtOnce(TestKaam kaam, int count) throws Exception {
        var stories = new ArrayList<JsonNode>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                String id = "add-" + i;
                clients.execute(() -> kaam.post("/todos", "{\"title\":\"a\"}", "X-Request-Id", id));
            }
        }
        for (int i = 0; i < count; i++) {
            stories.add(story(kaam, "add-" + i, Flows::isOver));
        }
        return stories;
    }
}
