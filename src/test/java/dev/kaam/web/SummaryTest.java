package dev.kaam.web;

import static dev.kaam.web.Flows.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static final Settings.FakeDb INSTANT = new Settings.FakeDb(Duration.ZERO, Duration.ZERO);
    private static final Settings.FakeDb SLOW = new Settings.FakeDb(Duration.ofMillis(300), Duration.ZERO);
    /** What is today in the one is never today in the other: their clocks are 25 hours apart. */
    private static final ZoneId EARLY = ZoneId.of("Pacific/Kiritimati");

    private static final ZoneId LATE = ZoneId.of("Pacific/Pago_Pago");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void each_todo_is_counted_where_it_belongs(boolean fake) {
        try (var kaam = TestKaam.with(data, settings -> settings.withFakeDb(fake ? INSTANT : null))) {
            add(kaam, "\"completed\":false");
            add(kaam, "\"completed\":true,\"due\":{\"date\":\"2020-01-01\"}");
            add(kaam, "\"due\":{\"date\":\"2020-01-01\"}");
            add(kaam, "\"due\":{\"date\":\"9999-01-01\"}");
            LocalDate day;
            do {
                day = LocalDate.now(EARLY);
                kaam.delete("/todos?tag=today");
                add(kaam, "\"tags\":[\"today\"],\"due\":{\"date\":\"" + day + "\"}");
                for (String together : new String[] {"", "&together=true", "&together=false"}) {
                    assertThat(summary(kaam, "?zone=" + EARLY + together)).isEqualTo(counts(4, 1, 1, 1));
                    assertThat(summary(kaam, "?zone=" + LATE + together)).isEqualTo(counts(4, 0, 1, 1));
                }
            } while (!day.equals(LocalDate.now(EARLY)));
            assertThat(summary(kaam, "")).isEqualTo(summary(kaam, "?zone=UTC"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "one-at-a-time"})
    void four_reads_wait_at_the_same_time_whatever_the_strategy(String strategy) {
        List<JsonNode> waits = waits("", settings -> settings.withFakeDb(SLOW).withRun(strategy));
        assertThat(waits).hasSize(4);
        long lastAsked = moments(waits, "asked").getLast();
        assertThat(moments(waits, "begun").getFirst()).isGreaterThan(lastAsked);
    }

    @Test
    void or_one_after_another() {
        var quick = new Settings.FakeDb(Duration.ofMillis(10), Duration.ZERO);
        List<JsonNode> waits = waits("?together=false", settings -> settings.withFakeDb(quick));
        assertThat(waits).hasSize(4);
        for (int i = 1; i < 4; i++) {
            assertThat(waits.get(i).path("asked").asLong())
                    .isGreaterThanOrEqualTo(waits.get(i - 1).path("ended").asLong());
        }
    }

    @Test
    void of_a_real_database_each_read_is_told_too() {
        assertThat(waits("", settings -> settings))
                .hasSize(4)
                .allMatch(wait -> wait.path("on").asText().equals("read") && wait.has("ended"));
    }

    private List<JsonNode> waits(String query, UnaryOperator<Settings> changed) {
        try (var kaam = TestKaam.with(data, changed)) {
            assertThat(kaam.get("/summary" + query, "X-Request-Id", "sum").statusCode())
                    .isEqualTo(200);
            return list(Flows.story(kaam, "sum", Flows::isOver), "waits");
        }
    }

    private static List<Long> moments(List<JsonNode> waits, String name) {
        return waits.stream().map(wait -> wait.path(name).asLong()).sorted().toList();
    }

    private static JsonNode summary(TestKaam kaam, String query) {
        return Tree.of(kaam.get("/summary" + query).body());
    }

    private static JsonNode counts(int open, int today, int overdue, int done) {
        return Tree.of("{\"open\":%d,\"today\":%d,\"overdue\":%d,\"done\":%d}".formatted(open, today, overdue, done));
    }

    private static void add(TestKaam kaam, String fields) {
        assertThat(kaam.post("/todos", "{\"title\":\"t\"," + fields + "}").statusCode())
                .isEqualTo(201);
    }
}
