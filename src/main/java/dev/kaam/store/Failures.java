package dev.kaam.store;

import dev.kaam.todo.Problem;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

/** What a failure of the database means to the one who asked. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** A problem as it is; a database that cannot work now as {@code UNAVAILABLE}; all else is a defect and goes on up. */
    static RuntimeException asProblem(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case SQLException sql
            when isAway(sql) -> {
                LOG.error("the database is away: {}", sql.getMessage());
                yield Problem.unavailable(
                        "The database cannot be reached now. Where it went away in the middle of a write, that may"
                                + " have been done; try again, with an Idempotency-Key, and nothing is done twice.");
            }
            case SQLException sql
            when cannotWorkNow(sql) -> {
                LOG.error("the database cannot work now: {}", sql.getMessage());
                yield Problem.unavailable(
                        "The database cannot work now (is the disk full?). Nothing was changed; try again.");
            }
            default -> new IllegalStateException("work on the database failed: " + failure.getMessage(), failure);
        };
    }

    /** PostgreSQL's classes of SQLSTATE: the connection, too little of something, told to stop, the system; and waiting for too long. */
    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("58")
                        || state.equals("55P03")
                        || state.equals("25P03"));
    }

    private static boolean cannotWorkNow(SQLException failure) {
        int primary = failure.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_FULL.code
                || primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_BUSY.code
                || primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code;
    }
}
