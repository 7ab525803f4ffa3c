package dev.kaam.lab.load;

import java.time.Duration;

/**
 * What a load has asked of the process that made it. Little's law does not see a client that comes late to its answer, since the
 * client believes that it still waits; this does.
 *
 * @param cpu that the process has used meanwhile; all that it did, so also what was not the load's
 * @param wakeMillis how late a client's thread came to run when it could, at the median: so much of each latency is the clients'
 *     own, and where it is much, they were the limit and not the server
 */
public record Strain(Duration cpu, double wakeMillis) {
    /** Of a load of which nobody knows. */
    public static final Strain UNKNOWN = new Strain(Duration.ZERO, 0);
}
