package dev.kaam.lab.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** One run of a single queue, and what the laws say of all runs. */
class QueueRunTest {
    private final RandomGenerator random = new SplittableRandom(19_520);

    @Test
    void each_begins_when_it_has_come_and_the_one_before_is_done() {
        assertThat(Lindley.mean(new double[] {0, 1, 10}, new double[] {3, 3, 3}))
                .isCloseTo((3 + 5 + 3) / 3.0, within(1e-12));
    }

    @Test
    void a_long_run_of_a_queue_agrees_with_pollaczek_and_khinchine() {
        assertThat(mean(0.7, 400_000, () -> 1))
                .isCloseTo(PollaczekKhinchine.millis(700, 1, PollaczekKhinchine.REGULAR), withinPercentage(3));
        assertThat(mean(0.7, 400_000, random::nextExponential))
                .isCloseTo(SingleServer.millis(700, 1), withinPercentage(5));
    }

    @Test
    void means_of_runs_are_as_far_from_one_another_as_luck_says() {
        int services = 20_000;
        double[] means = DoubleStream.generate(() -> mean(0.7, (int) (0.7 * services), random::nextExponential))
                .limit(200)
                .toArray();
        double mean = DoubleStream.of(means).average().orElseThrow();
        double variance = DoubleStream.of(means)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow();

        // the deviation of 200 is known to 1/√400, and requests are not quite time
        assertThat(Math.sqrt(variance) / mean).isCloseTo(Luck.share(0.7, services), withinPercentage(25));
    }

    /** Of a run that finds the server free, with services of 1 on average. */
    private double mean(double busy, int requests, DoubleSupplier service) {
        double[] arrivals = new double[requests];
        double[] services = new double[requests];
        double now = 0;
        for (int i = 0; i < requests; i++) {
            now += random.nextExponential() / busy;
            arrivals[i] = now;
            services[i] = service.getAsDouble();
        }
        return Lindley.mean(arrivals, services);
    }
}
