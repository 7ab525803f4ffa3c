package dev.kaam.todo;

import java.time.Duration;
import java.time.Instant;

/** The trash of all owners, for whoever empties it. Any thread may call; throws {@link Problem} as {@link Todos} does. */
public interface Trash {
    /** How long a todo lies there. */
    Duration KEPT = Duration.ofDays(30);

    /** How many todos were moved there before an instant; counts to {@code max} and no further. */
    int countOlder(Instant before, int max);

    /**
     * Purges, as {@link Todos#purge} does, what was moved there before an instant: at most {@code max} todos, those first that have lain there
     * longest. Looks and purges in one unit: what is restored meanwhile is not purged.
     */
    void purgeOlder(Instant before, int max);
}
