package dev.kaam.web;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.change.LiveChanges;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todos;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /changes}: what happened, for clients that keep a copy; {@code /todos/ID/changes}: the history of one todo. */
public final class ChangeRoutes {
    private static final Set<String> QUERY = Set.of("after", "limit");
    private static final Set<String> HISTORY_QUERY = Set.of("before", "limit");
    private static final int LIMIT_DEFAULT = 100;
    private static final int HISTORY_DEFAULT = 50;
    private static final int HISTORY_MAX = 100;
    static final long SEQ_MAX = 999_999_999_999_999_999L;

    private final ChangeLog changes;
    private final Todos todos;
    private final ChangeStreams streams;

    /** @param heartbeat how long a stream may be silent */
    public ChangeRoutes(ChangeLog changes, LiveChanges live, Todos todos, Duration heartbeat) {
        this.changes = changes;
        this.todos = todos;
        this.streams = new ChangeStreams(changes, live, heartbeat);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/changes", this::after),
                Route.of(HttpMethod.GET, "/todos/:id/changes", this::history));
    }

    private Reply after(Request request) {
        if (ChangeStreams.isAskedFor(request)) {
            return streams.open(request);
        }
        request.onlyQuery(QUERY);
        long after = request.number("after", 0, 0, SEQ_MAX);
        int limit = (int) request.number("limit", LIMIT_DEFAULT, 1, ChangeLog.LIMIT_MAX);
        String last = String.valueOf(changes.last());
        try {
            return reply(request, changes.after(request.owner(), after, limit)).with("Last-Seq", last);
        } catch (Problem problem) {
            return Problems.reply(problem).with("Last-Seq", last);
        }
    }

    private static Reply reply(Request request, List<Change> found) {
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (Change change : found) {
                ChangeJson.write(to, change, request.owner(), request.base());
            }
            to.writeEndArray();
        }));
    }

    /** Newest first; one more than asked is read, since a change says what was before it. */
    private Reply history(Request request) {
        request.onlyQuery(HISTORY_QUERY);
        UUID id = request.id();
        long before = request.number("before", SEQ_MAX, 1, SEQ_MAX);
        int limit = (int) request.number("limit", HISTORY_DEFAULT, 1, HISTORY_MAX);
        List<Change> found = changes.of(request.owner(), id, before, limit + 1);
        if (found.isEmpty() && before == SEQ_MAX) {
            todos.find(request.owner(), id); // or it never was
        }
        int shown = Math.min(found.size(), limit);
        Reply reply = Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (int i = 0; i < shown; i++) {
                Change earlier = i + 1 < found.size() ? found.get(i + 1) : null;
                ChangeJson.writeHistory(to, found.get(i), earlier, request.owner());
            }
            to.writeEndArray();
        }));
        return found.size() > limit ? reply.with("Link", next(id, found.get(limit - 1), limit)) : reply;
    }

    private static String next(UUID id, Change last, int limit) {
        return "</todos/" + id + "/changes?limit=" + limit + "&before=" + last.seq() + ">; rel=\"next\"";
    }
}
