package dev.kaam.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other nodes tell, on a connection of its own. It is made anew when it is lost, and whatever may have been told meanwhile
 * counts as told. A connection that is silent is asked for a sign of life, so that one whose other end is gone without a word is lost
 * within {@link #QUIET} and {@link #ANSWER_SECONDS} together. One thread takes steps; any may read the numbers.
 */
public final class NodeListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NodeListener.class);
    private static final Duration QUIET = Duration.ofSeconds(2);
    /** How long each answer of the database may take, but for notifications. */
    private static final int ANSWER_SECONDS = 3;

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final int DOUBLINGS_MAX = 6;

    /** Who is told. Must neither wait nor throw. */
    public interface Told {
        /** Up to {@code last} there are changes to read. */
        void changes(long last);

        /** A task is due. */
        void tasks();
    }

    private final Postgres.Address address;
    private final String node;
    private final Told told;
    private final RandomGenerator random;
    private final LongAdder heard = new LongAdder();
    private final LongAdder connected = new LongAdder();
    private @Nullable Connection connection;
    private int failures;

    /** @param node this one: what it tells itself, it knows */
    public NodeListener(Postgres.Address address, String node, Told told, RandomGenerator random) {
        this.address = address;
        this.node = node;
        this.told = told;
        this.random = random;
    }

    /** How many notifications of others came. */
    public long heard() {
        return heard.sum();
    }

    /** How often a connection was made. */
    public long connected() {
        return connected.sum();
    }

    /** Listens for a while. Returns how long to wait before the next step, which is nothing while there is a connection. */
    public Duration step() {
        try {
            Connection here = connect();
            PGNotification[] some = here.unwrap(PGConnection.class).getNotifications((int) QUIET.toMillis());
            if (some.length == 0) {
                run(here, "SELECT 1"); // a sign of life
            }
            for (PGNotification each : some) {
                hear(each.getParameter());
            }
            failures = 0;
            return Duration.ZERO;
        } catch (SQLException lost) {
            return pauseAfter(lost);
        }
    }

    Connection connect() throws SQLException {
        if (connection == null) {
            connection = Postgres.plain(address, ANSWER_SECONDS);
            run(connection, "SET application_name = 'kaam-listener'");
            run(connection, "LISTEN " + Signal.CHANNEL);
            connected.increment();
            everything(); // behind LISTEN: what comes from now on is heard
        }
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void hear(String text) {
        Signal signal = Signal.of(text);
        if (signal == null) {
            heard.increment();
            everything();
        } else if (!signal.node().equals(node)) {
            heard.increment();
            tell(signal);
        }
    }

    private void tell(Signal signal) {
        if (signal.last() > 0) {
            told.changes(signal.last());
        }
        if (signal.tasks()) {
            told.tasks();
        }
    }

    private void everything() {
        told.changes(Long.MAX_VALUE);
        told.tasks();
    }

    /** Twice as long after each failure, to some seconds; not the same for all, or they would all come at once. */
    private Duration pauseAfter(SQLException lost) {
        close();
        boolean closed = Thread.currentThread().isInterrupted();
        if (failures == 0 && !closed) {
            LOG.warn("node.deaf until it is connected again, it looks once a second: {}", lost.getMessage());
        }
        long longest = FIRST_PAUSE_MILLIS << Math.min(failures, DOUBLINGS_MAX);
        failures++;
        return Duration.ofMillis(random.nextLong(longest / 2, longest + 1));
    }

    /** By the thread of the steps, or when that has ended. */
    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException gone) {
                LOG.debug("a connection that is lost did not close: {}", gone.getMessage());
            }
            connection = null;
        }
    }
}
