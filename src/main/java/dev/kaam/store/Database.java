package dev.kaam.store;

import dev.kaam.flow.LaneLoad;
import org.jspecify.annotations.Nullable;

/**
 * A place to run work: what SQLite and PostgreSQL do in different ways. Any thread may call; it waits for the outcome.
 * Throws {@code UNAVAILABLE} when too much work waits or the database cannot work now; then nothing was changed, unless it says that
 * the database went away in the middle.
 */
public interface Database extends AutoCloseable {
    /** Runs work that only reads, on a snapshot that has every write answered before. In a unit that writes, it sees what that has written so far. */
    <T extends @Nullable Object> T read(Work<T> work);

    /**
     * Runs work that writes, and returns when it is durable. In a unit that writes, it becomes part of that: to wait there for another
     * unit would be to wait for itself.
     */
    <T extends @Nullable Object> T write(Work<T> work);

    /** Whether other nodes may write in it: then nothing that was read is true for longer than its unit. */
    boolean isShared();

    /**
     * What the writer is to call after each commit, before it tells those who wait for it. It must neither wait nor throw,
     * and may be called for a commit that failed.
     */
    void onCommit(Runnable listener);

    /** How many units have been read and written since the start. */
    long done();

    /** How much the thread that writes has to do. */
    LaneLoad writerLoad();

    /** Does what waits, then closes. */
    @Override
    void close();
}
