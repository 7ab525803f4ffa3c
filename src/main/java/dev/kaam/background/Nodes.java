package dev.kaam.background;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Who does the tasks of a store. Any thread may call; throws the store's problem where that cannot work now. */
public interface Nodes {
    /** A node without a sign of life for so long counts as gone: as long as a lease. */
    Duration SILENT_MAX = Duration.ofSeconds(30);

    /** So long a node that went without a word is still told of. */
    Duration KEPT = Duration.ofHours(1);

    /** The most that are told of: those that gave a sign of life last. */
    int MAX = 200;

    /**
     * A node, as it was last.
     *
     * @param at its last sign of life
     */
    record Seen(Member node, Instant at, boolean alive) {}

    /** A sign of life, of one that is known or not. */
    void seen(Member node);

    /** It ends, and all know. */
    void left(String id);

    /** Those that live, then the others; each in the order in which they started. */
    List<Seen> list();
}
