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

    @Test
    void behind_a_proxy_it_tells_who_asked(@TempDir Path data) throws Exception {
        String[] options = {"--behind-proxy", "--open-to-network", "--leave", "0s"};
        try (KaamProcess kaam = KaamProcess.serve(data, options)) {
            kaam.send("POST", "/todos", "{\"title\":\"a\"}", "X-Forwarded-For", "1.2.3.4, 203.0.113.9, 127.0.0.1");
            kaam.send("POST", "/todos", "{\"title\":\"b\"}", "X-Forwarded-For", "forged=1");
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.err())
                    .map(line -> line.replaceFirst(LINE, "$1 $2"))
                    .containsExactlyInAnyOrder("created 1 from=203.0.113.9", "created 1");
        }
    }
}
