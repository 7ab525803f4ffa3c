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
            when cannotWorkNow(sql) -> {
                LOG.error("the database cannot work now: {}", sql.getMessage());
                yield Problem.unavailable(
                        "The database cannot work now (is the disk full?). Nothing was changed; try again.");
            }
            default -> new IllegalStateException("work on the database failed: " + failure.getMessage(), failure);
        };
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
