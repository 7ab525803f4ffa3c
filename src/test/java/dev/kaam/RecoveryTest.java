package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed Kaam leaves behind does not stop the next one. */
class RecoveryTest {
    @TempDir
    private Path data;

    @Test
    void the_lock_is_given_back() throws Exception {
        killAfterOneTodo();
        assertThat(data.resolve("kaam.lock")).exists();
        assertOneTodo();
    }

    @Test
    void the_write_ahead_log_is_read() throws Exception {
        killAfterOneTodo();
        assertThat(data.resolve("kaam.db-wal")).isNotEmptyFile();
        assertOneTodo();
    }

    @Test
    void a_lost_index_of_the_write_ahead_log_is_made_again() throws Exception {
        killAfterOneTodo();
        Files.delete(data.resolve("kaam.db-shm"));
        assertOneTodo();
    }

    @Test
    void a_write_ahead_log_that_ends_in_rubbish_is_read_up_to_there() throws Exception {
        killAfterOneTodo();
        byte[] rubbish = new byte[10_000];
        new Random(1).nextBytes(rubbish);
        Files.write(data.resolve("kaam.db-wal"), rubbish, StandardOpenOption.APPEND);
        assertOneTodo();
    }

    private void killAfterOneTodo() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            assertThat(kaam.post("/todos", "{\"title\":\"Buy milk\"}").statusCode())
                    .isEqualTo(201);
            kaam.kill();
        }
    }

    private void assertOneTodo() {
        try (TestKaam kaam = TestKaam.on(data)) {
            assertThat(kaam.get("/todos").body()).containsOnlyOnce("\"title\":\"Buy milk\"");
        }
    }
}
