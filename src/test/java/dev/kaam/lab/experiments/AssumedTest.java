package dev.kaam.lab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** As in a quick run: a dozen samples or so, of some dozen requests each. */
class AssumedTest {
    private static final int SAMPLES = 18;
    private static final int REQUESTS = 35;
    /** Of three levels. */
    private static final int TWO_ROUNDS = 6;

    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void what_is_as_assumed_is_hardly_ever_said_not_to_be() {
        int runs = 2_000;
        long doubted = IntStream.range(0, runs)
                .filter(run -> holds(1, random::nextExponential, 1) < SAMPLES)
                .count();
        assertThat(doubted).isLessThan(runs / 50);
        assertThat(holds(1, () -> 1 + random.nextGaussian() / 20, 0)).isEqualTo(SAMPLES);
    }

    @Test
    void services_that_do_not_vary_are_no_random_ones() {
        assertThat(holds(1, () -> 1 + random.nextGaussian() / 20, 1)).isZero();
        assertThat(holds(1, random::nextExponential, 0)).isLessThan(2);
    }

    @Test
    void services_twice_or_half_as_long_are_noticed_within_two_rounds() {
        assertThat(holds(1, () -> 2 * random.nextExponential(), 1)).isLessThan(TWO_ROUNDS);
        assertThat(holds(1, () -> random.nextExponential() / 2, 1)).isLessThan(TWO_ROUNDS);
    }

    @Test
    void requests_that_come_twice_or_half_as_often_are_noticed_within_two_rounds() {
        assertThat(holds(2, random::nextExponential, 1)).isLessThan(TWO_ROUNDS);
        assertThat(holds(0.5, random::nextExponential, 1)).isLessThan(TWO_ROUNDS);
    }

    /** In how many samples of one run all is as assumed: a mean of 1, and so many requests as are due. */
    private long holds(double often, DoubleSupplier service, double variation) {
        var assumed = new Assumed();
        return IntStream.range(0, SAMPLES)
                .filter(sample -> assumed.holds(REQUESTS, services(often, service), 1, variation))
                .count();
    }

    private double[] services(double often, DoubleSupplier service) {
        double spread = Math.sqrt(often * REQUESTS) * random.nextGaussian();
        return DoubleStream.generate(service)
                .limit(Math.round(often * REQUESTS + spread))
                .toArray();
    }
}
