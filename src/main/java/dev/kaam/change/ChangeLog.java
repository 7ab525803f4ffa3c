package dev.kaam.change;

import dev.kaam.todo.Problem;
import java.util.List;
import java.util.UUID;

/** What happened to the todos, in the order of commits. Any thread may call. */
public interface ChangeLog {
    /** The most changes that one call returns. */
    int LIMIT_MAX = 500;

    /** A change, and whose it is. */
    record Owned(String owner, Change change) {}

    /**
     * The owner's changes behind {@code seq}, oldest first. Whoever asks again with the last {@code seq} that they got sees
     * every change once. Throws {@code GONE} where some of the changes behind {@code seq} are not kept any more.
     */
    List<Change> after(String owner, long seq, int limit);

    /** What happened to one todo before {@code seq}, newest first; empty where nothing is known of it. */
    List<Change> of(String owner, UUID id, long before, int limit);

    /**
     * The newest changes of all owners behind {@code seq}, at most {@code limit}, oldest first: all of them where they are
     * fewer. Throws {@code GONE} as {@link #after} does.
     */
    List<Owned> newest(long seq, int limit);

    /** The number of the last change of all, 0 before the first: who reads the todos now knows of all up to it. */
    long last();

    /** For an implementation: the problem of one who asks for what is kept no more. */
    static Problem gone(long pruned) {
        return Problem.of(
                Problem.Kind.GONE,
                "The changes up to " + pruned + " are not kept any more. Note the last seq, then read all todos anew.");
    }
}
