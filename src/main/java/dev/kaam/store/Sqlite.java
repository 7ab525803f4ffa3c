package dev.kaam.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The embedded database: one file in the data folder, one thread that writes, a few that read. An answered write survives a
 * power cut (WAL, {@code synchronous=FULL}).
 */
public final class Sqlite extends LaneDatabase {
    private static final int CACHE_KIB = 16 * 1024;
    private static final int BUSY_MILLIS = 5000;
    /** A file up to this size is checked through and through at start: it takes a fraction of a second. */
    private static final long CHECKED_BYTES = 64L << 20;

    private final FileChannel lock;

    private Sqlite(FileChannel lock, Session writing, List<Session> reading, Path file) {
        super(
                new BoundedWal(new GroupCommit(writing), writing, file.resolveSibling(file.getFileName() + "-wal")),
                reading.stream().map(SharedSnapshot::new).toList());
        this.lock = lock;
    }

    /**
     * Opens the database in {@code folder}, makes it where there is none, brings an older one up to date.
     *
     * @throws StoreException when the folder cannot be written, another Kaam uses it, or the file is damaged or newer
     */
    public static Sqlite open(Path folder, int readers) {
        FileChannel lock = lock(folder);
        Path file = folder.resolve("kaam.db");
        List<Session> sessions = new ArrayList<>();
        try {
            NativeLibrary.unpackIn(folder.resolve("native"));
            check(file);
            Migrations.apply("jdbc:sqlite:" + file, null, null, "db/sqlite", "another folder with --data");
            for (int i = 0; i <= readers; i++) {
                sessions.add(connect(file, i > 0));
            }
            return new Sqlite(lock, sessions.getFirst(), sessions.subList(1, sessions.size()), file);
        } catch (SQLException failure) {
            release(lock, sessions);
            throw new StoreException(
                    "The database file " + file + " cannot be used: " + failure.getMessage()
                            + ". Restore it from a backup, or choose another folder with --data.",
                    failure);
        } catch (RuntimeException failure) {
            release(lock, sessions);
            throw failure;
        }
    }

    /** One Kaam at a time has the file. */
    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() {
        super.close();
        release(lock);
    }

    private static Session connect(Path file, boolean readOnly) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIB);
        config.setReadOnly(readOnly);
        config.setGetGeneratedKeys(false); // or the driver asks for the last row's number after every statement
        return new Session(config.createConnection("jdbc:sqlite:" + file), readOnly);
    }

    private static void check(Path file) throws SQLException {
        if (!Files.exists(file)) {
            return;
        }
        try (Session session = connect(file, false)) {
            String found = ask(
                    session,
                    sizeOf(file) <= CHECKED_BYTES ? "PRAGMA quick_check(1)" : "SELECT 'ok' FROM sqlite_schema");
            if (!"ok".equals(found)) {
                throw new SQLException("it is damaged (" + found + ")");
            }
        }
    }

    private static String ask(Session session, String sql) throws SQLException {
        try (ResultSet answer = session.prepare(sql).executeQuery()) {
            return answer.next() ? answer.getString(1) : "ok";
        }
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new StoreException("The database file " + file + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    /** One Kaam at a time uses a data folder. The system gives the lock back when the process ends, however it ends. */
    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("kaam.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new StoreException(
                        "Another Kaam uses the data folder " + folder + ". Stop it, or choose another with --data.",
                        null);
            }
            return channel;
        } catch (IOException failure) {
            throw StoreException.unwritable(folder, failure);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    private static void release(FileChannel lock, List<Session> sessions) {
        sessions.forEach(Session::close);
        release(lock);
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new StoreException(
                    "The lock of the data folder was not given back: " + failure.getMessage(), failure);
        }
    }
}
