package dev.kaam.web;

import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /health/live}: the event loops turn. {@code /health/ready}: a request gets a thread and the store answers. */
public final class HealthRoutes {
    private static final Buffer LIVE = Buffer.buffer("{\"status\":\"live\"}");
    private static final Buffer READY = Buffer.buffer("{\"status\":\"ready\"}");

    private final Todos todos;

    public HealthRoutes(Todos todos) {
        this.todos = todos;
    }

    public List<Route> routes() {
        return List.of(
                Route.onLoop(HttpMethod.GET, "/health/live", request -> Reply.json(200, LIVE)),
                Route.of(HttpMethod.GET, "/health/ready", this::ready));
    }

    private Reply ready(Request request) {
        todos.list(request.owner(), TodoQuery.newest(1));
        return Reply.json(200, READY);
    }
}
