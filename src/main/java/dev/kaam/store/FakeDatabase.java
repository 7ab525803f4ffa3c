package dev.kaam.store;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.flow.Time;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The seed's fake database: keeps todos in memory, forgets them at the end, and in each call first waits and then computes
 * as long as it was told. The waits and computations of many callers overlap; only the step in memory is one at a time.
 */
public final class FakeDatabase implements Todos, ChangeLog {
    /** It holds no more changes than this; then it refuses to write. */
    public static final int CHANGES_MAX = 100_000;

    private final Time time;
    private final Duration wait;
    private final Runnable compute;
    private final UuidV7 ids;
    private final Map<String, NavigableMap<UUID, Todo>> todos = new TreeMap<>();
    private final Map<String, NavigableMap<UUID, Todo>> trash = new TreeMap<>();
    private final List<Owned> changes = new ArrayList<>();

    private record Owned(String owner, Change change) {}

    /** @param compute the work of one call: the same amount each time */
    public FakeDatabase(Time time, Duration wait, Runnable compute, RandomGenerator random) {
        this.time = time;
        this.wait = wait;
        this.compute = compute;
        this.ids = new UuidV7(time, random);
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        takeTime();
        synchronized (this) {
            return put(owner, Change.Kind.CREATED, Todo.first(ids.next(), draft, time.instant()));
        }
    }

    @Override
    public Todo find(String owner, UUID id) {
        takeTime();
        synchronized (this) {
            return find(todos, owner, id);
        }
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        takeTime();
        synchronized (this) {
            var mine = of(todos, owner);
            UUID before = query.before();
            var older = before == null ? mine : mine.headMap(before, false);
            var found = older.descendingMap().values().stream()
                    .limit(query.limit() + 1L)
                    .toList();
            return TodoPage.of(found, query.limit());
        }
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        takeTime();
        synchronized (this) {
            Todo current = find(todos, owner, id);
            expected.check(current);
            TodoDraft draft = patch.applyTo(current);
            return draft.equals(current.draft())
                    ? current
                    : put(owner, Change.Kind.UPDATED, current.next(draft, time.instant()));
        }
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        takeTime();
        synchronized (this) {
            Todo current = find(todos, owner, id);
            expected.check(current);
            Todo todo = logged(owner, Change.Kind.DELETED, current.next(time.instant()));
            of(todos, owner).remove(id);
            of(trash, owner).put(id, todo);
            return todo;
        }
    }

    @Override
    public Todo restore(String owner, UUID id) {
        takeTime();
        synchronized (this) {
            Todo todo = put(owner, Change.Kind.RESTORED, find(trash, owner, id).next(time.instant()));
            of(trash, owner).remove(id);
            return todo;
        }
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        takeTime();
        synchronized (this) {
            int from = Math.clamp(seq, 0, changes.size());
            return changes.subList(from, changes.size()).stream()
                    .filter(owned -> owned.owner().equals(owner))
                    .map(Owned::change)
                    .limit(limit)
                    .toList();
        }
    }

    private void takeTime() {
        try {
            if (wait.isPositive()) {
                time.sleep(wait);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The server stops. Nothing was changed; try again.");
        }
        compute.run();
    }

    private Todo put(String owner, Change.Kind kind, Todo todo) {
        logged(owner, kind, todo);
        of(todos, owner).put(todo.id(), todo);
        return todo;
    }

    private Todo logged(String owner, Change.Kind kind, Todo todo) {
        if (changes.size() == CHANGES_MAX) {
            throw Problem.unavailable("The fake database is full (" + CHANGES_MAX + " changes). Start it again.");
        }
        changes.add(new Owned(owner, new Change(changes.size() + 1L, kind, todo)));
        return todo;
    }

    private static NavigableMap<UUID, Todo> of(Map<String, NavigableMap<UUID, Todo>> where, String owner) {
        return where.computeIfAbsent(owner, name -> new TreeMap<>());
    }

    private static Todo find(Map<String, NavigableMap<UUID, Todo>> where, String owner, UUID id) {
        @Nullable Todo todo = of(where, owner).get(id);
        if (todo == null) {
            throw Problem.notFound(id);
        }
        return todo;
    }
}
