package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kaam is killed while clients write, again and again on the same folder: what was answered is there afterwards, and what was
 * not is there as a whole or not at all. This shows that no answer goes out before its commit. It cannot show that a commit
 * reaches the disk: the system keeps what a killed process has written, whether it was synced or not.
 */
class KillTest {
    private static final int WRITERS = 8;

    @TempDir
    private Path folder;

    @Test
    void what_was_answered_survives_5_kills() throws Exception {
        survives(5);
    }

    @Test
    @Tag("slow")
    void what_was_answered_survives_50_kills() throws Exception {
        survives(50);
    }

    private void survives(int kills) throws Exception {
        long seed = Long.getLong("kaam.seed", System.nanoTime());
        try {
            survives(kills, new SplittableRandom(seed));
        } catch (AssertionError failure) {
            throw new AssertionError("with -Dkaam.seed=" + seed + ": " + failure.getMessage(), failure);
        }
    }

    private void survives(int kills, SplittableRandom random) throws Exception {
        Path data = folder.resolve("data");
        List<Writer> writers = IntStream.range(0, WRITERS)
                .mapToObj(i -> new Writer("writer-" + i, random.split()))
                .toList();
        for (int kill = 1; kill <= kills; kill++) {
            try (KaamProcess kaam = KaamProcess.serve(data)) {
                checkAnswers(writers, kaam);
                killWhileTheyWrite(writers, kaam, random.nextInt(50, 500));
            }
            checkFile(writers, copyOf(data, kill));
        }
        try (KaamProcess kaam = KaamProcess.serve(data)) {
            checkAnswers(writers, kaam);
            kaam.tellToStop();
            assertThat(kaam.exitCode()).isZero();
        }
        checkFile(writers, data.resolve("kaam.db"));
    }

    /** Kills right behind an answer: then others are between their commit and their answer, and before their commit. */
    private static void killWhileTheyWrite(List<Writer> writers, KaamProcess kaam, int answers) throws Exception {
        var latch = new CountDownLatch(answers);
        together(writers, writer -> writeUntilKilled(writer, kaam, latch), () -> {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
            kaam.kill();
        });
    }

    private static void writeUntilKilled(Writer writer, KaamProcess kaam, CountDownLatch answers) throws Exception {
        while (true) {
            try {
                writer.writeOne(kaam);
            } catch (IOException killed) {
                return;
            }
            answers.countDown();
        }
    }

    private static void checkAnswers(List<Writer> writers, KaamProcess kaam) throws Exception {
        together(writers, writer -> writer.checkAnswers(kaam), () -> {});
    }

    private static void checkFile(List<Writer> writers, Path database) throws Exception {
        var stored = StoredTodos.read(database);
        writers.forEach(writer -> writer.checkAndTake(stored));
        assertThat(stored).as("todos that nobody wrote").isEmpty();
    }

    /** So that Kaam itself has to recover the original. */
    private Path copyOf(Path data, int kill) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy-" + kill));
        for (String name : List.of("kaam.db", "kaam.db-wal")) {
            Files.copy(data.resolve(name), copy.resolve(name));
        }
        return copy.resolve("kaam.db");
    }

    private interface Each {
        void run(Writer writer) throws Exception;
    }

    private interface Meanwhile {
        void run() throws Exception;
    }

    private static void together(List<Writer> writers, Each each, Meanwhile meanwhile) throws Exception {
        var ends = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Writer writer : writers) {
                Callable<String> one = () -> {
                    each.run(writer);
                    return "";
                };
                ends.add(threads.submit(one));
            }
            meanwhile.run();
        }
        for (Future<?> end : ends) {
            end.get();
        }
    }
}
