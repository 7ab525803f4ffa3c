package dev.kaam.web;

import dev.kaam.background.Dispatcher;
import dev.kaam.background.Task;
import dev.kaam.background.TaskCounts;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.background.TaskStore.Moved;
import dev.kaam.todo.Problem;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /tasks}: the durable tasks, each with its story, and what a person can do about them. */
public final class TaskRoutes {
    private final TaskStore tasks;
    private final TaskCounts counts;
    private final Dispatcher dispatcher;

    public TaskRoutes(TaskStore tasks, TaskCounts counts, Dispatcher dispatcher) {
        this.tasks = tasks;
        this.counts = counts;
        this.dispatcher = dispatcher;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(HttpMethod.GET, "/tasks", this::list),
                Route.of(HttpMethod.GET, "/tasks/counts", this::counts),
                Route.of(HttpMethod.GET, "/tasks/:id", this::find),
                Route.of(HttpMethod.POST, "/tasks/:id/retry", this::retry),
                Route.of(HttpMethod.POST, "/tasks/:id/cancel", this::cancel));
    }

    private Reply list(Request request) {
        TaskList asked = TaskList.of(request);
        List<Task> found = tasks.list(request.owner(), asked.query());
        List<Task> shown = found.subList(0, Math.min(found.size(), asked.limit()));
        Reply reply = Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (Task task : shown) {
                TaskJson.write(to, task, request.base());
            }
            to.writeEndArray();
        }));
        return found.size() > shown.size() ? reply.with("Link", asked.next(shown.getLast())) : reply;
    }

    private Reply counts(Request request) {
        List<Count> found = counts.now();
        Set<String> known = dispatcher.knownKinds();
        return Reply.json(200, Json.buffer(to -> TaskJson.write(to, dispatcher.nodeName(), known, found)));
    }

    private Reply find(Request request) {
        UUID id = id(request);
        Task task = found(tasks.find(request.owner(), id), id);
        List<TaskStore.Attempt> failures = tasks.attempts(request.owner(), id);
        return Reply.json(200, Json.buffer(to -> TaskJson.write(to, task, failures, request.base())));
    }

    private Reply retry(Request request) {
        UUID id = id(request);
        Moved moved = found(tasks.retry(request.owner(), id), id);
        return reply(
                request,
                moved,
                isStopped(moved.task())
                        ? "Another that asks for the same waits already, so it is not tried again."
                        : "Only one that is dead or cancelled can be tried again.");
    }

    private Reply cancel(Request request) {
        UUID id = id(request);
        Moved moved = found(tasks.cancel(request.owner(), id), id);
        return reply(request, moved, "Only one that is ready or running can be cancelled.");
    }

    private static Reply reply(Request request, Moved moved, String otherwise) {
        Task task = moved.task();
        if (!moved.moved()) {
            String state = task.state().name().toLowerCase(Locale.ROOT);
            throw Problem.of(Problem.Kind.CONFLICT, "The task is " + state + ". " + otherwise);
        }
        return Reply.json(200, Json.buffer(to -> TaskJson.write(to, task, request.base())));
    }

    private static boolean isStopped(Task task) {
        return task.state() == Task.State.DEAD || task.state() == Task.State.CANCELLED;
    }

    private static UUID id(Request request) {
        return Ids.read(request.param("id"), "task");
    }

    private static <T> T found(@Nullable T found, UUID id) {
        if (found == null) {
            throw Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "There is no task with the id " + id
                            + ". Those that are done are kept for 24 hours, others for 7 days.");
        }
        return found;
    }
}
