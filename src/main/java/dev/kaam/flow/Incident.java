package dev.kaam.flow;

import java.util.List;

/**
 * For a time, an event loop did not come round, or the whole process stood still. Times are nanoseconds of the recorder's clock.
 *
 * @param number 1, 2, 3, … since the start; one that is told again, because it is over, keeps its own
 * @param loop its name; empty where all of the process stood still
 * @param from when it began: a loop may have been held up to 10 ms before, where no request says when
 * @param to when the loop, or the process, went on; 0 as long as it does not
 * @param cpuNanos how long the loop's thread computed meanwhile; 0 where all stood still
 * @param stack where the loop's thread was most of that time, what was called last first, at most 40 frames; empty where it could not be
 *     looked at in time
 * @param culprits the requests whose handlers ran on the loop meanwhile, and how long; longest first, at most 100. Empty where it was
 *     none of them
 * @param waited the requests that waited because of it, longest first, at most 100. <b>Up to</b> so long: when a request came
 *     that a loop had not read yet, nobody can tell, so it may have waited for a part of that only
 * @param waitedLeftOut how many more waited
 */
public record Incident(
        long number,
        Kind kind,
        String loop,
        long from,
        long to,
        long cpuNanos,
        List<String> stack,
        List<Blame.Share> culprits,
        List<Blame.Share> waited,
        int waitedLeftOut) {

    /** Why. */
    public enum Kind {
        /** The loop's thread computed for more than half of the time that it had. */
        COMPUTING,
        /** The loop's thread waited for something else than events. */
        PARKED,
        /** The garbage collector stopped all threads. No request did it. */
        GC,
        /** The process stood still: it was stopped, or its whole machine was. No request did it. */
        HOST
    }

    /** How long, in nanoseconds; so far, where it goes on. */
    public long nanos(long now) {
        return (to == 0 ? now : to) - from;
    }
}
