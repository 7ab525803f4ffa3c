package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.flow.SettableTime;
import dev.kaam.flow.Time;
import dev.kaam.todo.Problem;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FakeDatabaseTest {
    private final List<Duration> slept = new ArrayList<>();
    private final SettableTime time = new SettableTime();
    private final AtomicInteger computed = new AtomicInteger();

    @Test
    void each_call_waits_and_computes_as_it_was_told() {
        var database = new FakeDatabase(noting(), Duration.ofMillis(200), computed::incrementAndGet, new Random(1));
        var todo = database.add("local", TodoDraft.titled("t"));
        database.find("local", todo.id());
        database.list("local", TodoQuery.newest(1));
        assertThat(slept).hasSize(3).containsOnly(Duration.ofMillis(200));
        assertThat(computed).hasValue(3);
    }

    @Test
    void one_that_is_full_refuses_to_write_and_still_reads() {
        var database = new FakeDatabase(time, Duration.ZERO, () -> {}, new Random(1));
        for (int i = 0; i < FakeDatabase.CHANGES_MAX; i++) {
            database.add("local", TodoDraft.titled("t"));
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> database.add("local", TodoDraft.titled("one more")))
                .extracting(Problem::kind)
                .isEqualTo(Problem.Kind.UNAVAILABLE);
        assertThat(database.list("local", TodoQuery.newest(200)).todos()).hasSize(200);
    }

    @Test
    void twice_the_computing_is_twice_the_rounds() {
        // a clock by hand: each reading is 1 ms after the one before
        var clock = new AtomicInteger();
        var once = FixedWork.lasting(Duration.ofMillis(10), () -> clock.incrementAndGet() * 1_000_000L);
        var twice = FixedWork.lasting(Duration.ofMillis(20), () -> clock.incrementAndGet() * 1_000_000L);
        assertThat(twice.rounds()).isEqualTo(2 * once.rounds()).isPositive();
    }

    /** A clock that notes how long it was asked to wait, and does not. */
    private Time noting() {
        return new Time() {
            @Override
            public Instant instant() {
                return time.instant();
            }

            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public void sleep(Duration duration) {
                slept.add(duration);
            }
        };
    }
}
