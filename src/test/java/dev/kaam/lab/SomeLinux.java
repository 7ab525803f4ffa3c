package dev.kaam.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A folder that says what {@code /proc} does.
 *
 * @param proc the folder
 */
record SomeLinux(Path proc) {
    SomeLinux {
        proc.resolve("self").toFile().mkdirs();
    }

    /** The processors on which a process may run. */
    void allow(String processors) throws IOException {
        Files.writeString(proc.resolve("self/status"), "Name:\tjava\nCpus_allowed_list:\t" + processors + "\n");
    }

    /** @param ticks that each processor has been idle, some of them waiting for a disk */
    void idle(long... ticks) throws IOException {
        var stat = new StringBuilder("cpu  9 9 9 " + LongStream.of(ticks).sum() + " 0 0 0 7 0 0\n");
        IntStream.range(0, ticks.length)
                .forEach(i -> stat.append("cpu%d 1 2 3 %d 5 0 0 7 0 0\n".formatted(i, ticks[i] - 5)));
        Files.writeString(proc.resolve("stat"), stat.append("intr 12 3\n"));
    }
}
