package dev.kaam;

import dev.kaam.Settings.FakeTask.By;
import dev.kaam.background.TaskKind;
import dev.kaam.flow.Time;
import dev.kaam.job.Calls;
import dev.kaam.job.FakeTask;
import dev.kaam.job.Resolver;
import dev.kaam.store.FixedWork;
import dev.kaam.web.Added;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The fake task of these settings, if there is one, for those who are to do it. */
final class FakeWork implements AutoCloseable {
    private static final FakeWork NONE = new FakeWork(null, null, null);

    private final @Nullable By by;
    private final @Nullable FakeTask task;
    private final @Nullable Calls calls;

    private FakeWork(@Nullable By by, @Nullable FakeTask task, @Nullable Calls calls) {
        this.by = by;
        this.task = task;
        this.calls = calls;
    }

    static FakeWork of(Settings.@Nullable FakeTask asked, SSLContext tls, Time time) {
        if (asked == null) {
            return NONE;
        }
        Resolver here = host -> new InetAddress[] {FakeTaskOption.address(host)};
        var calls = new Calls(here, true, tls, FakeTask.PLACES);
        return new FakeWork(asked.by(), new FakeTask(length(asked), time::sleep, calls), calls);
    }

    private static FakeTask.Length length(Settings.FakeTask asked) {
        var threads = ManagementFactory.getThreadMXBean();
        var work = FixedWork.lasting(asked.cpu(), threads::getCurrentThreadCpuTime);
        return new FakeTask.Length(asked.pause(), work, asked.to());
    }

    /** What the durable tasks need; a change asks for them in its commit. */
    List<TaskKind> kinds() {
        return task != null && by == By.DURABLE ? List.of(task.kind()) : List.of();
    }

    /** What a handler is to ask for. */
    Added added() {
        FakeTask fake = task;
        if (fake == null || by == By.DURABLE) {
            return Added.NOTHING;
        }
        return by == By.LOOP
                ? (background, todo) -> background.addOnLoop(FakeTask.KIND, () -> run(fake, todo))
                : (background, todo) -> background.add(FakeTask.KIND, () -> run(fake, todo));
    }

    private static void run(FakeTask fake, UUID todo) {
        try {
            fake.work(todo);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException overdue) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("it was interrupted: it took too long, or the server stops", overdue);
        }
    }

    /** What the person who starts the server should know of it; empty where there is nothing. */
    String warning() {
        if (by == null) {
            return "";
        }
        return by == By.LOOP
                ? "Fake tasks run on the event loops and block them: this is the pitfall, to be felt, not to be used."
                : "Behind each todo that is added comes a fake task: of no use, but to be seen.";
    }

    @Override
    public void close() {
        if (calls != null) {
            calls.close();
        }
    }
}
