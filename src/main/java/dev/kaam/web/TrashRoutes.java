package dev.kaam.web;

import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import dev.kaam.web.Writes.Done;
import dev.kaam.web.Writes.Write;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** {@code /trash}: what was deleted, until it is gone for good. */
public final class TrashRoutes {
    private static final Set<String> QUERY = Set.of("limit", "cursor");
    private static final String LIST = "trash";
    private static final List<Sort> LAST_FIRST = Sort.total(List.of(new Sort(Sort.Key.UPDATED_AT, true)));

    private final Todos todos;
    private final WrittenTodos written = new WrittenTodos(1);
    private final Writes writes;

    public TrashRoutes(Todos todos, Transactions transactions) {
        this.todos = todos;
        this.writes = new Writes(todos, transactions, written);
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/trash", this::list),
                Route.of(HttpMethod.DELETE, "/trash/:id", writes.one(this::purge)));
    }

    private Reply list(Request request) {
        request.onlyQuery(QUERY);
        int limit = (int) request.number("limit", TodoQuery.LIMIT_DEFAULT, 1, TodoQuery.LIMIT_MAX);
        Position behind = Cursor.read(request.query("cursor"), LAST_FIRST, LIST);
        TodoPage page = todos.trash(request.owner(), limit, behind);
        List<Reply.Header> headers = page.more()
                ? List.of(new Reply.Header("Link", next(limit, page.todos().getLast())))
                : List.of();
        return written.list(request, page.todos(), headers);
    }

    private static String next(int limit, Todo last) {
        String cursor = Cursor.behind(Position.of(last, TodoFilter.ALL), LAST_FIRST, LIST);
        return "</trash?limit=" + limit + "&cursor=" + cursor + ">; rel=\"next\"";
    }

    private Write purge(Request request) {
        UUID id = request.id();
        Expected expected = Preconditions.toWrite(request);
        return desk -> Done.of(Reply.empty(204), "purged", desk.todos().purge(request.owner(), id, expected));
    }
}
