package dev.kaam.store;

import dev.kaam.SystemTime;
import dev.kaam.background.Dispatcher;
import dev.kaam.background.DurableTasks;
import dev.kaam.background.Outcome;
import dev.kaam.background.Retry;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskMeter;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import dev.kaam.todo.TodoDraft;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.sqlite.ProgressHandler;

/**
 * Does tasks, and ends without a word after so many steps of the database's own machine (each statement takes some dozens), counted
 * on the connection that writes. Arguments: the folder, how many tasks to ask for, and after how many steps to end; 0 is never. Says
 * at its end how many steps it took.
 */
final class CrashingProgram {
    /** Its mark is left outside of the database: at least once. */
    static final String MARK = "mark";
    /** Its mark is a todo, made in the commit that acknowledges it: exactly once. */
    static final String TODO = "todo";

    private static final String OWNER = "local";
    private static final Time TIME = SystemTime.INSTANCE;

    private CrashingProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int asked = Integer.parseInt(arguments[1]);
        var countdown = new Countdown(Long.parseLong(arguments[2]));
        try (Sqlite database = Sqlite.open(folder.resolve("data"), 1)) {
            var random = new Random();
            var meter = new TaskMeter(new SimpleMeterRegistry());
            var tasks = new SqlTasks(database, TIME, random, meter);
            var todos = new SqlTodos(database, TIME, random);
            for (int i = 0; i < asked; i++) {
                tasks.add(OWNER, TaskDraft.of(MARK, 1, "{}"));
                tasks.add(OWNER, TaskDraft.of(TODO, 1, "{}"));
            }
            database.write(session -> countdown.watch(session));
            List<TaskKind> kinds = List.of(
                    TaskKind.of(MARK, 1, 2, task -> {
                        mark(folder, task);
                        return Outcome.done();
                    }),
                    TaskKind.of(
                            TODO,
                            1,
                            2,
                            task -> Outcome.doneWith(() ->
                                    todos.add(OWNER, TodoDraft.titled(task.id().toString())))));
            var node = new Dispatcher.Node("node", Duration.ofSeconds(30));
            var dispatcher = new Dispatcher(tasks, kinds, node, TIME, new Retry(random), meter, FlowRecorder.off());
            var durable = new DurableTasks(dispatcher, tasks, TIME);
            while (tasks.counts(OWNER).stream().anyMatch(count -> count.ready() + count.running() > 0)) {
                Thread.sleep(2);
            }
            durable.drain(Deadline.in(Duration.ofSeconds(10), TIME));
        }
        System.out.println("steps " + countdown.taken());
    }

    private static void mark(Path folder, Task task) {
        try {
            Files.writeString(
                    folder.resolve("marks"), task.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Counts on the thread that writes. */
    private static final class Countdown extends ProgressHandler {
        private final long last;
        private final AtomicLong taken = new AtomicLong();

        Countdown(long last) {
            this.last = last;
        }

        long watch(Session session) throws SQLException {
            setHandler(session.prepare("SELECT 1").getConnection(), 1, this);
            return 0;
        }

        long taken() {
            return taken.get();
        }

        @Override
        protected int progress() {
            if (taken.incrementAndGet() == last) {
                Runtime.getRuntime().halt(9);
            }
            return 0;
        }
    }
}
