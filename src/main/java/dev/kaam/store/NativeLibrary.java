package dev.kaam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the driver unpacks SQLite's native library. It leaves a copy behind at each end that is not its own, a {@code kill
 * -9} or a halt; in a folder of ours what an earlier process left can be taken away.
 */
final class NativeLibrary {
    private static final String WHERE = "org.sqlite.tmpdir";

    /** Where there is less, the driver takes the system's temporary folder, and the database says that the disk is full. */
    private static final long ROOM = 16L << 20;

    private NativeLibrary() {}

    /** For a process that has the data folder to itself. The first folder counts: the library is loaded once. */
    static void unpackIn(Path folder) {
        try {
            Files.createDirectories(folder);
            if (System.getProperty(WHERE) != null || folder.toFile().getUsableSpace() < ROOM) {
                return;
            }
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw StoreException.unwritable(folder, failure);
        }
        System.setProperty(WHERE, folder.toString());
    }
}
