package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.TestKaam;
import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Due;
import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The todos of a running Kaam, as a client has them that knows only the API: it follows links, sends each write twice with
 * one key, and puts a todo's history together from the fields that changed.
 */
final class HttpTodos implements Todos, ChangeLog, InstantSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int VERSIONS_MAX = 1000;
    private static final Map<Sort.Key, String> SORTS = Map.of(
            Sort.Key.CREATED_AT, "createdAt",
            Sort.Key.UPDATED_AT, "updatedAt",
            Sort.Key.COMPLETED_AT, "completedAt",
            Sort.Key.DUE, "due",
            Sort.Key.PRIORITY, "priority",
            Sort.Key.ORDER, "order");

    private final TestKaam kaam;
    private final Map<UUID, Instant> made = new HashMap<>();
    private Instant last = Instant.EPOCH;
    private String next = "";
    private int keys;

    HttpTodos(TestKaam kaam) {
        this.kaam = kaam;
    }

    /** When the server made its last change, as its answer said: that is all a client knows of its clock. */
    @Override
    public Instant instant() {
        return last;
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        Todo todo = written(todo(write("POST", "/todos", json(draft), Expected.ANY)));
        made.put(todo.id(), todo.createdAt());
        return todo;
    }

    @Override
    public Todo find(String owner, UUID id) {
        return todo(read("/todos/" + id));
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        return page(query.behind() == null ? "/todos?limit=" + query.limit() + asked(query) : next);
    }

    @Override
    public long count(String owner, TodoFilter filter) {
        var query = new TodoQuery(filter, List.of(), 1, null);
        var answer = read("/todos?limit=1&count=true" + asked(query));
        return Long.parseLong(answer.headers().firstValue("X-Total-Count").orElseThrow());
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        Todo any = Todo.first(id, TodoDraft.titled("any"), Instant.EPOCH);
        return written(todo(write("PUT", "/todos/" + id, json(patch.applyTo(any)), expected)));
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        write("DELETE", "/todos/" + id, "", expected);
        return written(inTrash(id));
    }

    @Override
    public Todo restore(String owner, UUID id, Expected expected) {
        return written(todo(write("POST", "/todos/" + id + "/restore", "", expected)));
    }

    @Override
    public Undone undo(String owner, UUID id, Expected expected) {
        var answer = write("POST", "/todos/" + id + "/undo", "", expected);
        boolean trashed = answer.statusCode() == 204;
        return new Undone(written(trashed ? inTrash(id) : todo(answer)), trashed);
    }

    @Override
    public TodoPage trash(String owner, int limit, @Nullable Position behind) {
        return page(behind == null ? "/trash?limit=" + limit : next);
    }

    @Override
    public Todo purge(String owner, UUID id, Expected expected) {
        List<Todo> trashed = page("/trash?limit=200").todos();
        write("DELETE", "/trash/" + id, "", expected);
        last = of(owner, id, 0, 1).getFirst().todo().updatedAt();
        return trashed.stream().filter(todo -> todo.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : tree(read("/changes?after=" + seq + "&limit=" + limit))) {
            Change.Kind kind = kind(each);
            JsonNode told = each.path("todo");
            Todo todo = kind == Change.Kind.PURGED ? purged(told.path("id"), told.path("version"), each) : todo(told);
            changes.add(new Change(each.path("seq").asLong(), kind, todo));
        }
        return changes;
    }

    @Override
    public List<Change> of(String owner, UUID id, long before, int limit) {
        List<JsonNode> newestFirst = new ArrayList<>();
        for (String page = "/todos/" + id + "/changes?limit=7"; !page.isEmpty(); page = next) {
            var answer = read(page);
            tree(answer).forEach(newestFirst::add);
            next = next(answer);
        }
        ObjectNode state = JSON.createObjectNode().put("id", id.toString());
        List<Change> changes = new ArrayList<>();
        for (JsonNode each : newestFirst.reversed()) {
            each.path("fields").properties().forEach(field -> {
                JsonNode was = state.path(field.getKey());
                assertThat(field.getValue().path("before")).isEqualTo(was.isMissingNode() ? JSON.nullNode() : was);
                state.set(field.getKey(), field.getValue().path("after"));
            });
            state.set("version", each.path("version"));
            state.set("updatedAt", each.path("at"));
            state.put("createdAt", made.getOrDefault(id, Instant.EPOCH).toString());
            Change.Kind kind = kind(each);
            Todo todo =
                    kind == Change.Kind.PURGED ? purged(state.path("id"), state.path("version"), each) : todo(state);
            changes.addFirst(new Change(each.path("seq").asLong(), kind, todo));
        }
        return changes;
    }

    @Override
    public long last() {
        return Long.parseLong(read("/changes").headers().firstValue("Last-Seq").orElseThrow());
    }

    private HttpResponse<String> read(String path) {
        return well(kaam.get(path));
    }

    /** Twice, as a client does that did not hear the first answer. */
    private HttpResponse<String> write(String method, String path, String body, Expected expected) {
        List<String> headers = new ArrayList<>(List.of("Idempotency-Key", "key-" + keys++));
        if (!expected.equals(Expected.ANY)) {
            long version = 0;
            while (!expected.fits(version) && version < VERSIONS_MAX) {
                version++;
            }
            headers.addAll(List.of("If-Match", "\"" + version + "\""));
        }
        String[] all = headers.toArray(String[]::new);
        var first = well(kaam.send(method, path, body, all));
        var again = kaam.send(method, path, body, all);
        assertThat(again.statusCode()).isEqualTo(first.statusCode());
        assertThat(again.body()).isEqualTo(first.body());
        return first;
    }

    private static HttpResponse<String> well(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201, 204 -> answer;
            case 404 -> throw Problem.notFound("it");
            case 409 -> throw Problem.nothingToRestore("it");
            case 412 -> throw Problem.stale(0);
            default -> throw new AssertionError(answer + answer.body());
        };
    }

    /** A todo that follows was made when it is first named. */
    private Todo written(Todo todo) {
        last = todo.updatedAt();
        if (todo.next() != null) {
            made.putIfAbsent(todo.next(), last);
        }
        return todo;
    }

    private Todo inTrash(UUID id) {
        return page("/trash?limit=200").todos().stream()
                .filter(todo -> todo.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private TodoPage page(String path) {
        var answer = read(path);
        List<Todo> todos = new ArrayList<>();
        tree(answer).forEach(each -> todos.add(todo(each)));
        next = next(answer);
        return new TodoPage(todos, !next.isEmpty());
    }

    private static String next(HttpResponse<String> answer) {
        Matcher link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        return link.matches() ? link.group(1) : "";
    }

    private static String asked(TodoQuery query) {
        TodoFilter filter = query.filter();
        var asked = new StringBuilder();
        add(asked, "completed", filter.completed());
        filter.tags().stream().distinct().forEach(tag -> add(asked, "tag", tag));
        add(asked, "priority", filter.priority());
        add(asked, "updated_after", filter.updatedAfter());
        add(
                asked,
                "q",
                filter.search() == null
                        ? null
                        : String.join(" ", filter.search().words()));
        DueWindow due = filter.due();
        if (due != null) {
            // due_after means behind that time: the window begins with it
            add(asked, "due_after", due.from() == null ? null : due.from().minusNanos(1));
            add(asked, "due_before", due.to());
            add(asked, "zone", due.zone());
        }
        if (filter.search() == null) {
            List<String> sorts = query.sort().stream()
                    .map(sort -> (sort.descending() ? "-" : "") + SORTS.get(sort.key()))
                    .toList();
            add(asked, "sort", String.join(",", sorts));
        }
        return asked.toString();
    }

    private static void add(StringBuilder to, String name, @Nullable Object value) {
        if (value != null) {
            to.append('&').append(name).append('=').append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }

    private static String json(TodoDraft draft) {
        ObjectNode json = JSON.createObjectNode()
                .put("title", draft.title())
                .put("notes", draft.notes())
                .put("completed", draft.completed())
                .put("priority", draft.priority())
                .put("order", draft.order());
        Due due = draft.due();
        if (due != null) {
            ObjectNode inner = json.putObject("due").put("date", due.date().toString());
            inner.put("time", due.time() == null ? null : due.time().toString());
            inner.put("zone", due.zone() == null ? null : due.zone().getId());
        }
        Remind remind = draft.remind();
        if (remind != null) {
            ObjectNode inner = json.putObject("remind");
            inner.put("before", remind.before() == null ? null : remind.before().toString());
            inner.put("at", remind.at() == null ? null : remind.at().toString());
        }
        Repeat repeat = draft.repeat();
        if (repeat != null) {
            String from = repeat.from().name().toLowerCase(Locale.ROOT);
            json.putObject("repeat").put("rule", repeat.rule()).put("from", from);
        }
        draft.tags().forEach(json.withArray("tags")::add);
        return json.toString();
    }

    private static Todo todo(HttpResponse<String> answer) {
        return todo(tree(answer));
    }

    private static Todo todo(JsonNode json) {
        List<String> tags = new ArrayList<>();
        json.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new Todo(
                UUID.fromString(json.path("id").asText()),
                json.path("title").asText(),
                json.path("notes").textValue(),
                instant(json.path("completedAt")),
                due(json.path("due")),
                json.hasNonNull("priority")
                        ? Integer.valueOf(json.path("priority").asInt())
                        : null,
                List.copyOf(tags),
                json.hasNonNull("order") ? Double.valueOf(json.path("order").asDouble()) : null,
                remind(json.path("remind")),
                repeat(json.path("repeat")),
                json.hasNonNull("next") ? UUID.fromString(json.path("next").asText()) : null,
                Instant.parse(json.path("createdAt").asText()),
                Instant.parse(json.path("updatedAt").asText()),
                json.path("version").asLong());
    }

    @Override
    public List<Owned> newest(long seq, int limit) {
        throw new UnsupportedOperationException("a client sees its own changes only");
    }

    private Todo purged(JsonNode id, JsonNode version, JsonNode change) {
        UUID uuid = UUID.fromString(id.asText());
        Instant at = Instant.parse(change.path("at").asText());
        Instant created = made.getOrDefault(uuid, Instant.EPOCH);
        return new Todo(
                uuid, "", null, null, null, null, List.of(), null, null, null, null, created, at, version.asLong());
    }

    private static @Nullable Due due(JsonNode json) {
        if (!json.isObject()) {
            return null;
        }
        String time = json.path("time").textValue();
        String zone = json.path("zone").textValue();
        return new Due(
                LocalDate.parse(json.path("date").asText()),
                time == null ? null : LocalTime.parse(time),
                zone == null ? null : ZoneId.of(zone));
    }

    private static @Nullable Remind remind(JsonNode json) {
        String before = json.path("before").textValue();
        return json.isObject()
                ? new Remind(before == null ? null : Duration.parse(before), instant(json.path("at")))
                : null;
    }

    private static @Nullable Repeat repeat(JsonNode json) {
        String from = json.path("from").asText().toUpperCase(Locale.ROOT);
        return json.isObject() ? new Repeat(json.path("rule").asText(), Repeat.From.valueOf(from)) : null;
    }

    private static @Nullable Instant instant(JsonNode json) {
        return json.isTextual() ? Instant.parse(json.textValue()) : null;
    }

    private static Change.Kind kind(JsonNode change) {
        return Change.Kind.valueOf(change.path("kind").asText().toUpperCase(Locale.ROOT));
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(answer.body(), wrong);
        }
    }
}
