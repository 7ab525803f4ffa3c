package dev.kaam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps SQLite's write-ahead log short. The checkpoints that SQLite makes by itself never start the log anew while some
 * reader is always in a snapshot; this one waits for the readers, whose snapshots are short.
 */
final class BoundedWal implements Batch {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedWal.class);
    private static final long BYTES_MAX = 64L << 20;
    private static final int LOOK_EVERY = 64;

    private final Batch inner;
    private final Session session;
    private final Path wal;
    private int batches;

    BoundedWal(Batch inner, Session session, Path wal) {
        this.inner = inner;
        this.session = session;
        this.wal = wal;
    }

    @Override
    public void run(List<Unit<?>> units) {
        inner.run(units);
        if (++batches % LOOK_EVERY == 0 && size() > BYTES_MAX) {
            empty();
        }
    }

    private void empty() {
        try (var answer = session.prepare("PRAGMA wal_checkpoint(TRUNCATE)").executeQuery()) {
            LOG.debug("checkpoint, busy {}", answer.next() && answer.getBoolean(1));
        } catch (SQLException failure) {
            session.forget();
            LOG.warn("the write-ahead log was not emptied: {}", failure.getMessage());
        }
    }

    private long size() {
        try {
            return Files.size(wal);
        } catch (IOException none) {
            return 0;
        }
    }

    /**
     * A connection that has done nothing yet does not know of the log, and leaves it lying when it is the last to close; one that
     * has emptied it takes it away.
     */
    @Override
    public void close() {
        empty();
        inner.close();
    }
}
