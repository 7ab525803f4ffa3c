package dev.kaam.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One wait of a request, and its parts. Whoever serves it sets the times as it goes on, so that a wait under way can be seen
 * too. Times are nanoseconds of the recorder's clock; 0 means: not yet. Any thread may read.
 */
public final class Wait {
    /** For what. */
    public enum On {
        /** The thread that writes: in its queue until begun, at work until executed, in the common commit until ended. */
        WRITE,
        /** A thread that reads: in its queue until begun, at work until executed, then until its caller goes on. */
        READ,
        /**
         * The fake database: it waits until begun, and computes until ended. Where it is queued, it waits for a connection before
         * that, until it is connected.
         */
        FAKE
    }

    private static final VarHandle QUEUED = mark("queued", boolean.class);
    private static final VarHandle CONNECTED = mark("connected", long.class);
    private static final VarHandle BEGUN = mark("begun", long.class);
    private static final VarHandle EXECUTED = mark("executed", long.class);
    private static final VarHandle ENDED = mark("ended", long.class);
    private static final VarHandle TOGETHER = mark("together", int.class);
    private static final VarHandle LANE = mark("lane", String.class);
    private static final VarHandle CARRIER = mark("carrier", String.class);

    private final On on;
    private final @Nullable Time time;
    private final long asked;
    private volatile boolean queued;
    private volatile long connected;
    private volatile long begun;
    private volatile long executed;
    private volatile long ended;
    private volatile int together;
    private volatile @Nullable String lane;
    private volatile @Nullable String carrier;
    /** These two are set before it is kept, and never again: the compare-and-set that keeps it publishes them. */
    private @Nullable Wait before;

    private int place;

    /** @param time null: nothing is recorded */
    Wait(On on, @Nullable Time time) {
        this.on = on;
        this.time = time;
        this.asked = now();
    }

    private static VarHandle mark(String field, Class<?> type) {
        return Mark.of(MethodHandles.lookup(), field, type);
    }

    /**
     * It is taken out of the queue.
     *
     * @param lane the thread that serves it
     * @param together how many are served together, this one too
     */
    public void taken(String lane, int together) {
        LANE.setRelease(this, lane);
        TOGETHER.setRelease(this, together);
    }

    /** It needs a connection, of which there are only some. */
    public void queue() {
        QUEUED.setRelease(this, true);
    }

    /** It has one. */
    public void connect() {
        CONNECTED.setRelease(this, now());
    }

    /** It is served once more, by itself. */
    public void alone() {
        TOGETHER.setRelease(this, 1);
    }

    /** Its own work begins; once more, where it is done anew. */
    public void begin() {
        BEGUN.setRelease(this, now());
    }

    /** Its own work is done; what follows, it shares with others. */
    public void done() {
        EXECUTED.setRelease(this, now());
    }

    /** Its thread goes on. Called on that thread. */
    public void end() {
        if (time != null) {
            CARRIER.setRelease(this, Carrier.current());
            ENDED.setRelease(this, now());
        }
    }

    /** @param newest among those that are kept; it is to be kept behind that one */
    void follow(@Nullable Wait newest) {
        before = newest;
        place = newest == null ? 1 : newest.place + 1;
    }

    @Nullable
    Wait before() {
        return before;
    }

    /** 1 for the first of its request. */
    int place() {
        return place;
    }

    private long now() {
        return time == null ? 0 : time.nanos();
    }

    public On on() {
        return on;
    }

    public long asked() {
        return asked;
    }

    /** Whether it needs a connection, of which there are only some. */
    public boolean isQueued() {
        return queued;
    }

    /** When it had one. */
    public long connected() {
        return connected;
    }

    public long begun() {
        return begun;
    }

    public long executed() {
        return executed;
    }

    public long ended() {
        return ended;
    }

    /** How many were served together; 0 where that has no meaning. */
    public int together() {
        return together;
    }

    /** The thread that served it; empty where there is none. */
    public String lane() {
        return Objects.requireNonNullElse(lane, "");
    }

    /** On which carrier it went on; empty on a platform thread, and before it does. */
    public String carrier() {
        return Objects.requireNonNullElse(carrier, "");
    }
}
