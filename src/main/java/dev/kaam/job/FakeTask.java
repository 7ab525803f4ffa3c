package dev.kaam.job;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler;
import dev.kaam.background.TaskKind;
import dev.kaam.todo.Todo;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The seed's "logging in a background task", as long as it was told, so that it can be seen and measured: behind a todo that was added
 * it waits, computes, and then, where it was told to, calls somebody who counts. It may be a durable task or any other work: what it
 * does is the same. Any thread may call.
 */
public final class FakeTask implements TaskHandler {
    public static final String KIND = "fake-task";
    /** How many durable ones there are at once, at most. */
    public static final int PLACES = 32;

    private static final int VERSION = 1;

    /** Lets the calling thread wait. */
    @FunctionalInterface
    public interface Pause {
        void last(Duration length) throws InterruptedException;
    }

    /**
     * How much there is to do.
     *
     * @param to who is then called; null: nobody
     */
    public record Length(
            Duration delay, Runnable compute, @Nullable URI to) {}

    private final Length length;
    private final Pause pause;
    private final Calls calls;

    public FakeTask(Length length, Pause pause, Calls calls) {
        this.length = length;
        this.pause = pause;
        this.calls = calls;
    }

    static TaskDraft draft(Todo todo) {
        return TaskDraft.of(KIND, VERSION, about(todo.id())).about(todo.id());
    }

    private static String about(UUID todo) {
        return "{\"todo\":\"" + todo + "\"}";
    }

    public TaskKind kind() {
        return TaskKind.of(KIND, VERSION, PLACES, this);
    }

    @Override
    public Outcome run(Task task) throws Exception {
        work(Payload.of(task).id("todo"));
        return Outcome.done();
    }

    /** Does it, on the thread that calls. Throws what went wrong with the call, or where the thread was interrupted. */
    public void work(UUID todo) throws IOException, InterruptedException {
        if (length.delay().isPositive()) {
            pause.last(length.delay());
        }
        length.compute().run();
        URI to = length.to();
        if (to != null) {
            int status = calls.post(to, Map.of(), about(todo).getBytes(StandardCharsets.US_ASCII));
            if (status < 200 || status >= 300) {
                throw new CallFailed("It answered " + status + ".");
            }
        }
    }
}
