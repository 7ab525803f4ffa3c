package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a real process. That every line is written, if somebody reads, is held by {@link ShutdownTest}. */
class LineWriterTest {
    /** More than can wait to be written; they go in packets, so that it does not take long. */
    private static final int TODOS = 15_000;

    private static final int PACKET = 100;

    @TempDir
    private Path data;

    @Test
    void a_terminal_that_takes_nothing_holds_up_neither_answers_nor_the_end() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=0ms");
                Wire wire = new Wire(kaam.port())) {
            kaam.holdErr();
            addTodos(wire);
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
    }

    @Test
    void when_the_terminal_goes_on_the_log_says_how_many_lines_were_dropped() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--fake-db", "wait=0ms");
                Wire wire = new Wire(kaam.port())) {
            kaam.holdErr();
            addTodos(wire);
            kaam.goOnWithErr();
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            long written = kaam.err().stream()
                    .filter(line -> line.contains(" todo.created "))
                    .count();
            long dropped = kaam.err().stream()
                    .filter(line -> line.startsWith("log.dropped lines="))
                    .mapToLong(line -> Long.parseLong(line.substring("log.dropped lines=".length())))
                    .sum();
            assertThat(dropped).isPositive();
            assertThat(written + dropped).isEqualTo(TODOS);
        }
    }

    private static void addTodos(Wire wire) throws IOException {
        String packet = Wire.post("/todos", "{\"title\":\"a\"}").repeat(PACKET);
        for (int sent = 0; sent < TODOS; sent += PACKET) {
            wire.send(packet);
            for (int i = 0; i < PACKET; i++) {
                assertThat(wire.answer()).startsWith("HTTP/1.1 201");
            }
        }
    }
}
