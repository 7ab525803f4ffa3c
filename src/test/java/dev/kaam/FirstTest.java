package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTest {
    @Test
    void a_todo_that_was_posted_can_be_read(@TempDir Path data) {
        try (TestKaam kaam = TestKaam.on(data)) {
            var posted = kaam.post("/todos", "{\"title\":\"Buy milk\"}");
            assertThat(posted.statusCode()).isEqualTo(201);
            var read = kaam.get(posted.headers().firstValue("Location").orElseThrow());
            assertThat(read.body()).isEqualTo(posted.body());
        }
    }
}
