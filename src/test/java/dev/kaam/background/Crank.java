package dev.kaam.background;

import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.FakeDatabase;
import dev.kaam.todo.Problem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The durable tasks of one node, done by hand: time stands still until the test lets it pass, and nothing is claimed until the
 * test takes a turn. So a test of what follows from a change is plain code:
 *
 * <pre>
 * var crank = new Crank(TaskKind.of("greet", 1, 5, task -> { greeted.add(task.payload()); return Outcome.done(); }));
 * crank.ask(TaskDraft.of("greet", 1, "\"Asha\""));
 * assertThat(crank.asked("greet")).hasSize(1);           // it was recorded, and nothing has happened yet
 * crank.finish();                                        // now it has
 * assertThat(greeted).containsExactly("\"Asha\"");
 * crank.pass(Duration.ofSeconds(3));                     // what is to be tried again in 2 s is due
 * </pre>
 *
 * <p>{@link #turn} and {@link #finish} wait for the work that they have started, however long that takes, and never sleep. Work
 * that is to hang is begun with {@link #begin}.
 */
public final class Crank {
    public static final String OWNER = "local";
    public static final Duration LEASE = Duration.ofSeconds(30);

    private final SettableTime time;
    private final TaskStore tasks;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Dispatcher dispatcher;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean failing;

    public Crank(TaskKind... kinds) {
        this(new SettableTime(), kinds);
    }

    private Crank(SettableTime time, TaskKind... kinds) {
        this(time, inMemory(time), "this", kinds);
    }

    private Crank(SettableTime time, TaskStore tasks, String name, TaskKind... kinds) {
        this.time = time;
        this.tasks = tasks;
        this.dispatcher = new Dispatcher(
                breakable(tasks),
                List.of(kinds),
                new Dispatcher.Node(name, LEASE),
                time,
                new Retry(new Random(2)),
                new TaskMeter(registry),
                FlowRecorder.off());
        dispatcher.onDue(bell::release);
    }

    /** Another node, which does tasks of the same store at the same time. */
    public Crank another(TaskKind... kinds) {
        return new Crank(time, tasks, "another", kinds);
    }

    public SettableTime time() {
        return time;
    }

    public TaskStore tasks() {
        return tasks;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Records a task, as a change would. */
    public Task ask(TaskDraft draft) {
        return tasks.add(OWNER, draft);
    }

    /** All tasks of a kind that were asked for, the oldest first, whatever has become of them. */
    public List<Task> asked(String kind) {
        return tasks.list(OWNER, new TaskStore.Query(null, kind, null, 1_000, null))
                .reversed();
    }

    /** A task as it is now. */
    public Task find(Task task) {
        Task found = tasks.find(OWNER, task.id());
        if (found == null) {
            throw new AssertionError("there is no " + task);
        }
        return found;
    }

    /** Lets time pass. Nothing happens by itself. */
    public void pass(Duration duration) {
        time.pass(duration);
    }

    public Instant now() {
        return time.instant();
    }

    /** Takes a turn, and waits for nothing. */
    public void begin() {
        dispatcher.turn();
    }

    /** Takes a turn, and waits until nothing is being worked at any more. What has ended then is written in the next turn. */
    public void turn() {
        dispatcher.turn();
        while (dispatcher.working() > 0) {
            bell.acquireUninterruptibly(); // each end rings
        }
    }

    /** Waits for the end of an attempt. */
    void awaitRing() {
        bell.acquireUninterruptibly();
    }

    /** Takes turns until all that is due has been done and written. */
    public void finish() {
        do {
            turn();
        } while (dispatcher.unfinished() > 0);
    }

    /** The signs of life that are due every ten seconds, and what is due every second. */
    public void beat() {
        dispatcher.interruptOverdue();
        dispatcher.beat();
        dispatcher.takeBack();
    }

    /** Claims nothing more, waits so long for what runs, and gives back the rest. */
    public void stop(Duration patience) throws InterruptedException {
        dispatcher.stopClaiming();
        dispatcher.awaitEnds(Deadline.in(patience, time));
        dispatcher.giveBack();
    }

    /** What the counter {@code kaam.tasks.NAME} of this node says, of all kinds. */
    public double counted(String name) {
        return registry.find("kaam.tasks." + name).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    public Set<String> unknownKinds() {
        dispatcher.lookForUnknown();
        return dispatcher.unknownKinds();
    }

    /** From now on this node's store cannot work, as with a full disk; or it can again. */
    public void failStore(boolean fails) {
        failing = fails;
    }

    private static TaskStore inMemory(SettableTime time) {
        return new FakeDatabase(time, Duration.ZERO, () -> {}, new Random(1)).tasks();
    }

    private TaskStore breakable(TaskStore whole) {
        return (TaskStore) Proxy.newProxyInstance(
                TaskStore.class.getClassLoader(), new Class<?>[] {TaskStore.class}, (proxy, method, arguments) -> {
                    if (failing) {
                        throw Problem.unavailable("The disk is full.");
                    }
                    try {
                        return method.invoke(whole, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
