package dev.kaam.web;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.change.LiveChanges.Page;
import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;

/**
 * One reader's stream of changes: what it missed, then what happens. Each change once, in order; {@code resync} where that
 * cannot be had, and the reader must read all anew.
 */
final class ChangeStream implements Reply.Stream {
    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final String owner;
    private final String base;
    private final long begin;
    private final long last;
    private final ChangeLog log;
    private final LiveChanges live;
    private final ChangeEvents events;
    private final Duration heartbeat;

    /**
     * @param begin behind which change the reader wants to begin
     * @param last the last change when it asked
     */
    ChangeStream(
            String owner,
            String base,
            long begin,
            long last,
            ChangeLog log,
            LiveChanges live,
            ChangeEvents events,
            Duration heartbeat) {
        this.owner = owner;
        this.base = base;
        this.begin = begin;
        this.last = last;
        this.log = log;
        this.live = live;
        this.events = events;
        this.heartbeat = heartbeat;
    }

    @Override
    public void run(Outlet out) throws InterruptedException {
        // a number that is not given yet comes from another history: from before a backup was brought back, perhaps
        long seq = begin > last ? resync(out) : write(out, "ready", begin);
        while (true) {
            try {
                seq = next(out, seq);
            } catch (Problem problem) {
                if (problem.kind() != Problem.Kind.GONE) {
                    throw problem;
                }
                seq = resync(out);
            }
        }
    }

    private long next(Outlet out, long seq) throws InterruptedException {
        Page page = live.after(owner, seq, heartbeat);
        if (page.changes().isEmpty()) {
            out.write(HEARTBEAT);
        }
        List<Change> rest = page.changes();
        while (!rest.isEmpty()) {
            ChangeEvents.Piece piece = events.piece(owner, base, rest);
            out.write(piece.bytes());
            rest = rest.subList(piece.changes(), rest.size());
        }
        return page.seq();
    }

    private long resync(Outlet out) throws InterruptedException {
        return write(out, "resync", log.last());
    }

    private static long write(Outlet out, String event, long seq) throws InterruptedException {
        out.write(Buffer.buffer("id: " + seq + "\nevent: " + event + "\ndata: {\"seq\":" + seq + "}\n\n"));
        return seq;
    }
}
