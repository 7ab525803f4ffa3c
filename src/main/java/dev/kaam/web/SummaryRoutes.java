package dev.kaam.web;

import dev.kaam.todo.DueWindow;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.Todos;
import io.vertx.core.http.HttpMethod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /summary}: how many todos there are of each sort. Four reads that do not need one another: at the same time, or in turn. */
public final class SummaryRoutes {
    private static final Set<String> QUERY = Set.of("together", "zone");

    private final Todos todos;

    public SummaryRoutes(Todos todos) {
        this.todos = todos;
    }

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/summary", this::summary));
    }

    private Reply summary(Request request) {
        request.onlyQuery(QUERY);
        ZoneId zone = ListQuery.zone(request);
        Instant now = request.now();
        List<Supplier<Long>> reads = List.of(
                count(request, false, null),
                count(request, false, DueWindow.today(now, zone)),
                count(request, false, DueWindow.before(now, zone)),
                count(request, true, null));
        return reply(
                ListQuery.isFalse(request, "together")
                        ? reads.stream().map(Supplier::get).toList()
                        : Together.all(reads));
    }

    private Supplier<Long> count(Request request, boolean completed, @Nullable DueWindow due) {
        String owner = request.owner();
        var filter = new TodoFilter(completed, List.of(), null, due, null, null);
        return () -> todos.count(owner, filter);
    }

    private static Reply reply(List<Long> counts) {
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartObject();
            to.writeNumberField("open", counts.get(0));
            to.writeNumberField("today", counts.get(1));
            to.writeNumberField("overdue", counts.get(2));
            to.writeNumberField("done", counts.get(3));
            to.writeEndObject();
        }));
    }
}
