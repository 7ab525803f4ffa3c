package dev.kaam.store;

import dev.kaam.flow.LaneLoad;
import dev.kaam.flow.Wait;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What both engines have: a lane that writes and one that reads; and a unit within a unit, which must not wait for itself. */
abstract sealed class LaneDatabase implements Database permits Sqlite, Postgres {
    private static final int WRITES_WAITING = 4096;
    private static final int WRITES_TOGETHER = 256;
    private static final int READS_WAITING = 8192;
    private static final int READS_TOGETHER = 32;

    private final Lane writer;
    private final Lane readers;
    private final ScopedValue<OpenTransaction> open = ScopedValue.newInstance();
    private volatile Runnable committed = () -> {};

    /** @param reading one for each thread that reads */
    LaneDatabase(Batch writing, List<? extends Batch> reading) {
        Batch told = new ToldCommits(writing, () -> committed.run());
        writer = new Lane("writer", Wait.On.WRITE, WRITES_WAITING, WRITES_TOGETHER, List.of(told));
        readers = new Lane("reader", Wait.On.READ, READS_WAITING, READS_TOGETHER, reading);
    }

    @Override
    public void onCommit(Runnable listener) {
        committed = listener;
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return open.isBound() ? open.get().read(work) : readers.run(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return open.isBound()
                ? open.get().write(work)
                : writer.run(new WorkOn<>(work.owner(), work.todo(), false, session -> asUnit(session, work)));
    }

    private <T extends @Nullable Object> T asUnit(Session session, Work<T> work) throws SQLException {
        var transaction = new OpenTransaction(session);
        try {
            return ScopedValue.where(open, transaction).<T, SQLException>call(() -> work.run(session));
        } finally {
            transaction.checkWhole();
        }
    }

    @Override
    public long done() {
        return writer.done() + readers.done();
    }

    @Override
    public LaneLoad writerLoad() {
        return writer.load();
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
