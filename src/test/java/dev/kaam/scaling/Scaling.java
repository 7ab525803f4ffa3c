package dev.kaam.scaling;

import static dev.kaam.scaling.Table.words;
import static java.lang.String.format;
import static java.util.Locale.ROOT;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The model's tables: what a shard does, how owners fall on shards, and what so many writes a day need. */
final class Scaling {
    private static final long SEED = 20_261;
    private static final int WRITES = 150_000;
    private static final double[] SHARES = {0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final int[] NODES = {1, 2, 4, 8};
    private static final int[] SHARDS = {4, 16, 64, 256, 1024};
    private static final double[] EXPONENTS = {0, 0.6, 0.8, 1};
    private static final double[] WRITES_A_DAY = {1e7, 1e8, 1e9, 3e9, 1e10};
    private static final int COPIES = 3;
    private static final int DAYS_KEPT = 365;
    private static final double STALL_MILLIS = 10_000;
    private static final double LATER_MILLIS = 1_000;

    private final Base base;

    private Scaling(Base base) {
        this.base = base;
    }

    /** {@code fit n:T …}: the law of commits through these points, as JSON. Else a {@link Base}: all tables. */
    static void main(String[] words) {
        System.out.println(words[0].equals("fit") ? fit(words) : new Scaling(Base.of(words)).tables());
    }

    private static String fit(String... words) {
        CommitLaw law = CommitLaw.fit(Arrays.stream(words)
                .skip(1)
                .map(word -> word.split(":"))
                .map(pair -> new CommitLaw.Point(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])))
                .toList());
        return format(ROOT, "{\"commit\":%.4f,\"each\":%.5f}", law.fixedMillis(), law.eachMillis());
    }

    private String tables() {
        return "" + shard() + skew() + plans() + hotOwner() + storage() + replica();
    }

    private Shard shardOf(int nodes) {
        return new Shard(base.law(), nodes, Shard.TOGETHER_MAX);
    }

    private Table shard() {
        double capacity = shardOf(1).capacity();
        var table = new Table(
                "One shard: from a write until its commit is over, p50 / p99 in ms (todos in a commit)",
                format(
                        ROOT,
                        "%s with a = %.3f ms, b = %.4f ms: at most %,.0f writes a second with %d in each commit, %,.0f with any number",
                        CommitLaw.FORMULA,
                        base.law().fixedMillis(),
                        base.law().eachMillis(),
                        capacity,
                        Shard.TOGETHER_MAX,
                        1e3 / base.law().eachMillis()),
                words(IntStream.of(NODES).mapToObj(n -> n == 1 ? "1 node" : n + " nodes"), "of the most", "writes/s"));
        for (double share : SHARES) {
            double perSecond = share * capacity;
            table.row(words(
                    IntStream.of(NODES)
                            .mapToObj(nodes -> shardOf(nodes).run(perSecond, WRITES, SEED))
                            .map(seen -> format(
                                    ROOT,
                                    "%.1f / %.1f (%.0f)",
                                    seen.medianMillis(),
                                    seen.p99Millis(),
                                    seen.together())),
                    format(ROOT, "%.0f %%", 100 * share),
                    format(ROOT, "%,.0f", perSecond))
                    .stream());
        }
        return table;
    }

    private Table skew() {
        var table = new Table(
                "The hottest shard, times the mean shard",
                format(ROOT, "%,d owners, the r-th busiest in proportion to 1/rˢ; s = 0: all alike", base.owners()),
                words(DoubleStream.of(EXPONENTS).mapToObj(s -> format(ROOT, "s = %.1f", s)), "shards"));
        for (int shards : SHARDS) {
            table.row(words(
                    DoubleStream.of(EXPONENTS)
                            .map(s -> Placing.hottest(new Zipf(base.owners(), s), shards, SEED))
                            .mapToObj(skew -> format(ROOT, "%.2f", skew)),
                    format(ROOT, "%,d", shards))
                    .stream());
        }
        return table;
    }

    private Table plans() {
        var table = new Table(
                "What so many writes a day need",
                format(
                        ROOT,
                        "s = %.1f, %.0f reads a write, the busiest second %.0f times the mean, nothing busier than %.0f %%, nodes of %d"
                                + " cores: at most %,.0f writes/s a shard",
                        base.exponent(),
                        base.reads(),
                        base.peak(),
                        100 * Plan.BUSY,
                        Plan.NODE_CORES,
                        Plan.perShard(base)),
                List.of(
                        "writes a day",
                        "busiest second",
                        "shards",
                        "nodes",
                        "hottest × mean",
                        "hottest: writes/s",
                        "nodes",
                        "p99 ms",
                        "cores its database is busy with"));
        for (double writes : WRITES_A_DAY) {
            table.row(Stream.concat(
                    Stream.of(format(ROOT, "%,.0f", writes), format(ROOT, "%,.0f", base.busiestSecond(writes))),
                    Plan.of(base, writes, SEED).map(this::fields).orElse(Stream.of("none: one owner is too much"))));
        }
        return table;
    }

    private Stream<String> fields(Plan plan) {
        double hottest = plan.hottestPerSecond();
        return Stream.of(
                format(ROOT, "%,d", plan.shards()),
                format(ROOT, "%,d", plan.nodes(base)),
                format(ROOT, "%.2f", plan.skew()),
                format(ROOT, "%,.0f", hottest),
                format(ROOT, "%d", plan.hottestNodes()),
                format(
                        ROOT,
                        "%.1f",
                        shardOf(plan.hottestNodes()).run(hottest, WRITES, SEED).p99Millis()),
                format(ROOT, "%.1f", base.databaseCores(hottest)));
    }

    private Table hotOwner() {
        double most = Plan.perShard(base);
        var table = new Table(
                "The busiest owner, who is never cut in two",
                format(ROOT, "a shard is given %,.0f writes/s at most", most),
                List.of(
                        "s",
                        "its share of all writes",
                        "the 1,000 busiest",
                        "its writes/s in the busiest second of 10⁹ a day",
                        "fills a shard alone from so many writes a day"));
        for (double s : EXPONENTS) {
            var owners = new Zipf(base.owners(), s);
            double share = owners.share(1);
            table.row(Stream.of(
                    format(ROOT, "%.1f", s),
                    format(ROOT, "%.2g", share),
                    format(ROOT, "%.2g", owners.head(1_000)),
                    format(ROOT, "%.2g", share * base.busiestSecond(1e9)),
                    format(ROOT, "%.1g", most / share / base.busiestSecond(1))));
        }
        return table;
    }

    private Table storage() {
        var table = new Table(
                "Storage",
                format(
                        ROOT,
                        "%,.0f bytes a todo, %.0f todos an owner; %,.0f bytes a change, %.0f an owner a day, kept %d days; %d copies",
                        base.todoBytes(),
                        base.todos(),
                        base.changeBytes(),
                        base.writes(),
                        DAYS_KEPT,
                        COPIES),
                words(
                        IntStream.of(SHARDS).mapToObj(shards -> format(ROOT, "GB on one of %,d shards", shards)),
                        "owners",
                        "todos TB",
                        "changes TB",
                        "all copies TB"));
        for (long owners = base.owners() / 100; owners <= base.owners(); owners *= 10) {
            double todos = base.todoBytes() * base.todos() * owners;
            double changes = base.changeBytes() * base.writes() * DAYS_KEPT * owners;
            double all = todos + changes;
            table.row(words(
                    IntStream.of(SHARDS).mapToObj(shards -> format(ROOT, "%,.0f", all / 1e9 / shards)),
                    format(ROOT, "%,d", owners),
                    format(ROOT, "%,.1f", todos / 1e12),
                    format(ROOT, "%,.1f", changes / 1e12),
                    format(ROOT, "%,.1f", COPIES * all / 1e12))
                    .stream());
        }
        return table;
    }

    private Table replica() {
        var replica = new Replica(base.networkMillis(), base.replayMicros() / 1e3);
        var table = new Table(
                "A replica of a shard, for lists",
                format(
                        ROOT,
                        "%.1f ms over the network, %.3f ms to replay a write; two nodes a shard",
                        base.networkMillis(),
                        replica.replayMillis()),
                List.of(
                        "writes/s",
                        "it replays",
                        "behind ms",
                        "a read 1 s after one's write misses it",
                        "caught up after a stall of 10 s in"));
        for (double share : SHARES) {
            double perSecond = share * shardOf(2).capacity();
            double together = shardOf(2).run(perSecond, WRITES, SEED).together();
            table.row(Stream.of(
                    format(ROOT, "%,.0f", perSecond),
                    format(ROOT, "%.0f %% of its time", 100 * replica.busy(perSecond)),
                    format(ROOT, "%.1f", replica.behindMillis(together)),
                    format(ROOT, "%.1f %%", 100 * replica.missed(together, LATER_MILLIS)),
                    replica.busy(perSecond) < 1
                            ? format(ROOT, "%.0f s", replica.catchUpMillis(perSecond, STALL_MILLIS) / 1e3)
                            : "never"));
        }
        return table;
    }
}
