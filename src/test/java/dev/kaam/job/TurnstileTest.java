package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who finds a gate full is told to come again when there is room, neither all at once nor much too late. */
class TurnstileTest {
    private static final UUID GATE = new UUID(0, 1);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final Turnstile turnstile = new Turnstile(2);

    @Test
    void so_many_are_in_at_once_by_each_gate() {
        assertThat(turnstile.enter(GATE, START)).isZero();
        assertThat(turnstile.enter(GATE, START)).isZero();
        assertThat(turnstile.enter(GATE, START)).isPositive();
        assertThat(turnstile.enter(new UUID(0, 2), START)).isZero();
        turnstile.leave(GATE, START, START);
        assertThat(turnstile.enter(GATE, START)).isZero();
        assertThat(turnstile.enter(GATE, START)).isPositive();
    }

    @Test
    void the_longer_those_inside_stay_the_later_the_others_come_again_but_within_a_minute() {
        turnstile.enter(GATE, START);
        turnstile.enter(GATE, START);
        Instant later = START.plusSeconds(10);
        assertThat(turnstile.enter(GATE, START.plusSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(turnstile.enter(GATE, later)).isEqualTo(Duration.ofSeconds(10));
        assertThat(turnstile.enter(GATE, later)).isEqualTo(Duration.ofSeconds(20));
        for (int i = 0; i < 100; i++) {
            assertThat(turnstile.enter(GATE, later)).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(1));
        }
    }

    @Test
    void where_one_stayed_long_only_one_is_let_in_until_one_comes_out_soon() {
        turnstile.enter(GATE, START);
        Instant out = START.plusSeconds(10);
        assertThat(turnstile.enter(GATE, START.plusSeconds(6))).isPositive();
        turnstile.leave(GATE, START, out);
        assertThat(turnstile.enter(GATE, out)).isZero();
        assertThat(turnstile.enter(GATE, out)).isPositive();
        turnstile.leave(GATE, out, out.plusMillis(20));
        assertThat(turnstile.enter(GATE, out)).isZero();
        assertThat(turnstile.enter(GATE, out)).isZero();
    }

    @Test
    void of_more_gates_than_a_thousand_the_first_is_forgotten() {
        Instant out = START.plusSeconds(10);
        for (int i = 0; i < 1_001; i++) {
            var gate = new UUID(1, i);
            turnstile.enter(gate, START);
            turnstile.leave(gate, START, out);
        }
        assertThat(letIn(new UUID(1, 0), out)).isEqualTo(2);
        assertThat(letIn(new UUID(1, 1), out)).isEqualTo(1);
        assertThat(letIn(new UUID(1, 1_000), out)).isEqualTo(1);
    }

    private int letIn(UUID gate, Instant now) {
        int in = 0;
        while (turnstile.enter(gate, now).isZero()) {
            in++;
        }
        return in;
    }

    @Test
    void a_clock_that_is_set_back_shuts_nobody_out() {
        turnstile.enter(GATE, START);
        turnstile.enter(GATE, START);
        turnstile.enter(GATE, START.plusSeconds(50));
        Instant back = START.minusSeconds(3600);
        assertThat(turnstile.enter(GATE, back)).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        turnstile.leave(GATE, START, back);
        assertThat(turnstile.enter(GATE, back)).isZero();
    }

    @Test
    void who_did_not_enter_cannot_leave() {
        assertThatIllegalStateException().isThrownBy(() -> turnstile.leave(GATE, START, START));
        turnstile.enter(GATE, START);
        turnstile.leave(GATE, START, START);
        assertThatIllegalStateException().isThrownBy(() -> turnstile.leave(GATE, START, START));
    }

    /** 200 come at once and stay for 100 ms each, two at a time: that takes 10 s, and some more is lost at the gate. */
    @Test
    void a_crowd_goes_through_nearly_as_fast_as_the_gate_lets_it() {
        record Comes(Instant at, boolean leaves, Instant since) {}
        var coming = new PriorityQueue<Comes>((a, b) -> a.at.compareTo(b.at));
        for (int i = 0; i < 200; i++) {
            coming.add(new Comes(START, false, START));
        }
        List<Instant> ends = new ArrayList<>();
        int sentAway = 0;
        for (Comes next = coming.poll(); next != null; next = coming.poll()) {
            if (next.leaves) {
                turnstile.leave(GATE, next.since, next.at);
                ends.add(next.at);
                continue;
            }
            Duration again = turnstile.enter(GATE, next.at);
            sentAway += again.isPositive() ? 1 : 0;
            Instant at = next.at.plus(again.isPositive() ? again : Duration.ofMillis(100));
            coming.add(new Comes(at, again.isZero(), next.at));
        }
        assertThat(ends).hasSize(200);
        assertThat(Duration.between(START, ends.getLast())).isLessThan(Duration.ofSeconds(15));
        assertThat(sentAway).isLessThan(1_000);
    }
}
