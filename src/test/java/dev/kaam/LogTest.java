package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the log tells of writes. */
class LogTest {
    private static final String LINE =
            ".* todo\\.([a-z]+) owner=local id=\\S+ version=([0-9]+) request=[A-Za-z0-9._:-]+ handled_us=[0-9]+";

    @Test
    void a_patch_that_changed_nothing_is_not_told_as_a_change(@TempDir Path data) throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            String path = kaam.post("/todos", "{\"title\":\"a\"}")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            kaam.send("PATCH", path, "{}");
            kaam.send("PATCH", path, "{\"title\":\"b\"}");
            kaam.post("/todos/batch", """
                    {"operations":[{"op":"patch","id":"%s","patch":{"title":"b"}}]}
                    """.formatted(path.substring("/todos/".length())));
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err())
                    .map(line -> line.replaceFirst(LINE, "$1 $2"))
                    .containsExactlyInAnyOrder("created 1", "unchanged 1", "updated 2", "unchanged 2");
        }
    }
}
