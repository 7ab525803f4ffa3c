package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Wrongs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One operation of a batch, read and ready to be done. */
@FunctionalInterface
interface BatchOperation {
    /** What a client may ask for in {@code op}, and the fields of each. */
    Map<String, Set<String>> FIELDS = fields(Map.of(
            "add", List.of("op", "todo"),
            "replace", List.of("op", "id", "version", "todo"),
            "patch", List.of("op", "id", "version", "patch"),
            "delete", List.of("op", "id", "version"),
            "restore", List.of("op", "id", "version"),
            "undo", List.of("op", "id", "version")));

    /**
     * How it went.
     *
     * @param status what the same request alone would have been answered with
     * @param what happened, as the log says it
     */
    record Outcome(int status, String what, Todo todo) {}

    Outcome on(Todos todos, String owner);

    /** Throws {@code INVALID} with every field that is wrong. */
    static BatchOperation read(ObjectNode json, String base) {
        var wrongs = new Wrongs();
        var fields = new Fields(json, "", wrongs);
        String op = fields.requiredText("op");
        Set<String> known = FIELDS.get(op);
        if (known == null) {
            throw Problem.invalid("/op", "must be one of " + String.join(", ", FIELDS.keySet()));
        }
        fields.only(known);
        BatchOperation operation = op.equals("add") ? add(json, wrongs) : other(op, json, fields, base, wrongs);
        wrongs.throwIfAny();
        return operation;
    }

    private static BatchOperation add(ObjectNode json, Wrongs wrongs) {
        TodoDraft draft = body(json, "todo", wrongs, TodoJson::draft);
        return (todos, owner) -> new Outcome(201, "created", within("/todo", () -> todos.add(owner, given(draft))));
    }

    private static BatchOperation other(String op, ObjectNode json, Fields fields, String base, Wrongs wrongs) {
        UUID id = id(fields.requiredText("id"), wrongs);
        Integer version = fields.whole("version");
        Expected expected = version == null ? Expected.ANY : Expected.version(version);
        return switch (op) {
            case "replace" ->
                change(id, expected, "/todo", body(json, "todo", wrongs, todo -> TodoJson.replacement(todo, base)));
            case "patch" ->
                change(id, expected, "/patch", body(json, "patch", wrongs, patch -> TodoJson.mergePatch(patch, base)));
            case "delete" -> (todos, owner) -> new Outcome(204, "deleted", todos.remove(owner, id, expected));
            case "restore" -> (todos, owner) -> new Outcome(200, "restored", todos.restore(owner, id, expected));
            default -> (todos, owner) -> undone(todos.undo(owner, id, expected));
        };
    }

    private static UUID id(String text, Wrongs wrongs) {
        try {
            return TodoJson.id(text);
        } catch (Problem notOne) {
            wrongs.add("/id", "must be the id of a todo, a UUID");
            return new UUID(0, 0);
        }
    }

    private static <T> @Nullable T body(ObjectNode json, String name, Wrongs wrongs, Function<ObjectNode, T> read) {
        if (!(json.get(name) instanceof ObjectNode body)) {
            wrongs.add("/" + name, "must be an object");
            return null;
        }
        try {
            return read.apply(body);
        } catch (Problem problem) {
            wrongs.addAll(problem.within("/" + name));
            return null;
        }
    }

    private static BatchOperation change(UUID id, Expected expected, String pointer, @Nullable TodoPatch patch) {
        return (todos, owner) -> {
            var noted = new NotedPatch(given(patch));
            Todo todo = within(pointer, () -> todos.change(owner, id, expected, noted));
            return new Outcome(200, noted.what(), todo);
        };
    }

    /** What is wrong with a patch shows only when it is applied, and with a rule when somebody is to go by it. */
    private static Todo within(String pointer, Supplier<Todo> write) {
        try {
            return write.get();
        } catch (Problem problem) {
            throw problem.within(pointer);
        }
    }

    private static Outcome undone(Todos.Undone undone) {
        return new Outcome(undone.trashed() ? 204 : 200, "undone", undone.todo());
    }

    /** What was read without anything wrong is there. */
    private static <T> T given(@Nullable T read) {
        return Objects.requireNonNull(read);
    }

    private static Map<String, Set<String>> fields(Map<String, List<String>> of) {
        var sorted = new TreeMap<String, Set<String>>();
        of.forEach((op, fields) -> sorted.put(op, new TreeSet<>(fields)));
        return sorted;
    }
}
