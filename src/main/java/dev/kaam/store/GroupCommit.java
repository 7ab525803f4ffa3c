package dev.kaam.store;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes many units in one transaction and commits once. Each unit runs in a savepoint: one that fails is undone alone, its
 * neighbours commit. When the commit itself fails, none of them happened.
 */
final class GroupCommit implements Batch {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private final Session session;

    GroupCommit(Session session) {
        this.session = session;
    }

    @Override
    public void run(List<Unit<?>> units) {
        try {
            session.run("BEGIN IMMEDIATE");
            for (Unit<?> unit : units) {
                runAlone(unit);
            }
            session.run("COMMIT");
        } catch (SQLException | RuntimeException | Error failure) {
            units.forEach(unit -> unit.fail(failure));
            rollBack();
        }
    }

    private void runAlone(Unit<?> unit) throws SQLException {
        session.run("SAVEPOINT unit");
        try {
            unit.run(session);
        } catch (SQLException | RuntimeException | Error failure) {
            unit.fail(failure);
            undo(failure);
        }
        session.run("RELEASE unit");
    }

    /** A full disk ends the whole transaction, and the savepoint with it: then that failure is everybody's. */
    private void undo(Throwable failure) throws SQLException {
        try {
            session.run("ROLLBACK TO unit");
        } catch (SQLException gone) {
            throw failure instanceof SQLException cause ? cause : gone;
        }
    }

    private void rollBack() {
        try {
            session.run("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            LOG.debug("nothing to roll back: {}", alreadyRolledBack.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException failure) {
            LOG.warn("the writing connection did not close: {}", failure.getMessage());
        }
    }
}
