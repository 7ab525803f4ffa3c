package dev.kaam.store;

import org.jspecify.annotations.Nullable;

/**
 * A place to run work: what SQLite and PostgreSQL do in different ways. Any thread may call; it waits for the outcome.
 * Throws {@code UNAVAILABLE} when too much work waits or the database cannot work now; then nothing was changed.
 */
interface Database {
    /** Runs work that only reads, on a snapshot that has every write answered before. */
    <T extends @Nullable Object> T read(Work<T> work);

    /** Runs work that writes, and returns when it is durable. */
    <T extends @Nullable Object> T write(Work<T> work);
}
