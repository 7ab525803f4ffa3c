package dev.kaam.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one request did, and when. Those whom it passes mark it, each on its own thread and one after another, but for waits, of which
 * several may go on at once; any thread may read meanwhile ({@link Mark} says why that is safe). Times are nanoseconds of the recorder's clock; 0 means: not yet.
 */
public final class Flow {
    /** More waits, and more tasks, of one request are counted but not kept. */
    public static final int KEPT_EACH = 32;

    /** On what a handler runs. */
    public enum On {
        LOOP,
        WORKER,
        VIRTUAL
    }

    /**
     * What is known when a request has come.
     *
     * @param loop null where no event loop of ours read it
     * @param id as its sender calls it; null: it gets one here
     * @param trace to which it belongs; null: to none
     */
    public record Head(
            String method,
            String path,
            @Nullable Loop loop,
            @Nullable String id,
            @Nullable Trace trace) {}

    /** What happens where no request is. */
    public static final Flow NONE = FlowRecorder.off().begin(new Head("", "", null, null, null));

    private static final ScopedValue<Flow> CURRENT = ScopedValue.newInstance();

    private static final VarHandle ROUTE = mark("route", String.class);
    private static final VarHandle STATUS = mark("status", int.class);
    private static final VarHandle ON = mark("on", On.class);
    private static final VarHandle THREAD = mark("thread", String.class);
    private static final VarHandle CARRIER = mark("carrier", String.class);
    private static final VarHandle QUEUED = mark("queued", long.class);
    private static final VarHandle STARTED = mark("started", long.class);
    private static final VarHandle ANSWERED = mark("answered", long.class);
    private static final VarHandle WRITING = mark("writing", long.class);
    private static final VarHandle SENT = mark("sent", long.class);
    private static final VarHandle GONE = mark("gone", boolean.class);
    private static final VarHandle WAITS = mark("waits", Wait.class);
    private static final VarHandle TASKS = mark("tasks", FlowTask.class);
    private static final VarHandle WAITS_LEFT_OUT = mark("waitsLeftOut", int.class);
    private static final VarHandle TASKS_LEFT_OUT = mark("tasksLeftOut", int.class);

    private final FlowRecorder recorder;
    private final @Nullable Time time;
    private final long number;
    // many are kept, and each collection of garbage moves them: so no more objects than need be
    private final @Nullable String given;
    private final String method;
    private String path;
    private final @Nullable Loop loop;
    private final @Nullable Trace trace;
    private final long received;
    private volatile @Nullable String route;
    private volatile int status;
    private volatile @Nullable On on;
    private volatile @Nullable String thread;
    private volatile @Nullable String carrier;
    private volatile long queued;
    private volatile long started;
    private volatile long answered;
    private volatile long writing;
    private volatile long sent;
    private volatile boolean gone;
    /** The newest; each knows the one before. */
    private volatile @Nullable Wait waits;

    private volatile @Nullable FlowTask tasks;

    private volatile int waitsLeftOut;
    private volatile int tasksLeftOut;

    Flow(FlowRecorder recorder, @Nullable Time time, long number, Head head) {
        this.recorder = recorder;
        this.time = time;
        this.number = number;
        this.given = head.id();
        this.method = head.method();
        this.path = head.path();
        this.loop = head.loop();
        this.trace = head.trace();
        this.received = now();
    }

    private static VarHandle mark(String field, Class<?> type) {
        return Mark.of(MethodHandles.lookup(), field, type);
    }

    /** That of the request for which the calling thread works; {@link #NONE} for others. */
    public static Flow current() {
        return CURRENT.orElse(NONE);
    }

    /** Runs a handler, on the calling thread, as its work for this request. */
    public <T> T call(ScopedValue.CallableOp<T, RuntimeException> handler) {
        start();
        try {
            return ScopedValue.where(CURRENT, this).call(handler);
        } finally {
            ANSWERED.setRelease(this, now());
        }
    }

    /** Runs a part of a handler's work, on another thread than the handler's: what it waits for is told here. */
    public <T> T share(ScopedValue.CallableOp<T, RuntimeException> part) {
        return ScopedValue.where(CURRENT, this).call(part);
    }

    /** It is handed to those who run handlers. */
    public void queue(String route) {
        ROUTE.setRelease(this, route);
        if (path.equals(route)) {
            path = route;
        }
        QUEUED.setRelease(this, now());
    }

    private void start() {
        if (time != null) {
            Thread self = Thread.currentThread();
            boolean onLoop = holdsLoop();
            ON.setRelease(this, self.isVirtual() ? On.VIRTUAL : onLoop ? On.LOOP : On.WORKER);
            THREAD.setRelease(this, onLoop ? loop() : self.getName());
            CARRIER.setRelease(this, Carrier.current());
            STARTED.setRelease(this, now());
        }
    }

    /** Whether the calling thread is its event loop; then that is known from now on to work for it. */
    boolean holdsLoop() {
        boolean onLoop = loop != null && Thread.currentThread().equals(loop.thread());
        if (onLoop) {
            recorder.runs(this);
        }
        return onLoop;
    }

    /** An event loop begins to write the response; one that comes behind the first is none. */
    public void write(int status) {
        if (sent == 0) {
            STATUS.setRelease(this, status);
            WRITING.setRelease(this, now());
        }
    }

    /** @param gone whether its client did not wait for it */
    public void end(boolean gone) {
        if (time != null && sent == 0) {
            long now = now();
            GONE.setRelease(this, gone);
            SENT.setRelease(this, now);
            recorder.ended(now - received);
        }
    }

    /** A wait begins; the calling thread is that of the handler, or of a part of its work. */
    public Wait waitFor(Wait.On on) {
        var wait = new Wait(on, time);
        if (time != null) {
            keep(wait);
        }
        return wait;
    }

    private void keep(Wait wait) {
        Wait newest;
        do {
            newest = waits;
            if (newest != null && newest.place() == KEPT_EACH) {
                WAITS_LEFT_OUT.getAndAdd(this, 1);
                return;
            }
            wait.follow(newest);
        } while (!WAITS.compareAndSet(this, newest, wait));
    }

    /** An ephemeral task is asked for. */
    public FlowTask task(String name) {
        var task = new FlowTask(FlowTask.Kind.EPHEMERAL, name, null, this, time);
        keep(task);
        return task;
    }

    /** A durable task was recorded in a commit of this request. */
    public void task(String name, UUID id) {
        if (time != null) {
            var task = new FlowTask(FlowTask.Kind.DURABLE, name, id, this, time);
            if (keep(task)) {
                recorder.expect(this, id, task);
            }
        }
    }

    private boolean keep(FlowTask task) {
        if (time == null) {
            return false;
        }
        FlowTask newest;
        do {
            newest = tasks;
            if (newest != null && newest.place() == KEPT_EACH) {
                TASKS_LEFT_OUT.getAndAdd(this, 1);
                return false;
            }
            task.follow(newest);
        } while (!TASKS.compareAndSet(this, newest, task));
        return true;
    }

    private long now() {
        return time == null ? 0 : time.nanos();
    }

    /** 1 for the first since the start. */
    public long number() {
        return number;
    }

    /** Its {@code X-Request-Id}. */
    public String id() {
        return given == null ? recorder.id(number) : given;
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    public @Nullable Trace trace() {
        return trace;
    }

    /** The name of the event loop that reads and writes it; empty where there is none. */
    public String loop() {
        return loop == null ? "" : loop.name();
    }

    /** The path with names for its variable parts; empty where nothing is there. */
    public String route() {
        return Objects.requireNonNullElse(route, "");
    }

    /** Of the response; 0 before. */
    public int status() {
        return status;
    }

    /** On what its handler runs; null before it does. */
    public @Nullable On on() {
        return on;
    }

    /** The name of that thread. */
    public String thread() {
        return Objects.requireNonNullElse(thread, "");
    }

    /** What carried it at its start; empty for a platform thread. */
    public String carrier() {
        return Objects.requireNonNullElse(carrier, "");
    }

    /** An event loop came to it. */
    public long received() {
        return received;
    }

    /** It was whole, and waited for a thread. */
    public long queued() {
        return queued;
    }

    /** Its handler began. */
    public long started() {
        return started;
    }

    /** Its handler returned. */
    public long answered() {
        return answered;
    }

    /** An event loop began to write the response. */
    public long writing() {
        return writing;
    }

    /** The response was handed to the socket, or given up. */
    public long sent() {
        return sent;
    }

    /** Whether the client did not wait for the response. */
    public boolean isGone() {
        return gone;
    }

    /** In the order in which they were asked for. */
    public List<Wait> waits() {
        Wait newest = waits;
        var all = new Wait[newest == null ? 0 : newest.place()];
        for (Wait wait = newest; wait != null; wait = wait.before()) {
            all[wait.place() - 1] = wait;
        }
        return List.of(all);
    }

    public int waitsLeftOut() {
        return waitsLeftOut;
    }

    public List<FlowTask> tasks() {
        FlowTask newest = tasks;
        var all = new FlowTask[newest == null ? 0 : newest.place()];
        for (FlowTask task = newest; task != null; task = task.before()) {
            all[task.place() - 1] = task;
        }
        return List.of(all);
    }

    public int tasksLeftOut() {
        return tasksLeftOut;
    }

    /** Whether the response is out, and no task of it will begin or end any more. */
    public boolean isOver() {
        if (sent == 0) {
            return false;
        }
        for (FlowTask task = tasks; task != null; task = task.before()) {
            if (!task.isOver()) {
                return false;
            }
        }
        return true;
    }

    /** When something of it was last marked. */
    public long touched() {
        long last =
                Math.max(Math.max(Math.max(received, queued), Math.max(started, answered)), Math.max(writing, sent));
        for (Wait wait = waits; wait != null; wait = wait.before()) {
            last = Math.max(Math.max(last, wait.connected()), Math.max(wait.asked(), wait.begun()));
            last = Math.max(last, Math.max(wait.executed(), wait.ended()));
        }
        for (FlowTask task = tasks; task != null; task = task.before()) {
            last = Math.max(last, Math.max(task.asked(), Math.max(task.started(), task.ended())));
        }
        return last;
    }
}
