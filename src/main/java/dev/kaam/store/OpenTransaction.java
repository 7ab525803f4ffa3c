package dev.kaam.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction that is under way, as a place to run work: that becomes part of it. Belongs to the thread that writes. */
final class OpenTransaction {
    private final Session session;
    private @Nullable SQLException failure;

    OpenTransaction(Session session) {
        this.session = session;
    }

    <T extends @Nullable Object> T read(Work<T> work) {
        return run(work);
    }

    <T extends @Nullable Object> T write(Work<T> work) {
        return run(work);
    }

    private <T extends @Nullable Object> T run(Work<T> work) {
        try {
            return work.run(session);
        } catch (SQLException broken) {
            failure = failure == null ? broken : failure;
            throw new BrokenTransaction(broken);
        }
    }

    /** Throws what failed in it: whoever caught that cannot have mended the transaction. */
    void checkWhole() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }

    /** The database failed in the middle of a transaction: that is the failure of the whole unit, whoever catches what. */
    static final class BrokenTransaction extends RuntimeException {
        private static final long serialVersionUID = 1;

        BrokenTransaction(SQLException failure) {
            super(failure);
        }
    }
}
