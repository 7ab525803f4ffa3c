package dev.kaam.lab.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawsTest {
    @Test
    void two_hundred_a_second_that_stay_fifty_milliseconds_are_ten() {
        assertThat(Little.inSystem(200, 50)).isEqualTo(10);
        assertThat(Little.millis(10, 200)).isEqualTo(50);
        assertThat(Little.perSecond(10, 50)).isEqualTo(200);
    }

    @Test
    void forty_a_second_keep_a_disk_of_22_5_milliseconds_busy_by_nine_tenths() {
        assertThat(Utilisation.of(40, 22.5, 1)).isCloseTo(.9, within(1e-12));
    }

    @Test
    void a_server_that_is_busy_a_quarter_of_its_time_takes_a_third_longer() {
        assertThat(SingleServer.millis(125, 2)).isCloseTo(8 / 3.0, within(1e-12));
        assertThat(Little.inSystem(125, SingleServer.millis(125, 2))).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void nine_tenths_busy_takes_ten_times_as_long() {
        assertThat(SingleServer.millis(90, 10)).isCloseTo(100, within(1e-9));
        assertThat(SingleServer.percentileMillis(90, 90, 10)).isCloseTo(100 * Math.log(10), within(1e-9));
        assertThat(SingleServer.millis(100, 10)).isInfinite();
    }

    @Test
    void who_all_take_equally_long_wait_half_as_long() {
        double random = PollaczekKhinchine.millis(80, 10, PollaczekKhinchine.EXPONENTIAL);
        double regular = PollaczekKhinchine.millis(80, 10, PollaczekKhinchine.REGULAR);
        assertThat(random).isCloseTo(SingleServer.millis(80, 10), within(1e-9));
        assertThat(regular - 10).isCloseTo((random - 10) / 2, within(1e-9));
        assertThat(PollaczekKhinchine.millis(100, 10, PollaczekKhinchine.REGULAR))
                .isInfinite();
    }

    /** Each waits as long as the one before waited and was served, less the time between them: D. V. Lindley, 1952. */
    @Test
    void a_queue_played_by_hand_waits_as_long() {
        var random = new SplittableRandom(1);
        assertThat(played(random, () -> 10))
                .isCloseTo(PollaczekKhinchine.waitMillis(70, 10, 0), Percentage.withPercentage(3));
        double half = played(random, () -> 15 * random.nextDouble() + 2.5);
        assertThat(half)
                .isCloseTo(PollaczekKhinchine.waitMillis(70, 10, 225 / 12.0 / 100), Percentage.withPercentage(3));
    }

    private static double played(SplittableRandom random, DoubleSupplier service) {
        int requests = 1_000_000;
        double waits = 0;
        double sum = 0;
        for (int i = 0; i < requests; i++) {
            sum += waits;
            waits = Math.max(0, waits + service.getAsDouble() - random.nextExponential() * 1_000 / 70);
        }
        return sum / requests;
    }

    /** Demands of 5, 4 and 3 s, users who think for 15 s. */
    @Test
    void the_bounds_meet_at_the_knee() {
        var bounds = new Bounds(12_000, 15_000, 5_000);
        assertThat(bounds.knee()).isCloseTo(5.4, within(1e-12));
        assertThat(bounds.perSecond(1)).isCloseTo(1 / 27.0, within(1e-12));
        assertThat(bounds.perSecond(100)).isCloseTo(.2, within(1e-12));
        assertThat(bounds.millis(1)).isEqualTo(12_000);
        assertThat(bounds.millis(100)).isEqualTo(485_000);
    }

    /** One center and users who think: X(n) ≥ n/(n·D + Z), where each finds all the others before it. */
    @Test
    void the_least_is_reached_where_everybody_is_before_everybody() {
        var bounds = new Bounds(5_000, 15_000, 5_000);
        assertThat(bounds.perSecondAtLeast(1)).isEqualTo(bounds.perSecond(1));
        assertThat(bounds.perSecondAtLeast(10)).isCloseTo(10 / 65.0, within(1e-12));
    }

    /** Requests start, wait and compute, and queue for the cores in order, to start too. */
    @ParameterizedTest
    @CsvSource({"50, 2, 2, 100", "50, 2, 2, 200", "20, 10, 4, 40"})
    void who_starts_behind_all_who_compute_goes_in_a_convoy(int wait, int cpu, int cores, int users) {
        double perSecond = Convoy.perSecond(wait, cpu, cores, users);
        double least = new Bounds(wait + cpu, 0, (double) cpu / cores).perSecondAtLeast(users);
        assertThat(perSecond).isBetween(least, 1.1 * least).isLessThan(0.9 * 1_000 * cores / cpu);
    }
}
