package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.background.Member;
import dev.kaam.background.Nodes;
import dev.kaam.background.Nodes.Seen;
import dev.kaam.background.Task;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Query;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /nodes}: who does the tasks, and which each has now. */
public final class NodeRoutes {
    /** The most tasks that are told, of all nodes together: the newest. */
    private static final int TASKS_MAX = 200;

    private static final Query RUNNING = new Query(Task.State.RUNNING, null, null, TASKS_MAX, null);

    private final Nodes nodes;
    private final TaskStore tasks;
    private final String self;

    /** @param self the id of the node that answers */
    public NodeRoutes(Nodes nodes, TaskStore tasks, String self) {
        this.nodes = nodes;
        this.tasks = tasks;
        this.self = self;
    }

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/nodes", this::list));
    }

    private Reply list(Request request) {
        List<Seen> seen = nodes.list();
        Map<String, List<Task>> held = tasks.list(request.owner(), RUNNING).stream()
                .filter(task -> task.lease() != null)
                .collect(Collectors.groupingBy(NodeRoutes::holder));
        return Reply.json(200, Json.buffer(to -> {
            to.writeStartArray();
            for (Seen each : seen) {
                write(to, each, held.getOrDefault(each.node().id(), List.of()), request.base());
            }
            to.writeEndArray();
        }));
    }

    private void write(JsonGenerator to, Seen seen, List<Task> held, String base) throws IOException {
        Member node = seen.node();
        to.writeStartObject();
        to.writeStringField("id", node.id());
        to.writeBooleanField("self", node.id().equals(self));
        to.writeStringField("host", node.host());
        to.writeNumberField("pid", node.pid());
        to.writeStringField("url", node.url());
        to.writeStringField("version", node.version());
        to.writeStringField("startedAt", Iso.text(node.startedAt()));
        to.writeStringField("seenAt", Iso.text(seen.at()));
        to.writeBooleanField("alive", seen.alive());
        to.writeArrayFieldStart("tasks");
        for (Task task : held) {
            write(to, task, base);
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, Task task, String base) throws IOException {
        Task.Lease lease = task.lease();
        to.writeStartObject();
        to.writeStringField("id", task.id().toString());
        to.writeStringField("url", base + "/tasks/" + task.id());
        to.writeStringField("kind", task.kind());
        to.writeStringField("leaseUntil", lease == null ? null : Iso.text(lease.until()));
        to.writeEndObject();
    }

    private static String holder(Task task) {
        Task.Lease lease = task.lease();
        return lease == null ? "" : lease.node();
    }
}
