package dev.kaam.todo;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was made of a version of a todo, for as long as there is room. It can never be out of date: what an id and a
 * version name, once committed, does not change any more. So nothing may be kept of what is not yet committed.
 *
 * <p>As many places as {@code size}, each for the last that came there; any thread may call.
 */
public final class Versions<T> {
    private record Kept<T>(UUID id, long version, T value) {}

    private final AtomicReferenceArray<@Nullable Kept<T>> places;

    /** @param size a power of two */
    public Versions(int size) {
        places = new AtomicReferenceArray<>(size);
    }

    public @Nullable T get(UUID id, long version) {
        Kept<T> kept = places.get(place(id));
        return kept != null && kept.version() == version && kept.id().equals(id) ? kept.value() : null;
    }

    public void put(UUID id, long version, T value) {
        places.set(place(id), new Kept<>(id, version, value));
    }

    private int place(UUID id) {
        return id.hashCode() & (places.length() - 1);
    }
}
