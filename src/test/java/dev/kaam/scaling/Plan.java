package dev.kaam.scaling;

import java.util.Optional;

/**
 * How many shards and nodes so many writes a day need: enough that the hottest shard commits no more in the busiest second than it well
 * can, and has no more nodes than can come to one database.
 *
 * @param shards each a database with nodes of its own; a power of two, so that each can be cut in two
 * @param skew the hottest shard's share, times the number of shards
 * @param hottestPerSecond writes of the hottest shard in the busiest second
 * @param hottestNodes how many nodes the hottest shard wants; two at least, so that one may fail
 */
record Plan(double writesADay, int shards, double skew, double hottestPerSecond, int hottestNodes) {
    /** Which share of its time a lane, a node or a database may work: what queues longer, and what fails over, needs the rest. */
    static final double BUSY = 0.6;

    static final int NODE_CORES = 4;
    static final int DATABASE_CORES = 16;

    /** A node of 4 cores has 6 connections; PostgreSQL takes 100 unless told otherwise. */
    static final int NODES_MAX = 16;

    private static final int SHARDS_MAX = 1 << 14;

    /** None where no number of shards helps, since one owner alone is too much for one. */
    static Optional<Plan> of(Base base, double writesADay, long seed) {
        var owners = new Zipf(base.owners(), base.exponent());
        double peak = base.busiestSecond(writesADay);
        double most = perShard(base);
        for (int shards = 1; shards <= SHARDS_MAX; shards *= 2) {
            double skew =
                    peak > most * shards ? 1 : Placing.hottest(owners, shards, seed); // the mean alone is too much
            double hottest = peak / shards * skew;
            if (hottest <= most) {
                return Optional.of(new Plan(writesADay, shards, skew, hottest, nodes(base, hottest)));
            }
        }
        return Optional.empty();
    }

    /** How many writes a second one shard may be given: by its lane, by its database, and by the nodes that can come to it. */
    static double perShard(Base base) {
        double lane = BUSY * new Shard(base.law(), 1, Shard.TOGETHER_MAX).capacity();
        double nodes = BUSY * NODES_MAX * NODE_CORES / base.nodeCores(1);
        double database = BUSY * DATABASE_CORES / base.databaseCores(1);
        return Math.min(lane, Math.min(database, nodes));
    }

    private static int nodes(Base base, double perSecond) {
        return Math.max(2, (int) Math.ceil(base.nodeCores(perSecond) / (BUSY * NODE_CORES)));
    }

    /** Of all shards together; those that are less hot than the hottest need fewer, in proportion. */
    long nodes(Base base) {
        return Math.max(
                2L * shards, (long) Math.ceil(base.nodeCores(base.busiestSecond(writesADay)) / (BUSY * NODE_CORES)));
    }
}
