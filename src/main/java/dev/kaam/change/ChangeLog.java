package dev.kaam.change;

import java.util.List;

/** What happened to the todos, in the order of commits. Any thread may call. */
public interface ChangeLog {
    /** The most changes that one call returns. */
    int LIMIT_MAX = 500;

    /**
     * The owner's changes behind {@code seq}, oldest first. Whoever asks again with the last {@code seq} that they got sees
     * every change once.
     */
    List<Change> after(String owner, long seq, int limit);
}
