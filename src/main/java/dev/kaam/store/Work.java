package dev.kaam.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a caller wants of the database, as one whole: all of it happens or nothing. */
@FunctionalInterface
interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException;
}
