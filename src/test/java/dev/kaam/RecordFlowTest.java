package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kaam flow record} and {@code kaam flow replay}. */
class RecordFlowTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void a_signal_ends_a_recording_well() throws Exception {
        Path file = folder.resolve("a.json");
        try (var kaam = TestKaam.on(data);
                var flow = record(kaam, file)) {
            awaitPart(file, "\"whole\":true");
            assertThat(file).doesNotExist();
            kaam.post("/todos", "{\"title\":\"Chai\"}");
            awaitPart(file, "\"POST\"");
            flow.tellToStop();
            assertThat(flow.exitCode()).isZero();
            assertThat(flow.out())
                    .singleElement()
                    .asString()
                    .matches("\\Q" + file + "\\E: \\d+ states in [\\d.]+ s, 0.\\d+ MB");
            JsonNode recording = JSON.readTree(file.toFile());
            assertThat(recording.path("format").asText()).isEqualTo("kaam-flow");
            assertThat(recording.path("version").asInt()).isEqualTo(1);
            assertThat(recording.path("server").asText()).isEqualTo(kaam.url(""));
            assertThat(recording.path("states").findValuesAsText("method")).contains("POST");
            assertThat(recording.path("states").get(0).path("whole").asBoolean())
                    .isTrue();
            assertThat(recording
                            .path("states")
                            .get(0)
                            .path("state")
                            .path("strategy")
                            .asText())
                    .isEqualTo("virtual-threads");
            assertThat(folder.resolve("a.json.part")).doesNotExist();
        }
    }

    @Test
    void a_recording_ends_when_its_time_is_over() throws Exception {
        Path file = folder.resolve("a.html");
        try (var kaam = TestKaam.on(data);
                var flow = record(kaam, file, "--for", "1s")) {
            assertThat(flow.exitCode()).isZero();
            assertThat(flow.out()).singleElement().asString().containsPattern(" states in [1-9]");
            assertThat(flow.err())
                    .containsExactly(
                            "kaam: recording " + kaam.url("") + " to " + file + " for up to 1 s; Ctrl-C ends it well");
            assertThat(folder)
                    .isDirectoryContaining("glob:**/a.html")
                    .isDirectoryNotContaining("glob:**/*.{json,part}");
        }
    }

    @Test
    void what_had_ended_before_is_not_in_it() throws Exception {
        Path file = folder.resolve("a.json");
        try (var kaam = TestKaam.on(data)) {
            kaam.get("/todos");
            try (var flow = record(kaam, file)) {
                awaitPart(file, "\"whole\":true");
                kaam.get("/trash");
                awaitPart(file, "/trash");
                flow.tellToStop();
                assertThat(flow.exitCode()).isZero();
            }
        }
        assertThat(JSON.readTree(file.toFile()).path("states").findValuesAsText("path"))
                .contains("/trash")
                .doesNotContain("/todos");
    }

    @Test
    void what_was_recorded_when_the_program_was_killed_can_be_played() throws Exception {
        Path file = folder.resolve("a.json");
        try (var kaam = TestKaam.on(data);
                var flow = record(kaam, file)) {
            awaitPart(file, "\"whole\":true");
            flow.kill();
        }
        Path page = folder.resolve("a.html");
        try (var replay = KaamProcess.run(Map.of(), "flow", "replay", file + ".part", page.toString())) {
            assertThat(replay.exitCode()).isZero();
            assertThat(replay.out())
                    .singleElement()
                    .asString()
                    .matches(".*a.html: \\d+ states, up to where the recording broke off");
            assertThat(page).content().contains("\"whole\":true");
        }
    }

    @Test
    void a_file_that_is_there_is_overwritten_only_by_force() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "mine");
        try (var kaam = TestKaam.on(data)) {
            try (var flow = record(kaam, file, "--for", "1s")) {
                assertThat(flow.exitCode()).isEqualTo(1);
                assertThat(flow.err())
                        .containsExactly("kaam: " + file
                                + " is there already: name another file, or overwrite it with --force.");
                assertThat(file).hasContent("mine");
            }
            try (var flow = record(kaam, file, "--for", "1s", "--force")) {
                assertThat(flow.exitCode()).isZero();
                assertThat(file).content().startsWith("{\"format\":\"kaam-flow\"");
            }
        }
    }

    @Test
    void the_address_may_stand_before_the_command() throws Exception {
        try (var kaam = TestKaam.on(data);
                var flow = KaamProcess.run(
                        Map.of(),
                        "flow",
                        "--url",
                        kaam.url(""),
                        "record",
                        folder.resolve("a.json").toString(),
                        "--for",
                        "1s")) {
            assertThat(flow.exitCode()).isZero();
        }
    }

    @Test
    void it_says_so_when_nobody_answers_and_leaves_nothing() throws Exception {
        try (var flow = KaamProcess.run(
                Map.of("KAAM_URL", "http://127.0.0.1:1"),
                "flow",
                "record",
                folder.resolve("a.json").toString())) {
            assertThat(flow.exitCode()).isEqualTo(1);
            assertThat(flow.err())
                    .singleElement()
                    .asString()
                    .startsWith("kaam: Nobody answers at http://127.0.0.1:1: ");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void it_says_so_when_there_is_no_such_folder() throws Exception {
        Path file = folder.resolve("nowhere", "a.json");
        try (var kaam = TestKaam.on(data);
                var flow = record(kaam, file)) {
            assertThat(flow.exitCode()).isEqualTo(1);
            assertThat(flow.err()).containsExactly("kaam: " + file + " cannot be written: there is no such folder.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mine                                                   | is no recording: make one with bin/kaam flow record.
            {"format":"kaam-flow","version":2,"states":[]}         | is a recording of version 2, and this Kaam knows version 1
            {"version":1,"states":[]}                              | is no recording
            {"format":"kaam-flow","version":1}                     | is no recording
            {"format":"kaam-flow","ver                             | is no recording
            """)
    void it_says_so_when_a_file_is_no_recording(String content, String sentence) throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), content);
        Path page = folder.resolve("a.html");
        try (var replay = KaamProcess.run(Map.of(), "flow", "replay", file.toString(), page.toString())) {
            assertThat(replay.exitCode()).isEqualTo(1);
            assertThat(replay.err())
                    .singleElement()
                    .asString()
                    .startsWith("kaam: " + file + " ")
                    .contains(sentence);
            assertThat(page).doesNotExist();
        }
    }

    private static KaamProcess record(TestKaam kaam, Path file, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("flow", "record", file.toString(), "--url", kaam.url("")));
        arguments.addAll(List.of(more));
        return KaamProcess.run(Map.of(), arguments.toArray(String[]::new));
    }

    private static void awaitPart(Path file, String text) throws Exception {
        Path part = Path.of(file + ".part");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(part) || !Files.readString(part).contains(text)) {
            assertThat(System.nanoTime()).as("no " + text + " in " + part).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
