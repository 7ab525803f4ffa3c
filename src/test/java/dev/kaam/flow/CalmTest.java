package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalmTest {
    private final Calm calm = new Calm();

    @Test
    void until_the_first_second_is_over_only_what_is_late_anywhere_is_late() {
        beats(99, 1);
        assertThat(calm.late()).isEqualTo(millis(100));
    }

    @Test
    void on_a_quiet_machine_it_is_25_milliseconds() {
        beats(100, 1);
        assertThat(calm.late()).isEqualTo(millis(25));
    }

    @Test
    void on_a_restless_one_it_is_five_times_what_a_beat_needs() {
        beats(98, 1);
        beats(1, 12);
        beats(1, 80);
        assertThat(calm.late()).as("of 100 beats, one may be longer").isEqualTo(millis(60));
    }

    @Test
    void it_is_never_more_than_100_milliseconds() {
        beats(100, 70);
        assertThat(calm.late()).isEqualTo(millis(100));
    }

    @Test
    void it_stays_as_it_is_after_the_first_second() {
        beats(100, 1);
        beats(1_000, 90);
        assertThat(calm.late()).isEqualTo(millis(25));
    }

    private void beats(int count, long millis) {
        IntStream.range(0, count).forEach(i -> calm.add(millis(millis)));
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
