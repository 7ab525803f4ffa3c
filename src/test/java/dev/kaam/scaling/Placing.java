package dev.kaam.scaling;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Which share of the writes each shard gets when owners go to shards by a hash. The busiest owners are thrown one by one; of the many
 * behind them a shard gets the mean, and what chance adds to a sum of so many small things: a normal deviation.
 */
final class Placing {
    private static final int ONE_BY_ONE = 20_000;
    private static final int DRAWS = 15;

    private Placing() {}

    /** The share of the hottest shard, times the number of shards: 1 is all alike. The median of some draws, the same for the same seed. */
    static double hottest(Zipf owners, int shards, long seed) {
        double[] all = LongStream.range(0, DRAWS)
                .mapToDouble(draw -> max(owners, shards, new SplittableRandom(seed + draw)))
                .sorted()
                .toArray();
        return all[DRAWS / 2] * shards;
    }

    private static double max(Zipf owners, int shards, SplittableRandom random) {
        return DoubleStream.of(shares(owners, shards, random)).max().orElseThrow();
    }

    private static double[] shares(Zipf owners, int shards, SplittableRandom random) {
        int thrown = (int) Math.min(ONE_BY_ONE, owners.owners());
        double each = (1 - owners.head(thrown)) / shards;
        double deviation = Math.sqrt(owners.squaresBehind(thrown) * (1 - 1.0 / shards) / shards);
        double[] shares = new double[shards];
        Arrays.setAll(shares, shard -> each + deviation * random.nextGaussian());
        double first = owners.share(1);
        for (int rank = 1; rank <= thrown; rank++) {
            shares[random.nextInt(shards)] += first * Math.pow(rank, -owners.exponent());
        }
        return shares;
    }
}
