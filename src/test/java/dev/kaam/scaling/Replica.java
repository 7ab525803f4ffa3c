package dev.kaam.scaling;

/**
 * A copy of one database, for lists: how far it is behind. What was committed together comes together, over the network, and is replayed by one
 * process, one write after the other.
 *
 * @param replayMillis for a write
 */
record Replica(double networkMillis, double replayMillis) {
    /** Which share of its time it replays; from 1 on it never catches up. */
    double busy(double perSecond) {
        return perSecond * replayMillis / 1e3;
    }

    /** How far it is behind when nothing is in its way: the last of a commit is there when all of it is. */
    double behindMillis(double together) {
        return networkMillis + together * replayMillis;
    }

    /** The share of reads that miss the reader's own write, where one reads again a time after writing: exponential, so long on average. */
    double missed(double together, double laterMillis) {
        return -Math.expm1(-behindMillis(together) / laterMillis);
    }

    /** How long after a stall it is behind still: what came meanwhile is replayed beside what goes on coming. ρ/(1−ρ) times the stall. */
    double catchUpMillis(double perSecond, double stallMillis) {
        double busy = busy(perSecond);
        return busy < 1 ? stallMillis * busy / (1 - busy) : Double.POSITIVE_INFINITY;
    }
}
