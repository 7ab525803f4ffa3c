package dev.kaam.lab;

import static dev.kaam.lab.Measured.Agreement.AGREES;
import static dev.kaam.lab.Measured.Agreement.DIFFERS;
import static dev.kaam.lab.Measured.Agreement.UNCLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Measured.Agreement;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Measured.Thrown;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
    /** The law says 30 ± 5. */
    @ParameterizedTest
    @CsvSource({
        "30, 29, 31, AGREES",
        "34, 28, 36, AGREES",
        "30, 24, 35, UNCLEAR",
        "36, 34, 38, UNCLEAR",
        "38, 36, 40, DIFFERS",
        "20, 19, 21, DIFFERS",
        "410, 400, 420, DIFFERS",
        "100, 60, 200, UNCLEAR",
        "NaN, NaN, NaN, UNCLEAR"
    })
    void a_measurement_agrees_differs_or_does_not_say(double median, double low, double high, Agreement agreement) {
        assertThat(measured(30, 5, median, low, high)).isEqualTo(agreement);
    }

    /** The law says 1 ± 15: what is far above it may spread as far, but agrees no sooner. */
    @ParameterizedTest
    @CsvSource({"15, 5, 450, UNCLEAR", "15, 5, 36, UNCLEAR", "15, 5, 34, AGREES", "30, 20, 200, DIFFERS"})
    void what_agrees_lies_no_farther_apart_than_what_still_agrees(
            double median, double low, double high, Agreement agreement) {
        assertThat(measured(1, 15, median, low, high)).isEqualTo(agreement);
    }

    @Test
    void what_can_only_be_one_number_may_not_spread() {
        assertThat(measured(0, 0, 0, 0, 0)).isEqualTo(AGREES);
        assertThat(measured(0, 0, 0, 0, 1)).isEqualTo(UNCLEAR);
    }

    @Test
    void a_promise_that_is_broken_once_is_broken() {
        assertThat(promised(0, 0, 0, 0, 0, 0, 0, 0, 1)).isEqualTo(DIFFERS);
        assertThat(promised(1))
                .as("also where too few count to be sure of more")
                .isEqualTo(DIFFERS);
        assertThat(promised(0, 0, 0, 0.2, 0)).isEqualTo(AGREES);
        assertThat(promised(0, 0)).isEqualTo(UNCLEAR);
    }

    @Test
    void a_sample_that_does_not_count_breaks_no_promise() {
        var busy = new Taken(Sample.of(1), 0.9, Thrown.BUSY);
        assertThat(promise(0, 0, 0, List.of(busy)).broken()).isEmpty();
    }

    /** A share that is promised to be 0, or 0.5 at most; all these count. */
    private static Agreement promised(double... samples) {
        var interval = MedianInterval.of(DoubleStream.of(samples).boxed().toList());
        return promise(
                        interval.median(),
                        interval.low(),
                        interval.high(),
                        DoubleStream.of(samples)
                                .mapToObj(one -> new Taken(Sample.of(one), 0, null))
                                .toList())
                .agreement();
    }

    private static Measured promise(double median, double low, double high, List<Taken> samples) {
        var prediction = Prediction.promise(0, "0", "this test", new Prediction.Tolerance(0, 0.5));
        var level = new Level("a", Level.Unit.SHARE, prediction, bench -> Sample.of(0));
        return new Measured(level, median, low, high, samples);
    }

    /** No more than 1.3, which may be anything from 0 on; and no less than 1.05, up to three times as much. */
    @ParameterizedTest
    @CsvSource({
        "1.0, 0.4, 1.2, AGREES, UNCLEAR",
        "0.2, 0.1, 0.3, AGREES, DIFFERS",
        "1.4, 1.2, 1.5, UNCLEAR, AGREES",
        "4.0, 3.9, 4.1, DIFFERS, DIFFERS"
    })
    void a_bound_is_open_to_one_side(double median, double low, double high, Agreement atMost, Agreement atLeast) {
        assertThat(bound(1.3, Prediction.Tolerance.atMost(), median, low, high)).isEqualTo(atMost);
        assertThat(bound(1.05, Prediction.Tolerance.atLeast(3), median, low, high))
                .isEqualTo(atLeast);
    }

    /** The worst that a true law can be: the median lies just where it still agrees. */
    @Test
    void a_law_that_holds_is_hardly_ever_said_to_differ() {
        RandomGenerator random = new SplittableRandom(1);
        int runs = 5_000;
        long differs = IntStream.range(0, runs)
                .mapToObj(run -> MedianInterval.of(DoubleStream.generate(() -> 35 + random.nextGaussian())
                        .limit(5)
                        .boxed()
                        .toList()))
                .filter(one -> measured(30, 5, one.median(), one.low(), one.high()) == DIFFERS)
                .count();
        assertThat(differs / (double) runs).isLessThan(1 / 32.0 + 0.01);
    }

    private static Agreement measured(double law, double slack, double median, double low, double high) {
        return bound(law, new Prediction.Tolerance(0, slack), median, low, high);
    }

    private static Agreement bound(double law, Prediction.Tolerance tolerance, double median, double low, double high) {
        var prediction = new Prediction(law, "n", "this test", tolerance);
        var level = new Level("a", Level.Unit.MILLIS, prediction, bench -> Sample.of(0));
        return new Measured(level, median, low, high, List.of()).agreement();
    }
}
