package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What keeps Kaam from starting is told in one line, and nothing is changed. */
class StartTest {
    private static final int PAGE = 4096;

    @TempDir
    private Path data;

    @Test
    void a_port_that_is_taken_is_told() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefused(
                    KaamProcess.run(Map.of(), "serve", "--data", data.toString(), "--port", port),
                    "Cannot listen on 127.0.0.1:" + port,
                    "another program listens there",
                    "Choose another with --port");
            assertThat(data).isDirectoryNotContaining("glob:**-{wal,shm}");
        }
    }

    @Test
    void a_data_folder_below_a_file_is_told() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertRefused(
                on(file.resolve("data")),
                file + "/data cannot be written: the system says 'Not a directory'. Choose another with --data");
    }

    @Test
    void a_data_folder_that_is_a_file_is_told() throws Exception {
        Path file = Files.createFile(data.resolve("file"));
        assertRefused(on(file), file + " cannot be written: it is a file. Choose another with --data");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_data_folder_where_nobody_may_write_is_told() throws Exception {
        assertRefused(
                on(Path.of("/proc/kaam")),
                "/proc/kaam cannot be written: it cannot be made there. Choose another with --data");
    }

    @Test
    void a_data_folder_in_use_is_told() throws Exception {
        try (KaamProcess first = KaamProcess.serve(data)) {
            assertRefused(on(data), "Another Kaam uses the data folder", "Stop it, or choose another with --data");
            assertThat(first.get("/todos").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_file_that_is_no_database_is_told() throws Exception {
        byte[] bytes = new byte[20_000];
        new Random(1).nextBytes(bytes);
        Files.write(database(), bytes);
        assertDamaged();
    }

    @Test
    void a_database_cut_off_in_the_middle_is_told() throws Exception {
        fill();
        try (var file = new RandomAccessFile(database().toFile(), "rw")) {
            file.setLength(file.length() / PAGE / 2 * PAGE);
        }
        assertDamaged();
    }

    @Test
    void a_page_overwritten_in_the_middle_is_told() throws Exception {
        fill();
        byte[] page = new byte[PAGE];
        new Random(1).nextBytes(page);
        try (var file = new RandomAccessFile(database().toFile(), "rw")) {
            file.seek(file.length() / PAGE / 2 * PAGE);
            file.write(page);
        }
        assertDamaged();
    }

    @Test
    void a_database_from_a_newer_kaam_is_told() throws Exception {
        fill();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO flyway_schema_history SELECT 999, '999', 'from later', 'SQL', 'V999__x.sql', 1,"
                            + " '', installed_on, 1, TRUE FROM flyway_schema_history WHERE installed_rank = 1");
        }
        byte[] before = Files.readAllBytes(database());
        assertRefused(
                on(data),
                "made by a newer Kaam (schema 999, this one knows ",
                "Use that Kaam, or choose another folder");
        assertThat(database()).hasBinaryContent(before);
    }

    private Path database() {
        return data.resolve("kaam.db");
    }

    /** Makes a database of some fifty pages. */
    private void fill() {
        try (TestKaam kaam = TestKaam.on(data)) {
            for (int i = 0; i < 10; i++) {
                String json = "{\"title\":\"todo " + i + "\",\"notes\":\"" + "x".repeat(9_000) + "\"}";
                assertThat(kaam.post("/todos", json).statusCode()).isEqualTo(201);
            }
        }
    }

    private void assertDamaged() throws Exception {
        byte[] before = Files.readAllBytes(database());
        assertRefused(on(data), database() + " cannot be used", "Restore it from a backup");
        assertThat(database()).hasBinaryContent(before);
    }

    private static KaamProcess on(Path folder) throws Exception {
        return KaamProcess.run(Map.of(), "serve", "--port", "0", "--data", folder.toString());
    }

    private static void assertRefused(KaamProcess started, String... sentence) throws Exception {
        try (KaamProcess kaam = started) {
            assertThat(kaam.exitCode()).isEqualTo(1);
            assertThat(kaam.out()).isEmpty();
            assertThat(kaam.err())
                    .singleElement()
                    .asString()
                    .startsWith("kaam: ")
                    .contains(sentence);
        }
    }
}
