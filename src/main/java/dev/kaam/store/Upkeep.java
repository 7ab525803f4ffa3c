package dev.kaam.store;

import dev.kaam.todo.Answers;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a database does in its spare time: takes changes into the search index, and drops the oldest changes and answers. Each in
 * small steps, so that no writer waits long. Young tables are analyzed, once, by one that reads. Called by one thread.
 */
public final class Upkeep {
    /** How long a change is told. */
    public static final Duration CHANGES_KEPT = Duration.ofDays(365);

    private static final int STEP = 200;
    private static final String OLDEST_CHANGES =
            "SELECT seq, updated_at FROM change WHERE seq < (SELECT max(seq) FROM change)"
                    + " AND seq <= (SELECT seq FROM followed WHERE what = 'search') ORDER BY seq LIMIT " + STEP;
    private static final String DROP_ANSWERS = "DELETE FROM answer WHERE rowid IN"
            + " (SELECT rowid FROM answer WHERE answered_at <= ? ORDER BY answered_at LIMIT " + STEP + ")";
    private static final String OLDEST_ANSWER = "SELECT min(answered_at) <= ? FROM answer";
    private static final String DROP_CHANGES = "DELETE FROM change WHERE seq <= ?";
    private static final String DROP_PURGED = "DELETE FROM purged WHERE changed <= ?";
    private static final String PRUNED = "UPDATE followed SET seq = ? WHERE what = 'pruned'";

    /** More units than this between two steps, and others need the machine more. */
    private static final int QUIET = 20;

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofSeconds(1);

    private final Database database;
    private final InstantSource clock;
    private long seen;

    public Upkeep(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Does one step of each, and has young tables analyzed. Returns when the next is due: soon where there is more to do and nobody else asks for much. */
    public Duration pace() {
        boolean quiet = database.done() - seen < QUIET;
        boolean more = step();
        seen = database.done();
        if (more && quiet) {
            return SOON;
        }
        database.read(Work.alone(Upkeep::analyze));
        return LATER;
    }

    /** Does one step of each. Returns whether there is more to do. */
    boolean step() {
        boolean more = index();
        more |= prune();
        more |= dropAnswers();
        return more;
    }

    private static @Nullable Object analyze(Session session) throws SQLException {
        session.analyzeYoungTables();
        return null;
    }

    private boolean index() {
        boolean lags = database.read(SearchIndex::lags);
        return lags
                && database.write(session -> {
                    SearchIndex.step(session);
                    return SearchIndex.lags(session);
                });
    }

    /** Those that nobody's key leads to any more. */
    private boolean dropAnswers() {
        long start = clock.instant().minus(Answers.KEPT).toEpochMilli();
        boolean some = database.read(session -> hasAnswerBefore(session, start));
        return some
                && database.write(session -> {
                    execute(session, DROP_ANSWERS, start);
                    return true;
                });
    }

    private boolean prune() {
        Instant start = clock.instant().minus(CHANGES_KEPT);
        long last = database.read(session -> lastBefore(session, start));
        return last > 0
                && database.write(session -> {
                    execute(session, DROP_CHANGES, last);
                    execute(session, DROP_PURGED, last);
                    execute(session, PRUNED, last);
                    return true;
                });
    }

    private static boolean hasAnswerBefore(Session session, long start) throws SQLException {
        PreparedStatement query = session.prepare(OLDEST_ANSWER);
        query.setLong(1, start);
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The number of the last of the oldest changes that is older than {@code start}; 0 where the very oldest is not. */
    private static long lastBefore(Session session, Instant start) throws SQLException {
        long last = 0;
        try (ResultSet row = session.prepare(OLDEST_CHANGES).executeQuery()) {
            while (row.next() && row.getLong(2) < start.toEpochMilli()) {
                last = row.getLong(1);
            }
        }
        return last;
    }

    private static void execute(Session session, String sql, long seq) throws SQLException {
        PreparedStatement statement = session.prepare(sql);
        statement.setLong(1, seq);
        statement.executeUpdate();
    }
}
