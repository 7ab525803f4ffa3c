package dev.kaam;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A disk of a few megabytes, in memory, that can be filled. Where mounting is not allowed the test is left out. */
final class SmallDisk {
    private static final int BLOCK = 4096;
    private final Path root;
    private final Path filler;

    private SmallDisk(Path root) {
        this.root = root;
        this.filler = root.resolve("filler");
    }

    static SmallDisk mountedOn(Path folder, int megabytes) throws Exception {
        String size = "size=" + megabytes + "m";
        assumeTrue(
                Files.isExecutable(Path.of("/bin/mount"))
                        && run("mount", "-t", "tmpfs", "-o", size, "kaam-test", folder.toString()),
                "needs root, and leave to mount a tmpfs");
        return new SmallDisk(folder);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Takes all that is free. */
    void fill() throws IOException {
        try (SeekableByteChannel file =
                Files.newByteChannel(filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(ByteBuffer.allocate(BLOCK));
            }
        } catch (IOException full) {
            if (root.toFile().getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.delete(filler);
    }

    /** Whoever uses the disk must have ended. */
    void unmount() throws IOException, InterruptedException {
        if (!run("umount", root.toString())) {
            run("umount", "-l", root.toString());
            throw new IllegalStateException(root + " was still in use");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
