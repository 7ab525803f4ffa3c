package dev.kaam.store;

import java.util.List;

/** Says after each batch that there may be something new to read. */
final class ToldCommits implements Batch {
    private final Batch inner;
    private final Runnable committed;

    ToldCommits(Batch inner, Runnable committed) {
        this.inner = inner;
        this.committed = committed;
    }

    @Override
    public void run(List<Unit<?>> units) {
        inner.run(units);
        committed.run();
    }

    @Override
    public void close() {
        inner.close();
    }
}
