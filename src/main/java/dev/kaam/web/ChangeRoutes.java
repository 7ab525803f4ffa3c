package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code /changes}: what happened, for clients that keep a copy. */
public final class ChangeRoutes {
    private static final Set<String> QUERY = Set.of("after", "limit");
    private static final int LIMIT_DEFAULT = 100;
    private static final long SEQ_MAX = 999_999_999_999_999_999L;

    private final ChangeLog changes;

    public ChangeRoutes(ChangeLog changes) {
        this.changes = changes;
    }

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/changes", this::after));
    }

    private Reply after(Request request) {
        request.onlyQuery(QUERY);
        long after = request.number("after", 0, 0, SEQ_MAX);
        int limit = (int) request.number("limit", LIMIT_DEFAULT, 1, ChangeLog.LIMIT_MAX);
        List<Change> found = changes.after(request.owner(), after, limit);
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (Change change : found) {
                write(to, change, request.base());
            }
            to.writeEndArray();
        }));
    }

    private static void write(JsonGenerator to, Change change, String base) throws IOException {
        to.writeStartObject();
        to.writeNumberField("seq", change.seq());
        to.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
        to.writeStringField("at", Iso.text(change.todo().updatedAt()));
        to.writeFieldName("todo");
        TodoJson.write(to, change.todo(), base);
        to.writeEndObject();
    }
}
