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
    /** What follows from a todo that was completed. */
    private final Following following;

    Model(Following following) {
        this(following, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Model(Following following, Map<UUID, Todo> open, Map<UUID, Todo> trash, List<Told> told, List<UUID> ids) {
        this.following = following;
        this.open = open;
        this.trash = trash;
        this.told = told;
        this.ids = ids;
    }

    Model copy() {
        return new Model(
                following,
                new LinkedHashMap<>(open),
                new LinkedHashMap<>(trash),
                new ArrayList<>(told),
                new ArrayList<>(ids));
    }

    /** @param made the id of the todo that follows, which only the store can know; null where it made none */
    Todo add(UUID id, TodoDraft draft, Instant now, @Nullable UUID made) {
        ids.add(id);
        Todo todo = todo(id, draft, draft.completed() ? now : null, null, now, now, 1);
        return followed(Kind.CREATED, false, todo, made);
    }

    Todo change(UUID id, @Nullable Long version, TodoDraft draft, Instant now, @Nullable UUID made) {
        Todo old = at(open, id, version);
        Instant ticked = old.completedAt() == null ? now : old.completedAt();
        Todo changed = as(old, draft, draft.completed() ? ticked : null, old.next());
        return changed.equals(old)
                ? old
                : followed(Kind.UPDATED, old.completedAt() != null, touched(changed, now), made);
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

    Todo undo(UUID id, @Nullable Long version, Instant now, @Nullable UUID made) {
        List<Told> history = history(id);
        if (history.isEmpty() || history.getFirst().kind() == Kind.PURGED) {
            throw Problem.notFound(id);
        }
        return switch (history.getFirst().kind()) {
            case DELETED -> restore(id, version, now);
            case UPDATED -> {
                Todo old = at(open, id, version);
                Todo before = history.get(1).todo();
                Todo back = as(old, draft(before), before.completedAt(), old.next());
                yield followed(Kind.UPDATED, old.completedAt() != null, touched(back, now), made);
            }
            default -> remove(id, version, now);
        };
    }

    Todo purge(UUID id, @Nullable Long version, Instant now) {
        Todo old = at(trash, id, version);
        told.removeIf(change -> change.todo().id().equals(id));
        told.add(new Told(
                Kind.PURGED,
                new Todo(
                        id,
                        "",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        old.createdAt(),
                        now,
                        old.version() + 1)));
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

    /** The todo is written, and then the one that follows it is made, or goes. */
    private Todo followed(Kind kind, boolean wasCompleted, Todo todo, @Nullable UUID made) {
        boolean completed = todo.completedAt() != null;
        Instant now = todo.updatedAt();
        if (completed && !wasCompleted && todo.repeat() != null && todo.next() == null) {
            TodoDraft draft = following.next(todo);
            if (draft != null) {
                UUID id = made == null ? new UUID(0, 0) : made;
                Todo done = tell(kind, as(todo, draft(todo), todo.completedAt(), id));
                ids.add(id);
                tell(Kind.CREATED, todo(id, draft, null, null, now, now, 1));
                return done;
            }
        }
        Todo follower = todo.next() == null ? null : open.get(todo.next());
        if (wasCompleted && !completed && follower != null && follower.version() == 1) {
            Todo reopened = tell(kind, as(todo, draft(todo), null, null));
            tell(Kind.DELETED, touched(follower, now));
            return reopened;
        }
        return tell(kind, todo);
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
        return todo(old.id(), draft(old), old.completedAt(), old.next(), old.createdAt(), now, old.version() + 1);
    }

    private static Todo as(Todo old, TodoDraft draft, @Nullable Instant completed, @Nullable UUID next) {
        return todo(old.id(), draft, completed, next, old.createdAt(), old.updatedAt(), old.version());
    }

    private static TodoDraft draft(Todo todo) {
        return new TodoDraft(
                todo.title(),
                todo.notes(),
                todo.completedAt() != null,
                todo.due(),
                todo.priority(),
                todo.tags(),
                todo.order(),
                todo.remind(),
                todo.repeat());
    }

    private static Todo todo(
            UUID id,
            TodoDraft draft,
            @Nullable Instant completed,
            @Nullable UUID next,
            Instant created,
            Instant updated,
            long version) {
        return new Todo(
                id,
                draft.title(),
                draft.notes(),
                completed,
                draft.due(),
                draft.priority(),
                draft.tags(),
                draft.order(),
                draft.remind(),
                draft.repeat(),
                next,
                created,
                updated,
                version);
    }
}
