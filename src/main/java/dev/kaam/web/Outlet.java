package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The way to the client of one stream. One piece is on it at a time, so that is all that a slow client makes us keep. */
final class Outlet {
    /** The client does not take what it gets. */
    static final class Blocked extends RuntimeException {
        private static final long serialVersionUID = 1;

        Blocked() {
            super("the client does not take what it gets", null, false, false);
        }
    }

    private final HttpServerResponse response;
    private final Duration patience;
    private final Semaphore free = new Semaphore(1);

    /** @param patience how long the client may take for a piece */
    Outlet(HttpServerResponse response, Duration patience) {
        this.response = response;
        this.patience = patience;
    }

    /** Sends a piece, once the one before it has been taken. Throws {@link Blocked} when that is not within the patience. */
    void write(Buffer piece) throws InterruptedException {
        if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new Blocked();
        }
        response.write(piece).onComplete(taken -> free.release());
    }

    /** Whether all that was sent has been taken. */
    boolean isFree() {
        return free.availablePermits() > 0;
    }
}
