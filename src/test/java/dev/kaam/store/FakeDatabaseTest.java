package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.background.TaskMeter;
import dev.kaam.flow.Flow;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.SettableTime;
import dev.kaam.flow.Time;
import dev.kaam.flow.Wait;
import dev.kaam.todo.Problem;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
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
    void who_finds_no_connection_free_waits_for_one_in_order_and_is_told_so() throws Exception {
        var asleep = new Semaphore(0);
        var order = new ConcurrentLinkedQueue<String>();
        Runnable compute = () -> order.add(Thread.currentThread().getName());
        var takes = new CallTime(Duration.ofMillis(1), compute, false, 1);
        var database = database(sleeping(asleep), takes);
        FlowRecorder flows = FlowRecorder.on(time, "");
        var callers = new ArrayList<Thread>();
        for (String name : List.of("first", "second", "third")) {
            Flow flow = flows.begin(new Flow.Head("GET", "/todos", null, name, null));
            callers.add(Thread.ofPlatform().name(name).start(() -> flow.call(() -> database.last())));
            awaitWaiting(callers.getLast());
        }
        assertThat(waits(flows))
                .allMatch(Wait::isQueued)
                .extracting(wait -> wait.connected() > 0)
                .containsExactly(true, false, false);
        asleep.release(3);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(order).containsExactly("first", "second", "third");
        assertThat(waits(flows)).allMatch(wait -> wait.connected() > 0 && wait.ended() > 0);
    }

    @Test
    void a_call_that_fails_gives_its_connection_back() {
        var takes = new CallTime(Duration.ZERO, () -> {}, false, 1);
        var database = database(time, takes);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> database.find("local", new UUID(0, 0)));
        }
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(Problem.class).isThrownBy(database::last).withMessageStartingWith("The server stops");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(database.last()).isZero();
    }

    /** Of such waits, the share that is longer than the mean is 1/e, and longer than twice the mean 1/e². */
    @Test
    void waits_that_are_spread_are_exponential_with_the_mean_that_was_given() {
        var takes = new CallTime(Duration.ofMillis(20), () -> {}, true, 0);
        var database = database(noting(), takes);
        for (int i = 0; i < 20_000; i++) {
            database.last();
        }
        assertThat(slept.stream().mapToLong(Duration::toNanos).average().orElseThrow() / 1e6)
                .isCloseTo(20, within(0.5));
        assertThat(longerThan(20)).isCloseTo(Math.exp(-1), within(0.015));
        assertThat(longerThan(40)).isCloseTo(Math.exp(-2), within(0.01));
    }

    private double longerThan(long millis) {
        return slept.stream()
                        .filter(each -> each.compareTo(Duration.ofMillis(millis)) > 0)
                        .count()
                / (double) slept.size();
    }

    private static FakeDatabase database(Time time, CallTime takes) {
        var meter = new TaskMeter(new SimpleMeterRegistry());
        return new FakeDatabase(time, takes, new Random(1), Following.NOTHING, meter);
    }

    private static List<Wait> waits(FlowRecorder flows) {
        return flows.kept().stream().flatMap(flow -> flow.waits().stream()).toList();
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(thread.isAlive()).isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void twice_the_computing_is_twice_the_rounds() {
        // a clock by hand: each reading is 1 ms after the one before
        var clock = new AtomicInteger();
        var once = FixedWork.lasting(Duration.ofMillis(10), () -> clock.incrementAndGet() * 1_000_000L);
        var twice = FixedWork.lasting(Duration.ofMillis(20), () -> clock.incrementAndGet() * 1_000_000L);
        assertThat(twice.rounds()).isEqualTo(2 * once.rounds()).isPositive();
    }

    /** A clock whose sleepers wake when they are let. */
    private Time sleeping(Semaphore asleep) {
        return sleeping(duration -> asleep.acquire());
    }

    /** A clock that notes how long it was asked to wait, and does not. */
    private Time noting() {
        return sleeping(slept::add);
    }

    private interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }

    private Time sleeping(Sleep sleep) {
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
            public void sleep(Duration duration) throws InterruptedException {
                sleep.sleep(duration);
            }
        };
    }
}
