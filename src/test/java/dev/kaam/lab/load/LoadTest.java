package dev.kaam.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.load.Load.Kind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final long MS = 1_000_000;

    /** Two clients from 100 to 200 ms; each answer takes 40 ms, and one of the second's fails. */
    private static final Load TWO = new Load(
            Kind.CLOSED,
            2,
            100 * MS,
            200 * MS,
            List.of(
                    at(80, 120, 200),
                    at(100, 140, 200),
                    at(120, 160, 200),
                    at(140, 180, 503),
                    at(160, 200, 200),
                    at(180, 220, 200)));

    @Test
    void what_was_answered_in_the_stretch_is_counted_whenever_it_was_due() {
        assertThat(TWO.perSecond()).isEqualTo(4 / 0.1);
        assertThat(TWO.failures()).isEqualTo(1);
    }

    @Test
    void what_was_under_way_at_its_ends_counts_for_as_long_as_it_was_in_it() {
        assertThat(TWO.together()).isEqualTo(2);
        assertThat(TWO.littleGap()).isZero();
    }

    @Test
    void latencies_are_of_good_answers_to_what_was_due_in_it() {
        assertThat(TWO.histogram(Exchange::latency).getTotalCount()).isEqualTo(4);
        assertThat(TWO.latencyMillis(50)).isCloseTo(40, within(0.1));
        assertThat(TWO.meanMillis()).isEqualTo(40);
        assertThat(TWO.spanMillis()).isEqualTo(120);
    }

    @Test
    void without_a_good_answer_there_are_no_numbers() {
        var none = new Load(Kind.CLOSED, 2, 0, 100 * MS, List.of());
        assertThat(none.littleGap()).isEqualTo(1);
        assertThat(none.perSecond()).isZero();
        assertThat(none.latencyMillis(99)).isNaN();
        assertThat(none.lateMillis(99)).isNaN();
    }

    @Test
    void exchanges_are_the_same_however_they_are_kept() {
        List<Exchange> all = List.of(at(1, 2, 200), at(3, 5, 0));
        assertThat(new Load(Kind.BURST, 2, 0, 10, all).exchanges()).isEqualTo(all);
    }

    @Test
    void the_same_seed_gives_the_same_times_and_another_gives_others() {
        Duration second = Duration.ofSeconds(1);
        long[] times = Arrivals.poisson(100, second, new SplittableRandom(7));
        assertThat(Arrivals.poisson(100, second, new SplittableRandom(7))).isEqualTo(times);
        assertThat(Arrivals.poisson(100, second, new SplittableRandom(8))).isNotEqualTo(times);
    }

    /** Of a Poisson process the counts in equal stretches have a variance equal to their mean, and the gaps e⁻¹ above their mean. */
    @Test
    void requests_come_as_a_poisson_process() {
        long[] times = Arrivals.poisson(1_000, Duration.ofSeconds(100), new SplittableRandom(42));
        double[] counts = new double[1_000];
        for (long time : times) {
            counts[(int) (time / (100 * MS))]++;
        }
        double mean = times.length / 1_000.0;
        double variance = IntStream.range(0, counts.length)
                        .mapToDouble(i -> Math.pow(counts[i] - mean, 2))
                        .sum()
                / 999;
        assertThat(mean).isCloseTo(100, within(2.0)); // a standard deviation is 0.3
        assertThat(variance / mean).isCloseTo(1, within(0.2)); // 0.045
        long wide = IntStream.range(1, times.length)
                .filter(i -> times[i] - times[i - 1] > MS)
                .count();
        assertThat(wide / (double) times.length).isCloseTo(Math.exp(-1), within(0.01)); // 0.0015
    }

    private static Exchange at(long due, long answered, int status) {
        return new Exchange(due * MS, due * MS, answered * MS, status);
    }
}
