package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pitfall, felt on the real server: who held an event loop, and how. */
class FlowIncidentTest {
    private static final String TODO = "{\"title\":\"a\"}";

    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({"300, 0, parked, FakeDatabase", "0, 300, computing, FixedWork"})
    void a_handler_on_an_event_loop_holds_it(int wait, int cpu, String kind, String where) {
        try (TestKaam kaam = start("event-loop", wait, cpu)) {
            kaam.post("/todos", TODO, "X-Request-Id", "culprit");
            JsonNode story = Flows.story(kaam, "culprit", each -> hasIncident(each, kind));
            JsonNode incident = incident(story, kind);
            assertThat(incident.path("loop")).isEqualTo(story.path("loop"));
            assertThat(incident.path("stack").toString()).contains(where);
            JsonNode culprit = list(incident, "culprits").getFirst();
            assertThat(culprit.path("request")).isEqualTo(story.path("number"));
            assertThat(culprit.path("ms").asDouble())
                    .isBetween((wait + cpu * 0.5) * 0.9, incident.path("wallMs").asDouble() + 10);
        }
    }

    /** Six on two loops: on each, those behind the first wait for it, and are told so. */
    @Test
    void those_that_waited_for_it_are_named() throws Exception {
        try (TestKaam kaam = start("event-loop", 200, 0)) {
            Flows.addAtOnce(kaam, 6);
            for (JsonNode story : Flows.addAtOnce(kaam, 6)) {
                JsonNode own = incident(
                        Flows.story(kaam, story.path("id").asText(), each -> hasIncident(each, "parked")), "parked");
                assertThat(own.path("loop")).isEqualTo(story.path("loop"));
            }
            List<JsonNode> incidents = list(Flows.state(kaam), "incidents");
            assertThat(incidents)
                    .anySatisfy(incident -> assertThat(list(incident, "waited")).isNotEmpty());
        }
    }

    @Test
    void a_handler_that_waits_on_a_virtual_thread_holds_nobody_up() throws Exception {
        try (TestKaam kaam = start("virtual-threads", 300, 0)) {
            Flows.addAtOnce(kaam, 6);
            assertThat(list(Flows.state(kaam), "incidents"))
                    .noneMatch(incident -> !list(incident, "culprits").isEmpty());
        }
    }

    private TestKaam start(String strategy, int wait, int cpu) {
        var fake = new Settings.FakeDb(Duration.ofMillis(wait), Duration.ofMillis(cpu));
        return TestKaam.with(data, settings -> settings.withRun(strategy).withFakeDb(fake));
    }

    private static boolean hasIncident(JsonNode story, String kind) {
        return list(story, "incidents").stream().anyMatch(each -> isOver(each, kind));
    }

    private static JsonNode incident(JsonNode story, String kind) {
        return list(story, "incidents").stream()
                .filter(each -> isOver(each, kind))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOver(JsonNode incident, String kind) {
        return incident.has("to") && incident.path("kind").asText().equals(kind);
    }
}
