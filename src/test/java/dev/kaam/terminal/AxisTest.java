package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void numbers_that_are_near_one_another_begin_at_nothing() {
        Axis axis = Axis.over(List.of(40.0, 80.0));
        assertThat(axis).isEqualTo(new Axis(0, 92, false));
        assertThat(axis.at(46)).isEqualTo(.5);
        assertThat(axis.ticks(5)).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0);
        assertThat(axis.ticks(10)).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0);
    }

    @Test
    void numbers_that_are_far_apart_have_room_each() {
        Axis axis = Axis.over(List.of(1.15, 2_000.0));
        assertThat(axis.logarithmic()).isTrue();
        assertThat(axis.at(10) - axis.at(1)).isCloseTo(axis.at(1_000) - axis.at(100), within(1e-9));
        assertThat(axis.ticks(20)).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1e3, 2e3);
        assertThat(axis.ticks(6)).containsExactly(1.0, 10.0, 100.0, 1e3);
        assertThat(axis.ticks(3)).containsExactly(1.0, 100.0);
    }

    @Test
    void where_there_is_nothing_no_place_is_beyond_the_ends() {
        for (Axis axis : List.of(
                Axis.over(List.of()),
                Axis.over(List.of(Double.NaN, Double.POSITIVE_INFINITY)),
                Axis.over(List.of(0.0)),
                Axis.over(List.of(-5.0, 0.0)),
                Axis.over(List.of(0.0, 1e9)))) {
            assertThat(axis.low()).isLessThan(axis.high());
            for (double each : new double[] {-1e12, -1, 0, 1, 1e12, Double.POSITIVE_INFINITY}) {
                assertThat(axis.at(each)).isBetween(0.0, 1.0);
            }
            assertThat(axis.ticks(5)).isNotEmpty().hasSizeLessThan(7);
        }
    }
}
