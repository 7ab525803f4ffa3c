package dev.kaam.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a node hears what others tell: on a line to the database itself. A pooler that hands out its connections a transaction at a
 * time, such as PgBouncer, loses what is told between two.
 *
 * @param at null where it is the address that the node has for all else, or nowhere
 */
public record Listening(boolean isOff, Postgres.@Nullable Address at) {
    /** Where all else goes, if nobody stands between. */
    public static final Listening USUAL = new Listening(false, null);

    /** Nowhere: what others do is seen by looking, once a second. */
    public static final Listening OFF = new Listening(true, null);

    public static Listening at(Postgres.Address direct) {
        return new Listening(false, direct);
    }
}
