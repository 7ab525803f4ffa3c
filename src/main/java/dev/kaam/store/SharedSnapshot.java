package dev.kaam.store;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for many units in one snapshot, which costs one round of locks instead of one each. The snapshot is taken after the
 * units were, so each of them sees every write that was answered before it was asked.
 */
final class SharedSnapshot implements Batch {
    private static final Logger LOG = LoggerFactory.getLogger(SharedSnapshot.class);
    private final Session session;

    SharedSnapshot(Session session) {
        this.session = session;
    }

    @Override
    public void run(List<Unit<?>> units) {
        try {
            session.beginReading();
            for (Unit<?> unit : units) {
                unit.runAlone(session);
            }
        } catch (SQLException failure) {
            units.forEach(unit -> unit.fail(failure));
        } finally {
            end();
        }
    }

    private void end() {
        try {
            session.endReading();
        } catch (SQLException neverBegun) {
            LOG.debug("no snapshot to end: {}", neverBegun.getMessage());
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
