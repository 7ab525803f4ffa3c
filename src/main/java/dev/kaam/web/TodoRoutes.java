package dev.kaam.web;

import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /todos}: the Mini Todo API. Each write answers first, and logs afterwards. */
public final class TodoRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TodoRoutes.class);
    private static final Set<String> LIST_QUERY = Set.of("limit", "cursor");

    private final Todos todos;
    private final WrittenTodos written = new WrittenTodos();

    public TodoRoutes(Todos todos) {
        this.todos = todos;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.POST, "/todos", this::add),
                Route.of(HttpMethod.GET, "/todos", this::list),
                Route.of(HttpMethod.GET, "/todos/:id", this::find),
                Route.of(HttpMethod.PUT, "/todos/:id", this::replace),
                Route.of(HttpMethod.PATCH, "/todos/:id", this::patch),
                Route.of(HttpMethod.DELETE, "/todos/:id", this::remove),
                Route.of(HttpMethod.POST, "/todos/:id/restore", this::restore));
    }

    private Reply add(Request request) {
        Todo todo = todos.add(request.owner(), TodoJson.draft(Bodies.json(request)));
        logAfterwards(request, "created", todo);
        return reply(201, request, todo).with("Location", "/todos/" + todo.id());
    }

    private Reply find(Request request) {
        Todo todo = todos.find(request.owner(), id(request));
        Preconditions.ifMatch(request.header("If-Match")).check(todo);
        String etag = Preconditions.etag(todo.version());
        return Preconditions.notModified(request.header("If-None-Match"), etag)
                ? Reply.empty(304).with("ETag", etag)
                : reply(200, request, todo);
    }

    private Reply list(Request request) {
        request.onlyQuery(LIST_QUERY);
        var query = new TodoQuery(
                (int) request.number("limit", TodoQuery.LIMIT_DEFAULT, 1, TodoQuery.LIMIT_MAX),
                Cursor.read(request.query("cursor")));
        TodoPage page = todos.list(request.owner(), query);
        Reply reply = Reply.json(200, written.array(page.todos(), request.base()));
        if (!page.more()) {
            return reply;
        }
        String next = Cursor.behind(page.todos().getLast().id());
        return reply.with("Link", "</todos?limit=" + query.limit() + "&cursor=" + next + ">; rel=\"next\"");
    }

    private Reply replace(Request request) {
        return change(request, TodoJson.replacement(Bodies.json(request), request.base()));
    }

    private Reply patch(Request request) {
        return change(request, TodoJson.mergePatch(Bodies.mergePatch(request), request.base()));
    }

    private Reply change(Request request, TodoPatch patch) {
        Todo todo = todos.change(request.owner(), id(request), Preconditions.toWrite(request), patch);
        logAfterwards(request, "updated", todo);
        return reply(200, request, todo);
    }

    private Reply remove(Request request) {
        Todo todo = todos.remove(request.owner(), id(request), Preconditions.toWrite(request));
        logAfterwards(request, "deleted", todo);
        return Reply.empty(204);
    }

    private Reply restore(Request request) {
        Todo todo = todos.restore(request.owner(), id(request));
        logAfterwards(request, "restored", todo);
        return reply(200, request, todo);
    }

    /** The seed's background task: the client has its answer, then one line says who did what, and how long it took. */
    private static void logAfterwards(Request request, String what, Todo todo) {
        String owner = request.owner();
        Supplier<Duration> age = request.age();
        request.background().add("log", () -> log(what, owner, todo, age.get()));
    }

    private static void log(String what, String owner, Todo todo, Duration took) {
        LOG.info(
                "todo.{} owner={} id={} version={} answered_us={}",
                what,
                owner,
                todo.id(),
                todo.version(),
                took.toNanos() / 1000);
    }

    private Reply reply(int status, Request request, Todo todo) {
        Buffer body = written.one(todo, request.base());
        return Reply.json(status, body).with("ETag", Preconditions.etag(todo.version()));
    }

    private static UUID id(Request request) {
        String id = request.param("id");
        try {
            if (id.length() == 36) {
                return UUID.fromString(id);
            }
        } catch (IllegalArgumentException notOne) {
            // said below
        }
        throw Problem.of(Problem.Kind.NOT_FOUND, "'" + id + "' is not the id of a todo: ids are UUIDs.");
    }
}
