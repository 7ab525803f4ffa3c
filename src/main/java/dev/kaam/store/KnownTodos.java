package dev.kaam.store;

import dev.kaam.todo.Todo;
import dev.kaam.todo.Versions;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What was read of todos before, and whether that is worth asking for. Any thread may call. */
final class KnownTodos {
    private final Versions<Todo> versions;
    /** By owner: whether most todos of the last list were known. Owners share places, so it is a guess: a wrong one costs a way. */
    private final AtomicIntegerArray mostly;

    /** @param size how many todos are kept, a power of two */
    KnownTodos(int size) {
        versions = new Versions<>(size);
        mostly = new AtomicIntegerArray(size);
    }

    Versions<Todo> versions() {
        return versions;
    }

    /** Whether most todos of this owner's next list are likely to be known. */
    boolean hasMostOf(String owner) {
        return mostly.get(place(owner)) != 0;
    }

    /**
     * A list was read.
     *
     * @param known how many of its todos were known before
     */
    void hadOf(String owner, int known, int all) {
        int now = 2 * known >= all ? 1 : 0;
        int place = place(owner);
        if (mostly.get(place) != now) {
            mostly.set(place, now);
        }
    }

    private int place(String owner) {
        int hash = owner.hashCode();
        return (hash ^ (hash >>> 16)) & (mostly.length() - 1);
    }
}
