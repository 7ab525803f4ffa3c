package dev.kaam.lab.load;

/**
 * One request and its answer, in nanoseconds of one clock.
 *
 * @param due when it was to be sent; what a client waited before that is not the server's doing, what it waited after that is,
 *     even where a client was too busy to send it in time (Gil Tene: coordinated omission)
 * @param sent when it was
 * @param answered when the answer's last byte had been read; of one that failed, when that was known
 * @param status 0: there was no answer, or none that could be understood
 */
public record Exchange(long due, long sent, long answered, int status) {
    /** A redirection or a problem is an answer, but not to what was asked. */
    public boolean isWell() {
        return status >= 200 && status < 300;
    }

    /** From when it was to be sent until it was answered, in nanoseconds. */
    public long latency() {
        return answered - due;
    }

    /** From when it was sent until it was answered, in nanoseconds: all that a client sees that only looks at what it did. */
    public long service() {
        return answered - sent;
    }
}
