package dev.kaam.store;

import java.util.List;

/** How a lane does the units that it took together. Leaves in each unit how it ended; does not tell the callers yet. */
interface Batch extends AutoCloseable {
    void run(List<Unit<?>> units);

    @Override
    void close();
}
