package dev.kaam.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work after the response of a request. Times are nanoseconds of the recorder's clock; 0 means: not yet, or not on this node.
 * Any thread may call.
 */
public final class FlowTask {
    /** What is promised of it. */
    public enum Kind {
        /** Lost in a crash. */
        EPHEMERAL,
        /** Recorded in the commit of the change that asked for it. */
        DURABLE
    }

    private static final Set<String> TRIED_AGAIN = Set.of("", "failed", "given back");

    private static final VarHandle ON_LOOP = mark("onLoop", boolean.class);
    private static final VarHandle STARTED = mark("started", long.class);
    private static final VarHandle ENDED = mark("ended", long.class);
    private static final VarHandle ATTEMPTS = mark("attempts", int.class);
    private static final VarHandle OUTCOME = mark("outcome", String.class);

    private final Kind kind;
    private final String name;
    private final @Nullable UUID id;
    private final Flow flow;
    private final @Nullable Time time;
    private final long asked;
    private volatile boolean onLoop;
    private volatile long started;
    private volatile long ended;
    private volatile int attempts;
    private volatile @Nullable String outcome;
    /** These two are set before it is kept, and never again: the compare-and-set that keeps it publishes them. */
    private @Nullable FlowTask before;

    private int place;

    /**
     * @param flow of the request that asked for it
     * @param time null: nothing is recorded
     */
    FlowTask(Kind kind, String name, @Nullable UUID id, Flow flow, @Nullable Time time) {
        this.flow = flow;
        this.kind = kind;
        this.name = name;
        this.id = id;
        this.time = time;
        this.asked = now();
    }

    private static VarHandle mark(String field, Class<?> type) {
        return Mark.of(MethodHandles.lookup(), field, type);
    }

    /** An attempt begins, on the calling thread; one at a time. */
    public void start() {
        if (time != null) {
            ON_LOOP.setRelease(this, flow.holdsLoop());
            ATTEMPTS.setRelease(this, attempts + 1);
            OUTCOME.setRelease(this, "");
            ENDED.setRelease(this, 0L);
            STARTED.setRelease(this, now());
        }
    }

    /** @param how in a word, such as {@code done} or {@code failed} */
    public void end(String how) {
        OUTCOME.setRelease(this, how);
        ENDED.setRelease(this, now());
    }

    /** Whether it is not tried again. */
    boolean isOver() {
        return ended != 0 && (kind == Kind.EPHEMERAL || !TRIED_AGAIN.contains(outcome()));
    }

    /** @param newest among those that are kept; it is to be kept behind that one */
    void follow(@Nullable FlowTask newest) {
        before = newest;
        place = newest == null ? 1 : newest.place + 1;
    }

    @Nullable
    FlowTask before() {
        return before;
    }

    /** 1 for the first of its request. */
    int place() {
        return place;
    }

    private long now() {
        return time == null ? 0 : time.nanos();
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** Of a durable task, by which it is found on every node; null for an ephemeral one. */
    public @Nullable UUID id() {
        return id;
    }

    public long asked() {
        return asked;
    }

    /** Whether the event loop of its request does it, and nothing else meanwhile. */
    public boolean isOnLoop() {
        return onLoop;
    }

    /** When the last attempt began. */
    public long started() {
        return started;
    }

    public long ended() {
        return ended;
    }

    public int attempts() {
        return attempts;
    }

    /** How the last attempt ended; empty while it has not. */
    public String outcome() {
        return Objects.requireNonNullElse(outcome, "");
    }
}
