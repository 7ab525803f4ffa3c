package dev.kaam.flow;

import java.util.List;

/**
 * Which requests held a loop, and which waited for it meanwhile.
 *
 * @param from when the hold began
 * @param waitedLeftOut how many more waited than are named
 */
public record Blame(long from, List<Share> culprits, List<Share> waited, int waitedLeftOut) {
    /**
     * What one request has to do with it.
     *
     * @param request its number
     * @param nanos how long
     */
    public record Share(long request, long nanos) {}
}
