package dev.kaam.store;

import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.Flow;
import dev.kaam.flow.Time;
import dev.kaam.flow.Wait;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transaction;
import dev.kaam.todo.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The seed's fake database: keeps todos in memory, forgets them at the end, and in each call first waits and then computes
 * as long as it was told. The waits and computations of many callers overlap, of no more at once than there are connections; only the
 * step in memory is one at a time.
 */
public final class FakeDatabase implements Todos, ChangeLog, Transactions {
    /** It holds no more changes than this; then it refuses to write. */
    public static final int CHANGES_MAX = 100_000;

    /** Nor more tasks. */
    public static final int TASKS_MAX = 100_000;

    private final Time time;
    private final Runnable compute;
    private final Supplier<Duration> waits;
    private final FakeConnections connections;
    private Memory memory;
    private volatile Runnable committed = () -> {};
    private volatile Runnable due = () -> {};

    /** From whose changes nothing follows. */
    public FakeDatabase(Time time, Duration wait, Runnable compute, RandomGenerator random) {
        this(time, wait, compute, random, Following.NOTHING);
    }

    FakeDatabase(Time time, Duration wait, Runnable compute, RandomGenerator random, Following following) {
        this(time, CallTime.always(wait, compute), random, following, new TaskMeter(new SimpleMeterRegistry()));
    }

    public FakeDatabase(Time time, CallTime takes, RandomGenerator random, Following following, TaskMeter meter) {
        this.time = time;
        this.compute = takes.compute();
        this.waits = takes.waits(random);
        this.connections = new FakeConnections(takes.pool());
        var tasks = new MemoryTasks(time, new UuidV7(time, random), meter, TASKS_MAX);
        this.memory = new Memory(time, new UuidV7(time, random), CHANGES_MAX, tasks, following);
    }

    /** Its tasks. They take no time: what the seed waits for is the database of the todos. */
    public TaskStore tasks() {
        return new FakeTasks(this);
    }

    /** What is to be called after each change. It must neither wait nor throw. */
    public void onCommit(Runnable listener) {
        committed = listener;
    }

    /** What is to be called after each call that recorded a task, or made one ready, whose time has come. */
    public void onDue(Runnable listener) {
        due = listener;
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        return call(in -> in.add(owner, draft));
    }

    @Override
    public Todo find(String owner, UUID id) {
        return call(in -> in.find(owner, id));
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        return call(in -> in.list(owner, query));
    }

    @Override
    public long count(String owner, TodoFilter filter) {
        return call(in -> in.count(owner, filter));
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        return call(in -> in.change(owner, id, expected, patch));
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        return call(in -> in.remove(owner, id, expected));
    }

    @Override
    public Todo restore(String owner, UUID id, Expected expected) {
        return call(in -> in.restore(owner, id, expected));
    }

    @Override
    public Undone undo(String owner, UUID id, Expected expected) {
        return call(in -> in.undo(owner, id, expected));
    }

    @Override
    public TodoPage trash(String owner, int limit, @Nullable Position behind) {
        return call(in -> in.trash(owner, limit, behind));
    }

    @Override
    public Todo purge(String owner, UUID id, Expected expected) {
        return call(in -> in.purge(owner, id, expected));
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        return call(in -> in.after(owner, seq, limit));
    }

    @Override
    public List<Owned> newest(long seq, int limit) {
        return call(in -> in.newest(seq, limit));
    }

    @Override
    public List<Change> of(String owner, UUID id, long before, int limit) {
        return call(in -> in.of(owner, id, before, limit));
    }

    @Override
    public long last() {
        return call(Memory::last);
    }

    /** Takes the time of one call, however many it holds. */
    @Override
    public <T extends @Nullable Object> T together(Function<Transaction, T> work) {
        takeTime();
        return wholly(work::apply);
    }

    private <T extends @Nullable Object> T call(Function<Memory, T> step) {
        takeTime();
        return at(step);
    }

    /** One step in memory: of one call, which looks for what is wrong before it changes anything. */
    <T extends @Nullable Object> T at(Function<Memory, T> step) {
        boolean outermost = !Thread.holdsLock(this);
        synchronized (this) {
            long before = memory.last();
            T result = step.apply(memory);
            tell(outermost, before);
            return result;
        }
    }

    /** All of several calls, or, where one throws, nothing. */
    <T extends @Nullable Object> T wholly(Function<Memory, T> steps) {
        boolean outermost = !Thread.holdsLock(this);
        synchronized (this) {
            Memory before = memory;
            memory = before.copy();
            boolean done = false;
            try {
                T result = steps.apply(memory);
                tell(outermost, before.last());
                done = true;
                return result;
            } finally {
                memory = done ? memory : before;
            }
        }
    }

    /** Tells what an outermost call has done: what one within another does may still be undone. */
    private void tell(boolean outermost, long before) {
        if (outermost && memory.last() > before) {
            committed.run();
        }
        if (outermost) {
            Flow flow = Flow.current();
            memory.tasks().takeAsked().forEach(task -> flow.task(task.kind(), task.id()));
        }
        if (outermost && memory.tasks().takeDue()) {
            due.run();
        }
    }

    /** A call from within another, of a task's effect, takes none: its caller holds up all the others. */
    private void takeTime() {
        if (Thread.holdsLock(this)) {
            return;
        }
        Wait told = Flow.current().waitFor(Wait.On.FAKE);
        try {
            connections.take(told);
            try {
                waitAndCompute(told);
            } finally {
                connections.giveBack();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The server stops. Nothing was changed; try again.");
        } finally {
            told.end();
        }
    }

    private void waitAndCompute(Wait told) throws InterruptedException {
        Duration wait = waits.get();
        if (wait.isPositive()) {
            time.sleep(wait);
        }
        told.begin();
        compute.run();
    }
}
