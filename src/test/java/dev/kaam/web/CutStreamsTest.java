package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers whose connections break again and again, while it is written: each gets each change exactly once, in order. */
class CutStreamsTest {
    private static final int READERS = 10;
    private static final int WRITERS = 4;

    @TempDir
    private Path data;

    @Test
    void readers_that_are_cut_100_times_during_1000_writes_get_each_change_once_in_order() throws Exception {
        all_get_each_change_once(100, 1_000);
    }

    @Test
    @Tag("slow")
    void readers_that_are_cut_1000_times_during_10000_writes_get_each_change_once_in_order() throws Exception {
        all_get_each_change_once(1_000, 10_000);
    }

    private void all_get_each_change_once(int cuts, int writes) throws Exception {
        long seed = Long.getLong("kaam.seed", System.nanoTime());
        var random = new SplittableRandom(seed);
        try (TestKaam kaam = TestKaam.on(data);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Long>>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                SplittableRandom own = random.split();
                readers.add(threads.submit(() -> follow(kaam, own, cuts / READERS, writes)));
            }
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(kaam, writes / WRITERS)));
            }
            for (Future<Integer> writer : writers) {
                assertThat(writer.get()).isEqualTo(writes / WRITERS);
            }
            for (Future<List<Long>> reader : readers) {
                assertThat(reader.get())
                        .as("with -Dkaam.seed=" + seed)
                        .isEqualTo(LongStream.rangeClosed(1, writes).boxed().toList());
            }
        }
    }

    private static int write(TestKaam kaam, int count) {
        int written = 0;
        while (written < count && kaam.post("/todos", "{\"title\":\"t\"}").statusCode() == 201) {
            written++;
        }
        return written;
    }

    /** Reads all; so many times, it breaks the connection after some events and asks on behind the last that it got. */
    private static List<Long> follow(TestKaam kaam, SplittableRandom random, int cuts, int writes) throws IOException {
        var seen = new ArrayList<Long>();
        for (int cut = 0; cut <= cuts; cut++) {
            String last = seen.isEmpty() ? "0" : String.valueOf(seen.getLast());
            int share = (writes - seen.size()) / (cuts - cut + 1);
            int events = cut == cuts ? writes - seen.size() : random.nextInt(2 * share + 1);
            SseClient reader = SseClient.open(kaam, "/changes", "Last-Event-ID: " + last);
            seen.addAll(ChangeStreamTest.seqs(reader, Math.min(events, writes - seen.size())));
            if (random.nextBoolean()) {
                reader.reset();
            } else {
                reader.close();
            }
        }
        return seen;
    }
}
