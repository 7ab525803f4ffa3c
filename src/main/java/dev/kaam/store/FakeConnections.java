package dev.kaam.store;

import dev.kaam.flow.Wait;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The pool of connections to the fake database: who comes when all are taken waits for one, in the order in which they came. How many
 * may wait is bounded by those who call: requests and tasks have bounds of their own. Any thread may call.
 */
final class FakeConnections {
    private final @Nullable Semaphore free;

    /** @param count 0: as many as are wanted */
    FakeConnections(int count) {
        this.free = count == 0 ? null : new Semaphore(count, true);
    }

    /** @param told how long it took to get one */
    void take(Wait told) throws InterruptedException {
        if (free != null) {
            told.queue();
            free.acquire();
            told.connect();
        }
    }

    void giveBack() {
        if (free != null) {
            free.release();
        }
    }
}
