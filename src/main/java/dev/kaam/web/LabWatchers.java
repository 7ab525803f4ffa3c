package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A run as Server-Sent Events: bounded, since who watches takes the machine's time from what is measured. */
final class LabWatchers {
    private static final int MAX = 20;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    private final AtomicInteger watchers = new AtomicInteger();

    /** All that has happened since the event that the client has seen last, then what happens. Throws {@code UNAVAILABLE} when too many watch. */
    Reply open(Request request, LabRun run) {
        request.onlyQuery(Set.of());
        int seen = seen(request.header("Last-Event-ID"));
        if (watchers.get() >= MAX) {
            throw Problem.unavailable("Already " + MAX + " watch. Close one, or ask without a stream.");
        }
        return Reply.stream("text/event-stream", out -> watch(run, seen, out))
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no"); // nginx would else keep events back until it has many
    }

    private static int seen(@Nullable String id) {
        if (id == null) {
            return 0;
        }
        if (!id.matches("[0-9]{1,9}")) {
            throw Problem.malformed(
                    "Last-Event-ID must be the id of an event of this stream, which is a whole number.");
        }
        return Integer.parseInt(id);
    }

    private void watch(LabRun run, int seen, Outlet out) throws InterruptedException {
        try {
            if (watchers.incrementAndGet() <= MAX) { // else another took the last place: whoever asks again is told so
                tell(run, seen, out);
            }
        } finally {
            watchers.decrementAndGet();
        }
    }

    /** Ends behind a comment: a stream that ends before its last piece has been taken is cut off. */
    private static void tell(LabRun run, int seen, Outlet out) throws InterruptedException {
        int told = seen;
        while (true) {
            boolean isOver = run.isOver();
            List<LabRun.Event> news = run.after(told, HEARTBEAT);
            for (LabRun.Event event : news) {
                out.write(Buffer.buffer(
                        "id: " + ++told + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n"));
            }
            if (news.isEmpty()) {
                out.write(COMMENT);
            }
            if (isOver && news.isEmpty()) {
                return;
            }
        }
    }
}
