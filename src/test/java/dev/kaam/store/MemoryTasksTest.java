package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.SettableTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

class MemoryTasksTest implements TasksContract {
    private final SettableTime time = new SettableTime();
    private final FakeDatabase database = new FakeDatabase(
            time,
            CallTime.always(Duration.ZERO, () -> {}),
            new Random(1),
            Following.NOTHING,
            new TaskMeter(new SimpleMeterRegistry()));
    private int told;

    @BeforeEach
    void listen() {
        database.onDue(() -> told++);
    }

    @Override
    public TaskStore tasks() {
        return database.tasks();
    }

    @Override
    public SettableTime time() {
        return time;
    }

    @Override
    public void follow(FollowUp followUp) {
        database.at(in -> {
            in.tasks().record(MINE, followUp);
            return true;
        });
    }

    @Override
    public int told() {
        return told;
    }
}
