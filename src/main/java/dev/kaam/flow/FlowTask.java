package dev.kaam.flow;

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
    private volatile String outcome = "";

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

    /** An attempt begins, on the calling thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one attempt at a time
    public void start() {
        onLoop = time != null && flow.holdsLoop();
        attempts++;
        outcome = "";
        ended = 0;
        started = now();
    }

    /** @param how in a word, such as {@code done} or {@code failed} */
    public void end(String how) {
        outcome = how;
        ended = now();
    }

    /** Whether it is not tried again. */
    boolean isOver() {
        return ended != 0 && (kind == Kind.EPHEMERAL || !TRIED_AGAIN.contains(outcome));
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
        return outcome;
    }
}
