package dev.kaam.web;

import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.todo.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /changes} as Server-Sent Events: where a stream begins. */
final class ChangeStreams {
    private static final String TYPE = "text/event-stream";
    private static final Set<String> QUERY = Set.of("after");

    private final ChangeLog changes;
    private final LiveChanges live;
    private final Duration heartbeat;
    private final ChangeEvents events = new ChangeEvents();

    ChangeStreams(ChangeLog changes, LiveChanges live, Duration heartbeat) {
        this.changes = changes;
        this.live = live;
        this.heartbeat = heartbeat;
    }

    /** Whoever names the type gets a stream; {@code *}{@code /*} means JSON. To HEAD a stream says nothing. */
    static boolean isAskedFor(Request request) {
        String accept = request.header("Accept");
        return request.method().equals("GET")
                && accept != null
                && List.of(accept.toLowerCase(Locale.ROOT).split("[,;\\s]+")).contains(TYPE);
    }

    /** Begins behind {@code Last-Event-ID}, else behind {@code after}, else with what happens from now on. */
    Reply open(Request request) {
        request.onlyQuery(QUERY);
        String seen = request.header("Last-Event-ID");
        long after = request.number("after", -1, 0, ChangeRoutes.SEQ_MAX);
        long last = changes.last();
        long behind = seen != null ? seq(seen) : after >= 0 ? after : last;
        var stream = new ChangeStream(request.owner(), request.base(), behind, last, changes, live, events, heartbeat);
        return Reply.stream(TYPE, stream)
                .with("Cache-Control", "no-store")
                .with("X-Accel-Buffering", "no"); // nginx would else keep events back until it has many
    }

    private static long seq(@Nullable String id) {
        if (id == null || !id.matches("[0-9]{1,18}")) {
            throw Problem.malformed(
                    "Last-Event-ID must be the id of an event of this stream, which is a whole number.");
        }
        return Long.parseLong(id);
    }
}
