package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {
    @Test
    void of_five_it_reaches_from_the_smallest_to_the_largest() {
        var interval = MedianInterval.of(List.of(3.0, 9.0, 1.0, 4.0, 5.0));
        assertThat(interval).isEqualTo(new MedianInterval(4, 1, 9));
    }

    @Test
    void of_nine_it_leaves_out_the_two_that_are_farthest() {
        var interval = MedianInterval.of(List.of(9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0));
        assertThat(interval).isEqualTo(new MedianInterval(5, 2, 8));
    }

    @Test
    void an_even_number_has_its_median_in_the_middle_of_two() {
        assertThat(MedianInterval.of(List.of(1.0, 2.0, 3.0, 5.0, 6.0, 7.0)).median())
                .isEqualTo(4);
    }

    @Test
    void four_are_too_few() {
        assertThat(MedianInterval.of(List.of(1.0, 1.0, 1.0, 1.0)).median()).isNaN();
    }

    /** As latencies are: most are near the least that is possible, and some are far away. */
    @ParameterizedTest
    @CsvSource({"5, 0.9375", "6, 0.96875", "7, 0.984", "8, 0.992", "9, 0.961"})
    void the_true_median_lies_in_it_as_often_as_it_says(int samples, double confidence) {
        RandomGenerator random = new SplittableRandom(samples);
        int runs = 5_000;
        long within = IntStream.range(0, runs)
                .mapToObj(run -> MedianInterval.of(DoubleStream.generate(() -> 20 + random.nextExponential())
                        .limit(samples)
                        .boxed()
                        .toList()))
                .filter(interval -> interval.low() <= 20 + Math.log(2) && 20 + Math.log(2) <= interval.high())
                .count();
        assertThat(confidence).isGreaterThan(MedianInterval.CONFIDENCE);
        assertThat(within / (double) runs).isBetween(confidence - 0.014, confidence + 0.014); // 4 standard deviations
    }
}
