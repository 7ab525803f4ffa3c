package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static dev.kaam.web.Flows.millis;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded under each strategy agrees with what is known from the settings. */
class FlowTruthTest {
    private static final int REQUESTS = 6;
    /** Waits of so many milliseconds overlap, however late the last of the requests comes. */
    private static final int LONG = 500;
    /** A calibrated amount of work takes less wall time than it was told where the processor has become quicker. */
    private static final double CALIBRATION = 0.5;

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "virtual-threads, 500, 0", "virtual-threads, 0, 60", "virtual-threads, 100, 20",
        "one-at-a-time, 100, 0", "one-at-a-time, 0, 60", "one-at-a-time, 60, 20",
        "pool:2, 150, 0", "pool:2, 0, 60", "pool:2, 60, 20",
        "event-loop, 100, 0", "event-loop, 0, 60", "event-loop, 60, 20"
    })
    void the_wait_is_where_it_was_put_and_so_is_the_work(String strategy, int wait, int cpu) throws Exception {
        var fake = new Settings.FakeDb(Duration.ofMillis(wait), Duration.ofMillis(cpu));
        try (TestKaam kaam =
                TestKaam.with(data, settings -> settings.withRun(strategy).withFakeDb(fake))) {
            List<JsonNode> stories = Flows.addAtOnce(kaam, REQUESTS);
            stories.forEach(story -> holds(story, wait, cpu));
            stories.forEach(FlowTruthTest::isAnsweredBeforeItsTasks);
            runsAs(strategy, stories, wait);
        }
    }

    @Test
    void who_waits_for_a_connection_is_told_so_and_only_so_many_have_one() throws Exception {
        var fake = new Settings.FakeDb(Duration.ofMillis(60), Duration.ZERO, 2, false);
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withFakeDb(fake))) {
            List<JsonNode> waits = Flows.addAtOnce(kaam, REQUESTS).stream()
                    .map(story -> story.path("waits").path(0))
                    .toList();
            assertThat(waits).allSatisfy(wait -> {
                assertThat(wait.path("queued").asBoolean()).isTrue();
                assertThat(millis(wait, "connected", "begun")).isGreaterThanOrEqualTo(60);
            });
            assertThat(together(waits, "connected", "begun")).isEqualTo(2);
            assertThat(together(waits, "asked", "begun")).isGreaterThan(2);
            assertThat(Flows.state(kaam).path("fakeDb").path("pool").asInt()).isEqualTo(2);
        }
    }

    private static void holds(JsonNode story, int wait, int cpu) {
        List<JsonNode> waits = list(story, "waits");
        assertThat(waits).hasSize(1);
        JsonNode fake = waits.getFirst();
        assertThat(millis(fake, "asked", "begun")).isGreaterThanOrEqualTo(wait);
        assertThat(millis(fake, "begun", "ended")).isGreaterThanOrEqualTo(cpu * CALIBRATION);
        double handled = millis(story, "started", "answered");
        double told = millis(fake, "asked", "ended");
        assertThat(told).as(story.toString()).isBetween(wait + cpu * CALIBRATION, handled);
    }

    private static void isAnsweredBeforeItsTasks(JsonNode story) {
        List<JsonNode> tasks = list(story, "tasks");
        assertThat(tasks).isNotEmpty();
        tasks.forEach(task -> assertThat(task.path("started").asLong())
                .isGreaterThanOrEqualTo(story.path("sent").asLong()));
    }

    private static void runsAs(String strategy, List<JsonNode> stories, int wait) {
        switch (strategy) {
            case "virtual-threads" -> {
                all(stories, "virtual");
                if (wait >= LONG) {
                    assertThat(together(stories)).isEqualTo(REQUESTS);
                }
            }
            case "event-loop" -> {
                all(stories, "loop");
                stories.stream()
                        .map(story -> story.path("loop").asText())
                        .distinct()
                        .forEach(loop -> assertThat(together(on(loop, stories))).isEqualTo(1));
            }
            default -> {
                all(stories, "worker");
                assertThat(together(stories)).isEqualTo(strategy.equals("pool:2") ? 2 : 1);
            }
        }
    }

    private static List<JsonNode> on(String loop, List<JsonNode> stories) {
        return stories.stream()
                .filter(story -> story.path("loop").asText().equals(loop))
                .toList();
    }

    private static void all(List<JsonNode> stories, String kind) {
        assertThat(stories)
                .allMatch(story -> story.path("thread").path("kind").asText().equals(kind));
    }

    /** How many handlers ran at the same time, at most. */
    private static long together(List<JsonNode> stories) {
        return together(stories, "started", "answered");
    }

    /** Of how many a moment lay between these two, at most. */
    private static long together(List<JsonNode> all, String from, String to) {
        return all.stream()
                .map(story -> story.path(from).asLong())
                .map(moment -> all.stream()
                        .filter(other -> other.path(from).asLong() <= moment
                                && moment < other.path(to).asLong())
                        .count())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
