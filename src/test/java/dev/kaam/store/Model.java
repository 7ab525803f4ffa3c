package dev.kaam.store;

import dev.kaam.change.Change.Kind;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one owner's todos should be, told in the plainest way and without a line of the program's own rules. */
final class Model {
    /** A change without its number. */
    record Told(Kind kind, Todo todo) {}

    final Map<UUID, Todo> open;
    final Map<UUID, Todo> trash;
    final List<Told> told;
    /** Every id that ever was, in the order of making. */
    final List<UUID> ids;

    Model() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Model(Map<UUID, Todo> open, Map<UUID, Todo> trash, List<Told> told, List<UUID> ids) {
        this.open = open;
        this.trash = trash;
        this.told = told;
        this.ids = ids;
    }

    Model copy() {
        return new Model(
                new LinkedHashMap<>(open), new LinkedHashMap<>(trash), new ArrayList<>(told), new ArrayList<>(ids));
    }

    Todo add(UUID id, TodoDraft draft, Instant now) {
        ids.add(id);
        return tell(Kind.CREATED, todo(id, draft, draft.completed() ? now : null, now, now, 1));
    }

    Todo change(UUID id, @Nullable Long version, TodoDraft draft, Instant now) {
        Todo old = at(open, id, version);
        Instant ticked = old.completedAt() == null ? now : old.completedAt();
        Todo changed =
                todo(id, draft, draft.completed() ? ticked : null, old.createdAt(), old.updatedAt(), old.version());
        return changed.equals(old) ? old : tell(Kind.UPDATED, touched(changed, now));
    }

    Todo remove(UUID id, @Nullable Long version, Instant now) {
        return tell(Kind.DELETED, touched(at(open, id, version), now));
    }

    Todo restore(UUID id, @Nullable Long version, Instant now) {
        if (open.containsKey(id)) {
            throw Problem.nothingToRestore(id);
        }
        return tell(Kind.RESTORED, touched(at(trash, id, version), now));
    }

    Todo undo(UUID id, @Nullable Long version, Instant now) {
        List<Told> history = history(id);
        if (history.isEmpty() || history.getFirst().kind() == Kind.PURGED) {
            throw Problem.notFound(id);
        }
        return switch (history.getFirst().kind()) {
            case DELETED -> restore(id, version, now);
            case UPDATED -> {
                Todo old = at(open, id, version);
                Todo before = history.get(1).todo();
                Todo back =
                        todo(id, draft(before), before.completedAt(), old.createdAt(), old.updatedAt(), old.version());
                yield tell(Kind.UPDATED, touched(back, now));
            }
            default -> remove(id, version, now);
        };
    }

    Todo purge(UUID id, @Nullable Long version, Instant now) {
        Todo old = at(trash, id, version);
        told.removeIf(change -> change.todo().id().equals(id));
        TodoDraft nothing = TodoDraft.titled("x");
        Todo blank = todo(id, nothing, null, old.createdAt(), now, old.version() + 1);
        told.add(new Told(
                Kind.PURGED,
                new Todo(id, "", null, null, null, null, List.of(), null, blank.createdAt(), now, blank.version())));
        trash.remove(id);
        return old;
    }

    /** Newest first. */
    List<Told> history(UUID id) {
        return told.stream()
                .filter(change -> change.todo().id().equals(id))
                .toList()
                .reversed();
    }

    private Todo tell(Kind kind, Todo todo) {
        told.add(new Told(kind, todo));
        open.remove(todo.id());
        trash.remove(todo.id());
        (kind == Kind.DELETED ? trash : open).put(todo.id(), todo);
        return todo;
    }

    private static Todo at(Map<UUID, Todo> where, UUID id, @Nullable Long version) {
        @Nullable Todo todo = where.get(id);
        if (todo == null) {
            throw Problem.notFound(id);
        }
        if (version != null && version != todo.version()) {
            throw Problem.stale(todo.version());
        }
        return todo;
    }

    private static Todo touched(Todo old, Instant now) {
        return todo(old.id(), draft(old), old.completedAt(), old.createdAt(), now, old.version() + 1);
    }

    private static TodoDraft draft(Todo todo) {
        return new TodoDraft(
                todo.title(),
                todo.notes(),
                todo.completedAt() != null,
                todo.due(),
                todo.priority(),
                todo.tags(),
                todo.order());
    }

    private static Todo todo(
            UUID id, TodoDraft draft, @Nullable Instant completed, Instant created, Instant updated, long version) {
        return new Todo(
                id,
                draft.title(),
                draft.notes(),
                completed,
                draft.due(),
                draft.priority(),
                draft.tags(),
                draft.order(),
                created,
                updated,
                version);
    }
}
