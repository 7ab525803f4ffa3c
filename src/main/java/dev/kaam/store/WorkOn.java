package dev.kaam.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Work of which more is known: whose todos it writes, for which it looks first, or that it needs no snapshot. */
record WorkOn<T extends @Nullable Object>(
        @Nullable String owner, @Nullable TodoKey todo, boolean needsNoSnapshot, Work<T> work) implements Work<T> {
    @Override
    public T run(Session session) throws SQLException {
        return work.run(session);
    }
}
