package dev.kaam.store;

import dev.kaam.flow.Time;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a database that several nodes share, so that all mean the same by "now", whatever the clocks of their machines say. Those
 * are never read: the database is asked now and then, and meanwhile time goes on by the counter that nobody sets. How far it is off is
 * bounded by half of the way there and back of the last question, some milliseconds, where a lease is 30 seconds. Any thread may call.
 */
public final class DatabaseTime implements Time {
    private static final String NOW = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
    private static final long NANOS_A_MICRO = 1_000;
    private static final long NANOS_A_MILLI = 1_000_000;

    private final Database database;
    private final Time here;
    /** What the database's clock is before {@code here.nanos()}, in nanoseconds since 1970. */
    private volatile long ahead;

    /**
     * Asks at once.
     *
     * @param here of which only the counter is used
     */
    public DatabaseTime(Database database, Time here) {
        this.database = database;
        this.here = here;
        ask();
    }

    /** Asks the database what time it is, and goes by that from now on. By one thread at a time; throws {@code UNAVAILABLE}. */
    public void ask() {
        ahead = database.read(this::asked);
    }

    /** Between the two readings of the counter the database has read its clock: what fits to that is left as it is. */
    private long asked(Session session) throws SQLException {
        long before = here.nanos();
        long there = session.ask(NOW) * NANOS_A_MICRO;
        long after = here.nanos();
        boolean fits = ahead >= there - after && ahead <= there - before;
        return fits ? ahead : there - before - (after - before) / 2;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli((here.nanos() + ahead) / NANOS_A_MILLI);
    }

    @Override
    public long nanos() {
        return here.nanos();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        here.sleep(duration);
    }
}
