package dev.kaam.flow;

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

    private final On on;
    private final @Nullable Time time;
    private final long asked;
    private volatile boolean queued;
    private volatile long connected;
    private volatile long begun;
    private volatile long executed;
    private volatile long ended;
    private volatile int together;
    private volatile String lane = "";
    private volatile String carrier = "";

    /** @param time null: nothing is recorded */
    Wait(On on, @Nullable Time time) {
        this.on = on;
        this.time = time;
        this.asked = now();
    }

    /**
     * It is taken out of the queue.
     *
     * @param lane the thread that serves it
     * @param together how many are served together, this one too
     */
    public void taken(String lane, int together) {
        this.lane = lane;
        this.together = together;
    }

    /** It needs a connection, of which there are only some. */
    public void queue() {
        queued = true;
    }

    /** It has one. */
    public void connect() {
        connected = now();
    }

    /** It is served once more, by itself. */
    public void alone() {
        together = 1;
    }

    /** Its own work begins; once more, where it is done anew. */
    public void begin() {
        begun = now();
    }

    /** Its own work is done; what follows, it shares with others. */
    public void done() {
        executed = now();
    }

    /** Its thread goes on. Called on that thread. */
    public void end() {
        if (time != null) {
            carrier = Carrier.current();
            ended = now();
        }
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
        return lane;
    }

    /** On which carrier it went on; empty on a platform thread, and before it does. */
    public String carrier() {
        return carrier;
    }
}
