package dev.kaam.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WallTest {
    /** Two clocks, as a machine has them: one is set now and then, and goes on while the machine sleeps. */
    private static final class TwoClocks implements Time {
        private Instant wall = Instant.parse("2026-11-24T10:00:00Z");
        private long nanos = -5_000_000_000L;

        void pass(Duration duration) {
            wall = wall.plus(duration);
            nanos += duration.toNanos();
        }

        void sleepOfTheMachine(Duration duration) {
            wall = wall.plus(duration);
        }

        @Override
        public Instant instant() {
            return wall;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("nobody is to sleep here");
        }

        long epochNanos() {
            return Duration.between(Instant.EPOCH, wall).toNanos();
        }
    }

    private final TwoClocks time = new TwoClocks();
    private final Wall wall = new Wall(time);

    @Test
    void what_was_when_is_told_by_the_time_of_day() {
        time.pass(Duration.ofMillis(1_234));
        assertThat(wall.epochNanos(time.nanos())).isEqualTo(time.epochNanos());
    }

    @Test
    void a_clock_that_is_corrected_a_little_does_not_move_the_parts_of_a_request_against_each_other() {
        long before = wall.epochNanos(time.nanos());
        time.sleepOfTheMachine(Duration.ofMillis(3));
        wall.check();
        assertThat(wall.epochNanos(time.nanos())).isEqualTo(before);
    }

    @Test
    void after_a_sleep_of_the_machine_it_is_right_again() {
        time.sleepOfTheMachine(Duration.ofHours(8));
        wall.check();
        assertThat(wall.epochNanos(time.nanos())).isEqualTo(time.epochNanos());
    }
}
