package dev.kaam.flow;

/**
 * That a loop did not come round.
 *
 * @param loop its name
 * @param free when it was last known to be free
 * @param sent when it was asked to come round
 * @param end when it did; now, where it has not
 * @param seen when it had come round once more, and so had read what lay in its sockets
 */
record Hold(String loop, long free, long sent, long end, long seen) {
    /** How much of it lies in that time, of which 0 means: not yet. */
    long in(long from, long to) {
        return Math.max(0, (to == 0 ? end : Math.min(to, end)) - Math.max(from, sent));
    }

    /** The same, known to have begun then. */
    Hold from(long begin) {
        return new Hold(loop, begin, begin, end, seen);
    }
}
