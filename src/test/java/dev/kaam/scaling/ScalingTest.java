package dev.kaam.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.kaam.lab.law.PollaczekKhinchine;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parts of the model where a formula knows the answer. */
class ScalingTest {
    private static final CommitLaw LAW = new CommitLaw(1.5, 0.04);
    private static final int WRITES = 100_000;

    @Test
    void the_law_of_commits_is_found_again_in_points_that_keep_it() {
        CommitLaw found = CommitLaw.fit(Stream.of(1, 8, 60, 200)
                .map(n -> new CommitLaw.Point(n, LAW.millis(n)))
                .toList());

        assertThat(found.fixedMillis()).isCloseTo(1.5, within(1e-9));
        assertThat(found.eachMillis()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void points_that_are_off_by_as_much_both_ways_give_the_line_between_them() {
        CommitLaw found = CommitLaw.fit(List.of(
                new CommitLaw.Point(1, 2 * 0.9),
                new CommitLaw.Point(1, 2 * 1.1),
                new CommitLaw.Point(101, 4 * 0.9),
                new CommitLaw.Point(101, 4 * 1.1)));

        assertThat(found.millis(1)).isCloseTo(2, withinPercentage(5));
        assertThat(found.millis(101)).isCloseTo(4, withinPercentage(5));
    }

    @Test
    void one_node_that_commits_each_todo_alone_is_the_queue_of_pollaczek_and_khinchine() {
        double service = LAW.millis(1);
        double perSecond = 0.7 * 1e3 / service;

        assertThat(new Shard(LAW, 1, 1).run(perSecond, WRITES, 1).meanMillis())
                .isCloseTo(
                        PollaczekKhinchine.millis(perSecond, service, PollaczekKhinchine.REGULAR), withinPercentage(3));
    }

    @Test
    void a_busy_lane_commits_together_what_came_during_the_commit_before() {
        double perSecond = 0.8 * 1e3 / LAW.eachMillis();

        assertThat(new Shard(LAW, 1, 10_000).run(perSecond, WRITES, 2).together())
                .isCloseTo(LAW.togetherAt(perSecond), withinPercentage(2));
    }

    @Test
    void nodes_that_take_turns_commit_no_more_together_and_each_write_waits_for_the_others() {
        double perSecond = 0.8 * 1e3 / LAW.eachMillis();
        Shard.Seen one = new Shard(LAW, 1, 10_000).run(perSecond, WRITES, 3);
        Shard.Seen four = new Shard(LAW, 4, 10_000).run(perSecond, WRITES, 3);

        assertThat(four.together()).isCloseTo(one.together(), withinPercentage(3));
        assertThat(four.meanMillis()).isCloseTo(4 * one.meanMillis(), withinPercentage(5));
    }

    @Test
    void more_than_the_capacity_of_full_commits_is_a_queue_that_grows() {
        var shard = new Shard(LAW, 1, 100);

        assertThat(shard.capacity()).isCloseTo(100 / 5.5e-3, within(1e-6));
        assertThat(shard.run(0.95 * shard.capacity(), WRITES, 4).p99Millis()).isLessThan(100);
        double lastWaits = 1e3 * WRITES * (1 / shard.capacity() - 1 / (1.2 * shard.capacity()));
        assertThat(shard.run(1.2 * shard.capacity(), WRITES, 4).p99Millis()).isCloseTo(lastWaits, withinPercentage(5));
    }

    @Test
    void the_sums_of_zipf_are_those_that_one_gets_by_adding() {
        for (double s : new double[] {0, 0.5, 0.8, 1, 1.2}) {
            var owners = new Zipf(300_000, s);
            double all = IntStream.rangeClosed(1, 300_000)
                    .mapToDouble(r -> Math.pow(r, -s))
                    .sum();
            double head = IntStream.rangeClosed(1, 5_000)
                    .mapToDouble(r -> Math.pow(r, -s))
                    .sum();
            double squares = IntStream.rangeClosed(5_001, 300_000)
                    .mapToDouble(r -> Math.pow(r, -2 * s))
                    .sum();

            assertThat(owners.share(7)).isCloseTo(Math.pow(7, -s) / all, withinPercentage(1e-6));
            assertThat(owners.head(5_000)).isCloseTo(head / all, withinPercentage(1e-6));
            assertThat(owners.squaresBehind(5_000)).isCloseTo(squares / all / all, withinPercentage(1e-5));
        }
    }

    @Test
    void the_busiest_of_a_hundred_million_has_what_the_harmonic_number_leaves_to_it() {
        double euler = 0.5772156649015329;

        assertThat(new Zipf(100_000_000, 1).share(1))
                .isCloseTo(1 / (Math.log(1e8) + euler + 0.5e-8), withinPercentage(1e-6));
    }

    /** M. Raab, A. Steger, “Balls into Bins”, 1998: m/n + √(2·(m/n)·ln n) balls in the fullest bin, where there are many for each. */
    @Test
    void owners_who_write_alike_fall_on_shards_like_balls_into_bins() {
        double each = 100_000_000 / 256.0;
        double more = Placing.hottest(new Zipf(100_000_000, 0), 256, 5) - 1;
        double fewOwners = Placing.hottest(new Zipf(20_000, 0), 16, 5) - 1; // each of them thrown

        assertThat(more).isCloseTo(Math.sqrt(2 * Math.log(256) / each), withinPercentage(30));
        assertThat(fewOwners).isCloseTo(Math.sqrt(2 * Math.log(16) / (20_000 / 16.0)), withinPercentage(40));
    }

    @Test
    void no_shard_is_cooler_than_its_busiest_owner() {
        for (double s : new double[] {0.8, 1, 1.2}) {
            var owners = new Zipf(100_000_000, s);
            assertThat(Placing.hottest(owners, 1024, 6)).isGreaterThan(1024 * owners.share(1));
        }
    }

    @Test
    void a_plan_is_the_fewest_shards_of_which_none_is_too_hot_and_there_is_none_for_an_owner_who_is_too_much() {
        Base base = base(0.8);
        Plan plan = Plan.of(base, 1e10, 7).orElseThrow();
        double half = base.busiestSecond(1e10) / (plan.shards() / 2.0);

        assertThat(plan.hottestPerSecond()).isLessThanOrEqualTo(Plan.perShard(base));
        assertThat(half * Placing.hottest(new Zipf(base.owners(), 0.8), plan.shards() / 2, 7))
                .isGreaterThan(Plan.perShard(base));
        assertThat(Plan.of(base(1.2), 1e10, 7)).isEmpty();
    }

    @Test
    void a_replica_catches_up_after_a_stall_as_fast_as_it_has_time_to_spare() {
        var replica = new Replica(0.5, 0.05);

        assertThat(replica.behindMillis(40)).isCloseTo(2.5, within(1e-9));
        assertThat(replica.catchUpMillis(10_000, 10_000)).isCloseTo(10_000, within(1e-6)); // half of its time
        assertThat(replica.catchUpMillis(20_000, 10_000)).isInfinite();
        double averaged = DoubleStream.iterate(0.005, at -> at < 100, at -> at + 0.01)
                .map(at -> at < 2.5 ? Math.exp(-at / 20) / 20 * 0.01 : 0)
                .sum();
        assertThat(replica.missed(40, 20)).isCloseTo(averaged, withinPercentage(0.1));
    }

    private static Base base(double exponent) {
        return new Base(LAW, 50, 30, 50, 20, 20, 700, 200, 100_000_000, exponent, 200, 10, 10, 3, 0.5);
    }
}
