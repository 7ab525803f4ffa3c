package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFullTest {
    private static final String LONG = "{\"title\":\"long\",\"notes\":\"" + "x".repeat(9_000) + "\"}";

    private SmallDisk disk;

    @BeforeEach
    void mount(@TempDir Path folder) throws Exception {
        disk = SmallDisk.mountedOn(folder, 4);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.unmount();
        }
    }

    @Test
    void a_write_is_refused_with_when_to_try_again() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"))) {
            disk.fill();
            HttpResponse<String> refused = kaam.post("/todos", LONG);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("\"urn:kaam:problem:unavailable\"", "is the disk full?");
        }
    }

    @Test
    void all_who_write_together_are_refused() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            disk.fill();
            Callable<Integer> post = () -> kaam.post("/todos", LONG).statusCode();
            for (var status : threads.invokeAll(Collections.nCopies(50, post))) {
                assertThat(status.resultNow()).isEqualTo(503);
            }
        }
    }

    @Test
    void what_was_there_is_still_read() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"))) {
            kaam.post("/todos", LONG);
            String before = kaam.get("/todos").body();
            disk.fill();
            assertThat(kaam.post("/todos", LONG).statusCode()).isEqualTo(503);
            assertThat(kaam.get("/todos").body()).isEqualTo(before);
        }
    }

    @Test
    void nothing_of_a_refused_write_is_kept() throws Exception {
        int answered = 0;
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"))) {
            answered += postUntilRefused(kaam);
            disk.fill();
            answered += postUntilRefused(kaam);
            kaam.kill();
        }
        assertThat(StoredTodos.read(disk.path("data/kaam.db"))).hasSize(answered);
    }

    @Test
    void writes_go_on_when_there_is_room_again() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"))) {
            disk.fill();
            assertThat(kaam.post("/todos", LONG).statusCode()).isEqualTo(503);
            disk.free();
            assertThat(kaam.post("/todos", LONG).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void it_stops_well() throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(disk.path("data"))) {
            int answered = postUntilRefused(kaam);
            disk.fill();
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
            assertThat(StoredTodos.read(disk.path("data/kaam.db"))).hasSize(answered);
        }
    }

    @Test
    void a_start_without_room_is_told() throws Exception {
        disk.fill();
        try (KaamProcess kaam = KaamProcess.run(
                Map.of(), "serve", "--port", "0", "--data", disk.path("data").toString())) {
            assertThat(kaam.exitCode()).isEqualTo(1);
            assertThat(kaam.err()).singleElement().asString().startsWith("kaam: ");
        }
    }

    private static int postUntilRefused(KaamProcess kaam) throws Exception {
        int answered = 0;
        HttpResponse<String> answer = kaam.post("/todos", LONG);
        for (; answer.statusCode() == 201; answer = kaam.post("/todos", LONG)) {
            answered++;
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        return answered;
    }
}
