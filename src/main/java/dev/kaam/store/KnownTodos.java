package dev.kaam.store;

import dev.kaam.todo.Todo;
import dev.kaam.todo.Versions;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** What was read of todos before, and whether that is worth asking for. Any thread may call. */
final class KnownTodos {
    private final Versions<Todo> versions;
    /** By owner: whether few todos of the last list were not known. Owners share places, so it is a guess: a wrong one costs a way. */
    private final AtomicIntegerArray few;

    /** @param size how many todos are kept, a power of two */
    KnownTodos(int size) {
        versions = new Versions<>(size);
        few = new AtomicIntegerArray(size);
    }

    Versions<Todo> versions() {
        return versions;
    }

    /** Whether so few todos of this owner's next list are likely not to be known that {@link KnownFirst} has it. */
    boolean hasNearlyAllOf(String owner) {
        return few.get(place(owner)) != 0;
    }

    /**
     * A list was read.
     *
     * @param unknown how many of its todos were not known before
     */
    void lacked(String owner, int unknown) {
        int now = unknown <= KnownFirst.GAPS_MAX ? 1 : 0;
        int place = place(owner);
        if (few.get(place) != now) {
            few.set(place, now);
        }
    }

    private int place(String owner) {
        int hash = owner.hashCode();
        return (hash ^ (hash >>> 16)) & (few.length() - 1);
    }
}
