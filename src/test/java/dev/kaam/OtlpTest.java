package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.trace.Collector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --otlp}, as the person sees it who starts the program. */
class OtlpTest {
    private static final String TODO = "{\"title\":\"milk\"}";

    @Test
    void a_receiver_that_takes_nothing_hurts_nobody_and_is_told_once_and_once_when_it_does(@TempDir Path data)
            throws Exception {
        try (Collector collector = Collector.answering(503);
                KaamProcess kaam = KaamProcess.serve(data, "--otlp", "http://127.0.0.1:" + collector.port())) {
            assertThat(kaam.post("/todos", TODO).statusCode()).isEqualTo(201);
            collector.untilRefused(2);
            assertThat(kaam.get("/todos").statusCode()).isEqualTo(200);
            collector.answers(200);
            collector.until(Collector.named("POST /todos"));
            collector.until(Collector.named("GET /todos"));
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err().stream().filter(line -> line.contains("otlp.")))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .contains("otlp.failed receiver=" + collector.url() + " error=HTTP status 503"),
                            line -> assertThat(line).contains("otlp.reached receiver=" + collector.url()));
            assertThat(kaam.err()).noneMatch(line -> line.contains("opentelemetry"));
        }
    }

    @Test
    void a_receiver_that_is_never_there_delays_the_end_by_little_and_the_log_says_what_was_left_out(@TempDir Path data)
            throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--otlp", "http://127.0.0.1:" + freePort())) {
            kaam.post("/todos", TODO);
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err().stream().filter(line -> line.contains("otlp.")))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("otlp.failed", "error=java.net.ConnectException"),
                            line -> assertThat(line).containsPattern("otlp\\.left_out requests=[12] all=[12]"));
        }
    }

    @Test
    void what_was_left_out_is_counted_in_the_metrics(@TempDir Path data) throws Exception {
        try (Collector collector = Collector.answering(400);
                KaamProcess kaam = KaamProcess.serve(data, "--otlp", "http://127.0.0.1:" + collector.port())) {
            kaam.post("/todos", TODO);
            collector.untilRefused(1);
            String counter = "kaam_otlp_left_out_total ";
            for (String all = ""; !all.contains(counter) || all.contains(counter + "0.0"); ) {
                all = kaam.get("/metrics").body();
            }
            collector.answers(200);
            kaam.get("/todos");
            collector.until(Collector.named("GET /todos"));
        }
    }

    @Test
    void without_it_no_class_of_opentelemetry_is_loaded(@TempDir Path data) throws Exception {
        Path classes = data.resolve("classes");
        var environment = Map.of("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
        try (KaamProcess kaam =
                KaamProcess.run(environment, "serve", "--port", "0", "--data", data.toString(), "--otlp", "")) {
            kaam.port();
            kaam.post("/todos", TODO);
            kaam.get("/metrics");
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        assertThat(Files.readString(classes))
                .contains("dev.kaam.Kaam ")
                .doesNotContain("io.opentelemetry", "dev.kaam.trace.Exporting");
    }

    private static int freePort() throws IOException {
        try (Collector passing = Collector.answering(200)) {
            return passing.port();
        }
    }
}
