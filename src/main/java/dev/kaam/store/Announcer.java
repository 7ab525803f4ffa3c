package dev.kaam.store;

import dev.kaam.todo.Problem;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells the other nodes on a PostgreSQL what this one has committed: afterwards, and on a connection that reads. A notification inside
 * the transaction would hold, until its commit, a lock that all who notify wait for. What happens soon after another comes with the next.
 * Steps are taken by one thread; any may call the rest, which neither waits nor throws.
 */
public final class Announcer {
    /** How long after one notification the next may come, at least. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final String NOTIFY = "SELECT pg_notify(?, ?)";

    private final Database database;
    private final String node;
    private final Semaphore bell = new Semaphore(0);
    private final AtomicBoolean due = new AtomicBoolean();
    private final LongAdder told = new LongAdder();
    /** Up to this change the others were told. Belongs to the thread of the steps. */
    private long tellBehind;

    /** @param node the name of this one, without spaces */
    public Announcer(Database database, String node) {
        this.database = database;
        this.node = node;
    }

    /** Something was committed here; whether it was a change is looked up. */
    public void committed() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** A task was committed here that is due. */
    public void tasksDue() {
        due.set(true);
        committed();
    }

    /** How many notifications this node has sent. */
    public long told() {
        return told.sum();
    }

    /** Waits until there may be something to tell, and tells it. Returns when the next may be told. */
    public Duration step() {
        try {
            bell.acquire();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
        bell.drainPermits();
        boolean tasks = due.getAndSet(false);
        try {
            tellBehind = database.read(session -> tell(session, tasks));
            return GATHER;
        } catch (Problem unavailable) {
            if (tasks) {
                due.set(true);
            }
            committed();
            return AGAIN; // meanwhile the others look by themselves
        }
    }

    private long tell(Session session, boolean tasks) throws SQLException {
        long last = session.ask(SqlChanges.LAST);
        if (last > tellBehind || tasks) {
            PreparedStatement notify = session.prepare(NOTIFY);
            notify.setString(1, Signal.CHANNEL);
            notify.setString(2, new Signal(node, last > tellBehind ? last : 0, tasks).text());
            notify.execute();
            told.increment();
        }
        return last;
    }
}
