package dev.kaam.todo;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one whole of several calls. Any thread may call. */
public interface Transactions {
    /**
     * All that {@code work} does through its transaction happens in one commit, or nothing does when it throws; returns when
     * that is durable.
     *
     * <p>The store calls {@code work} on the thread that writes, more than once if it must: it must be quick, must not wait,
     * and must change nothing but through its transaction.
     */
    <T extends @Nullable Object> T together(Function<Transaction, T> work);
}
