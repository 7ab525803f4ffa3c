package dev.kaam.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is written can be read back, and is what was there. */
class ReportJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_report_says_what_was_run_and_where() throws Exception {
        JsonNode json = read(SomeReports.holds(30.0));
        assertThat(json.path("experiment").asText()).isEqualTo(SomeReports.EXPERIMENT);
        assertThat(json.path("effort").asText()).isEqualTo("quick");
        assertThat(json.path("begun").asText()).isEqualTo("2026-02-03T04:05:06Z");
        assertThat(json.path("tookMs").asLong()).isEqualTo(9_400);
        assertThat(json.path("seed").isTextual()).isTrue();
        assertThat(json.path("seed").asText()).isEqualTo("-6148914691236517205");
        assertThat(json.path("others").asDouble()).isEqualTo(0.02);
        assertThat(json.path("host").path("processors").asInt())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(json.path("host").path("java").asText()).contains("25");
        assertThat(json.path("machine").toString()).isEqualTo("{\"cores\":2,\"parallel\":1.9,\"wakeMs\":0.06}");
        assertThat(json.path("setting").path("waitMs").asInt()).isEqualTo(20);
        assertThat(json.path("servers").get(0).toString())
                .isEqualTo(
                        "{\"name\":\"pool\",\"options\":[\"--run\",\"pool:8\",\"--fake-db\",\"wait=20ms,cpu=0ms\"]}");
        assertThat(json.path("ask").toString())
                .isEqualTo("{\"level\":\"virtualThreads\",\"min\":1.0,\"max\":960.0,\"logarithmic\":true}");
        assertThat(json.path("guess").asDouble()).isEqualTo(30);
        assertThat(json.path("verdict").asText()).isEqualTo("holds");
    }

    @Test
    void a_level_has_its_law_its_interval_and_every_sample() throws Exception {
        Report report = SomeReports.differs();
        JsonNode levels = read(report).path("levels");
        assertThat(levels).hasSize(4);
        JsonNode level = levels.get(3);
        assertThat(level.path("name").asText()).isEqualTo("virtualThreads");
        assertThat(level.path("unit").asText()).isEqualTo("ms");
        assertThat(level.path("law").toString())
                .isEqualTo("{\"value\":20.0,\"formula\":\"⌈n/N⌉·S\",\"source\":\"R. L. Graham, 1969\","
                        + "\"low\":13.0,\"high\":27.0,\"always\":false}");
        assertThat(level.path("median").asDouble()).isEqualTo(64);
        assertThat(level.path("low").asDouble()).isEqualTo(62.6);
        assertThat(level.path("high").asDouble()).isEqualTo(66.1);
        assertThat(level.path("agreement").asText()).isEqualTo("differs");
        Measured measured = report.of("virtualThreads");
        assertThat(numbers(level.path("samples"), "value"))
                .isEqualTo(measured.samples().stream()
                        .map(one -> one.sample().value())
                        .toList());
        JsonNode samples = levels.get(1).path("samples");
        assertThat(samples.get(0).path("thrown").asText()).isEqualTo("warm-up");
        assertThat(samples.get(1).path("thrown").isNull()).isTrue();
        assertThat(samples.get(5).path("thrown").asText()).isEqualTo("busy");
    }

    @Test
    void the_records_of_a_sample_are_all_there() throws Exception {
        JsonNode sample = read(SomeReports.holds(null))
                .path("levels")
                .get(0)
                .path("samples")
                .get(1);
        assertThat(sample.path("load").asText()).isEqualTo("burst");
        assertThat(sample.path("littleGap").isNull()).isTrue();
        assertThat(sample.path("latencies").asInt()).isEqualTo(24);
        assertThat(sample.path("latenciesMs")).hasSize(24);
        assertThat(sample.path("latenciesMs").get(23).asDouble()).isEqualTo(490);
    }

    @Test
    void of_too_many_records_some_are_left_out_evenly_and_it_says_how_many_there_were() {
        JsonNode sample =
                SampleJson.of(new Measured.Taken(new dev.kaam.lab.Sample(1, SomeReports.burst(5_000, 5_000)), 0, null));
        assertThat(sample.path("latencies").asInt()).isEqualTo(5_000);
        assertThat(sample.path("latenciesMs")).hasSize(2_000);
        assertThat(sample.path("latenciesMs").get(0).asDouble()).isEqualTo(1);
        assertThat(sample.path("latenciesMs").get(1_000).asDouble()).isEqualTo(2_501);
        assertThat(sample.path("latenciesMs").get(1_999).asDouble()).isEqualTo(4_998);
    }

    @Test
    void where_nothing_was_measured_the_laws_are_there() throws Exception {
        JsonNode json = read(SomeReports.refusedAtOnce());
        assertThat(json.path("verdict").asText()).isEqualTo("refused");
        assertThat(json.path("guess").isNull()).isTrue();
        assertThat(json.path("levels")).hasSize(4);
        assertThat(json.path("levels").get(0).has("median")).isFalse();
    }

    @Test
    void a_number_that_there_is_not_is_null() throws Exception {
        JsonNode level = read(SomeReports.refusedLater()).path("levels").get(3);
        assertThat(level.path("median").isNull()).isTrue();
        assertThat(level.path("high").isNull()).isTrue();
        assertThat(level.path("agreement").asText()).isEqualTo("unclear");
        assertThat(level.path("samples")).hasSize(6);
    }

    @Test
    void a_plan_alone_is_the_same_without_what_was_measured() throws Exception {
        JsonNode plan = JSON.readTree(
                ReportJson.of(SomeReports.EXPERIMENT, Effort.QUICK, SomeReports.MACHINE, SomeReports.plan())
                        .toString());
        JsonNode report = read(SomeReports.holds(null));
        for (String same : List.of("experiment", "effort", "machine", "setting", "servers", "ask")) {
            assertThat(plan.path(same)).as(same).isEqualTo(report.path(same));
        }
        assertThat(plan.has("verdict")).isFalse();
        assertThat(plan.path("levels").get(3).path("law"))
                .isEqualTo(report.path("levels").get(3).path("law"));
        assertThat(plan.path("levels").get(3).has("samples")).isFalse();
    }

    private static JsonNode read(Report report) throws JsonProcessingException {
        return JSON.readTree(ReportJson.of(report).toString());
    }

    private static List<Double> numbers(JsonNode array, String field) {
        var numbers = new ArrayList<Double>();
        StreamSupport.stream(array.spliterator(), false)
                .forEach(one -> numbers.add(one.path(field).asDouble()));
        return numbers;
    }
}
