package dev.kaam.web;

import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import dev.kaam.web.Writes.Done;
import dev.kaam.web.Writes.Moved;
import dev.kaam.web.Writes.Part;
import dev.kaam.web.Writes.Write;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** {@code /todos}: the Mini Todo API. Each write answers first, and logs afterwards. */
public final class TodoRoutes {
    private final Todos todos;
    private final WrittenTodos written = new WrittenTodos();
    private final Writes writes;

    public TodoRoutes(Todos todos, Transactions transactions, Added added) {
        this.todos = todos;
        this.writes = new Writes(todos, transactions, written, added);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.POST, "/todos", writes.one(this::add)),
                Route.of(HttpMethod.GET, "/todos", this::list),
                Route.of(HttpMethod.DELETE, "/todos", writes.inParts(this::removeAll, TodoRoutes::moved)),
                Route.of(HttpMethod.GET, "/todos/:id", this::find),
                Route.of(HttpMethod.PUT, "/todos/:id", writes.one(this::replace)),
                Route.of(HttpMethod.PATCH, "/todos/:id", writes.one(this::patch)),
                Route.of(HttpMethod.DELETE, "/todos/:id", writes.one(this::remove)),
                Route.of(HttpMethod.POST, "/todos/:id/restore", writes.one(this::restore)),
                Route.of(HttpMethod.POST, "/todos/:id/undo", writes.one(this::undo)));
    }

    private Write add(Request request) {
        TodoDraft draft = TodoJson.draft(Bodies.json(request));
        return desk -> {
            Todo todo = desk.todos().add(request.owner(), draft);
            return Done.of(
                    desk.written().reply(201, request, todo).with("Location", "/todos/" + todo.id()),
                    Writes.CREATED,
                    todo);
        };
    }

    private Reply find(Request request) {
        Todo todo = todos.find(request.owner(), request.id());
        Preconditions.ifMatch(request.header("If-Match")).check(todo);
        String etag = Preconditions.etag(todo.version());
        return Preconditions.notModified(request.header("If-None-Match"), etag)
                ? Reply.empty(304).with("ETag", etag)
                : written.reply(200, request, todo);
    }

    private Reply list(Request request) {
        request.onlyQuery(ListQuery.LIST);
        TodoQuery query = ListQuery.of(request);
        TodoPage page = todos.list(request.owner(), query);
        var headers = new ArrayList<Reply.Header>();
        if (page.more()) {
            headers.add(new Reply.Header(
                    "Link", ListQuery.next(request, query, page.todos().getLast())));
        }
        if (ListQuery.isCounted(request)) {
            long count = todos.count(request.owner(), query.filter());
            headers.add(new Reply.Header("X-Total-Count", String.valueOf(count)));
        }
        return written.list(request, page.todos(), headers);
    }

    private Write replace(Request request) {
        return change(request, TodoJson.replacement(Bodies.json(request), request.base()));
    }

    private Write patch(Request request) {
        return change(request, TodoJson.mergePatch(Bodies.mergePatch(request), request.base()));
    }

    private Write change(Request request, TodoPatch patch) {
        UUID id = request.id();
        Expected expected = Preconditions.toWrite(request);
        return desk -> {
            var noted = new NotedPatch(patch);
            Todo todo = desk.todos().change(request.owner(), id, expected, noted);
            return Done.of(desk.written().reply(200, request, todo), noted.what(), todo);
        };
    }

    private Write remove(Request request) {
        UUID id = request.id();
        Expected expected = Preconditions.toWrite(request);
        return desk -> Done.of(Reply.empty(204), "deleted", desk.todos().remove(request.owner(), id, expected));
    }

    /**
     * Newest first, so that what is made meanwhile is not met, unless it is found in a worse place than all others. To list them
     * brings the search index up to date before the first part holds the writer.
     */
    private Part removeAll(Request request) {
        refuseNoId(request);
        request.onlyQuery(ListQuery.FILTER);
        var query = new TodoQuery(ListQuery.filter(request), List.of(), TodoQuery.LIMIT_MAX, null);
        if (query.filter().search() != null) {
            todos.list(request.owner(), query);
        }
        return (desk, behind) -> {
            TodoPage page = desk.todos().list(request.owner(), behind == null ? query : query.behind(behind));
            for (Todo todo : page.todos()) {
                desk.todos().remove(request.owner(), todo.id(), Expected.ANY);
            }
            return new Moved(page.todos().size(), page.more() ? page.todos().getLast() : null);
        };
    }

    private static Reply moved(int count) {
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartObject();
            to.writeNumberField("moved", count);
            to.writeEndObject();
        }));
    }

    /** {@code DELETE /todos/} is what a client sends that has lost the id of the one todo it means. */
    private static void refuseNoId(Request request) {
        if (!request.path().equals("/todos")) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "There is no todo without an id. DELETE /todos, without a / behind it, moves all to the trash.");
        }
    }

    private Write restore(Request request) {
        UUID id = request.id();
        Expected expected = Preconditions.toWrite(request);
        return desk -> {
            Todo todo = desk.todos().restore(request.owner(), id, expected);
            return Done.of(desk.written().reply(200, request, todo), "restored", todo);
        };
    }

    /** Answers as what it does would: as DELETE, where that moves the todo to the trash. */
    private Write undo(Request request) {
        UUID id = request.id();
        Expected expected = Preconditions.toWrite(request);
        return desk -> {
            Todos.Undone undone = desk.todos().undo(request.owner(), id, expected);
            Reply reply = undone.trashed() ? Reply.empty(204) : desk.written().reply(200, request, undone.todo());
            return Done.of(reply, "undone", undone.todo());
        };
    }
}
