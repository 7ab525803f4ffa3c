package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Measured.Thrown;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import dev.kaam.lab.load.Load.Kind;
import dev.kaam.lab.load.Strain;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final long MS = 1_000_000;

    @Test
    void a_sample_that_nothing_speaks_against_counts() {
        assertThat(Gate.thrown(Sample.of(1), Host.OTHERS_MAX)).isNull();
        assertThat(thrown(Kind.CLOSED, 1_000, 0, 0.1)).isNull();
        assertThat(thrown(Kind.OPEN, 100, 1, 0.1)).isNull();
        assertThat(thrown(Kind.BURST, 100, 50, 9)).isNull();
    }

    @Test
    void others_had_the_machine() {
        assertThat(Gate.thrown(Sample.of(1), Host.OTHERS_MAX + 0.01)).isEqualTo(Thrown.BUSY);
    }

    @Test
    void clients_did_something_else_than_wait() {
        assertThat(thrown(Kind.CLOSED, 940, 0, 0.1)).isEqualTo(Thrown.LITTLE);
    }

    @Test
    void clients_came_late() {
        assertThat(thrown(Kind.CLOSED, 1_000, 0, 101)).isEqualTo(Thrown.LATE);
        assertThat(thrown(Kind.OPEN, 100, 11, 0.1)).isEqualTo(Thrown.LATE);
        assertThat(thrown(Kind.OPEN, 100, 1, 11)).isEqualTo(Thrown.LATE);
        assertThat(thrown(Kind.BURST, 100, 0, 11)).isEqualTo(Thrown.LATE);
    }

    @Test
    void each_load_behind_a_sample_is_looked_at() {
        Load good = load(Kind.CLOSED, 1_000, 0, 0.1);
        assertThat(Gate.thrown(new Sample(1, good, good), 0)).isNull();
        assertThat(Gate.thrown(new Sample(1, good, load(Kind.CLOSED, 940, 0, 0.1)), 0))
                .isEqualTo(Thrown.LITTLE);
    }

    @Test
    void nobody_can_tell_what_others_had() {
        assertThat(Gate.thrown(Sample.of(1), Double.NaN)).isEqualTo(Thrown.BUSY);
    }

    @Test
    void something_failed_or_nothing_came() {
        assertThat(Gate.thrown(Sample.of(Double.NaN), 0)).isEqualTo(Thrown.FAILED);
        assertThat(Gate.thrown(Sample.of(Double.POSITIVE_INFINITY), 0)).isEqualTo(Thrown.FAILED);
        var failed = new Load(Kind.BURST, 1, 0, 1_000 * MS, List.of(new Exchange(0, 0, MS, 503)));
        assertThat(Gate.thrown(new Sample(1, failed), 0)).isEqualTo(Thrown.FAILED);
        var empty = new Load(Kind.OPEN, 0, 0, 1_000 * MS, List.of());
        assertThat(Gate.thrown(new Sample(1, empty), 0)).isEqualTo(Thrown.FAILED);
    }

    /** Ten clients, each with one exchange, in a second. */
    private static @Nullable Thrown thrown(Kind kind, long latency, long late, double wakeMillis) {
        return Gate.thrown(new Sample(1, load(kind, latency, late, wakeMillis)), 0);
    }

    private static Load load(Kind kind, long latency, long late, double wakeMillis) {
        var one = new Exchange(0, late * MS, latency * MS, 200);
        var strain = new Strain(Duration.ZERO, wakeMillis);
        return new Load(kind, 10, 0, 1_000 * MS, Collections.nCopies(10, one), strain);
    }
}
