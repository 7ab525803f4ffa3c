package dev.kaam.web;

import dev.kaam.todo.Problem;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/**
 * {@code /health/live}: the event loops turn. {@code /health/ready}: a request gets a thread, the store answers, and the server is not
 * about to stop.
 */
public final class HealthRoutes {
    private static final Buffer LIVE = Buffer.buffer("{\"status\":\"live\"}");
    private static final Buffer READY = Buffer.buffer("{\"status\":\"ready\"}");

    private final Todos todos;
    private final Leaving leaving;

    public HealthRoutes(Todos todos, Leaving leaving) {
        this.todos = todos;
        this.leaving = leaving;
    }

    public List<Route> routes() {
        return List.of(
                Route.onLoop(HttpMethod.GET, "/health/live", request -> Reply.json(200, LIVE)),
                Route.of(HttpMethod.GET, "/health/ready", this::ready));
    }

    private Reply ready(Request request) {
        if (leaving.hasBegun()) {
            throw Problem.unavailable("This server is about to stop, and takes what still comes. Ask another one.");
        }
        todos.list(request.owner(), TodoQuery.newest(1));
        return Reply.json(200, READY);
    }
}
