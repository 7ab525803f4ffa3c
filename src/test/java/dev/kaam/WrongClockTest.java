package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.flow.Time;
import dev.kaam.store.TestPostgres;
import dev.kaam.web.Request;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose clock is minutes off, beside one whose clock is right: tasks go by the clock of their database. */
@Timeout(60)
class WrongClockTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @BeforeEach
    void empty() throws SQLException {
        TestPostgres.emptied();
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 10})
    void it_neither_loses_what_it_holds_nor_takes_what_others_hold(long minutes) throws Exception {
        var wrong = new Held("wrong");
        var right = new Held("right");
        try (Kaam off = start(new WrongTime(Duration.ofMinutes(minutes)), wrong);
                Kaam good = start(SystemTime.INSTANCE, right)) {
            List<Task> tasks = List.of(record(good, "wrong"), record(off, "right"));
            wrong.started.await(); // at once, though one that is not right has recorded the other
            right.started.await();
            for (Kaam each : List.of(off, good)) {
                assertThat(each.tasks().takeBack()).isZero();
                var rooms = List.of(new Room("wrong", 1, 5), new Room("right", 1, 5));
                assertThat(each.tasks().claim("thief", rooms, LEASE)).isEmpty();
            }
            wrong.end.countDown();
            right.end.countDown();
            for (Task each : tasks) {
                Task ended = awaitEnd(good, each);
                assertThat(ended.state()).isEqualTo(Task.State.DONE);
                assertThat(ended.attempts()).isEqualTo(1);
                assertThat(ended.createdAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
            }
        }
    }

    /** A task that has begun, and ends when the test lets it. */
    private record Held(String kind, CountDownLatch started, CountDownLatch end) {
        Held(String kind) {
            this(kind, new CountDownLatch(1), new CountDownLatch(1));
        }

        TaskKind does() {
            return TaskKind.of(kind, 1, 5, task -> {
                started.countDown();
                end.await();
                return Outcome.done();
            });
        }
    }

    private record WrongTime(Duration off) implements Time {
        @Override
        public Instant instant() {
            return SystemTime.INSTANCE.instant().plus(off);
        }

        @Override
        public long nanos() {
            return SystemTime.INSTANCE.nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            SystemTime.INSTANCE.sleep(duration);
        }
    }

    private Kaam start(Time clock, Held task) {
        Settings settings =
                Settings.local(0, data).withDb(TestPostgres.address()).withKinds(List.of(task.does()));
        return Kaam.start(settings, Laboratory.USUAL, clock);
    }

    private static Task record(Kaam kaam, String kind) {
        return kaam.tasks().add(Request.OWNER, TaskDraft.of(kind, 1, "{}"));
    }

    private static Task awaitEnd(Kaam kaam, Task task) {
        while (true) {
            Task now = kaam.tasks().find(Request.OWNER, task.id());
            if (now != null && now.state().isEnded()) {
                return now;
            }
        }
    }
}
