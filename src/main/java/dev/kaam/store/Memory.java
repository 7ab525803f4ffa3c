package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.change.Change;
import dev.kaam.change.Change.Kind;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Answers;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everybody's todos in plain collections, which {@link FakeDatabase} guards: one call at a time. Bounded by its changes. */
final class Memory implements Todos, ChangeLog, Transaction {
    private final InstantSource clock;
    private final UuidV7 ids;
    private final int changesMax;
    private final Following following;
    private final NavigableMap<Key, Todo> todos;
    private final NavigableMap<Key, Todo> trash;
    private final List<Owned> changes;
    private final MemoryAnswers answers;
    private final MemoryTasks tasks;

    private record Key(String owner, UUID id) implements Comparable<Key> {
        private static final UUID MIN = new UUID(Long.MIN_VALUE, Long.MIN_VALUE);
        private static final UUID MAX = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::owner).thenComparing(Key::id);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A change, to be made with what follows from it. */
    private record Step(Kind kind, @Nullable Todo before, Todo after) {}

    Memory(InstantSource clock, UuidV7 ids, int changesMax, MemoryTasks tasks, Following following) {
        this(
                clock,
                ids,
                changesMax,
                following,
                new TreeMap<>(),
                new TreeMap<>(),
                new ArrayList<>(),
                new MemoryAnswers(clock, changesMax),
                tasks);
    }

    private Memory(
            InstantSource clock,
            UuidV7 ids,
            int changesMax,
            Following following,
            NavigableMap<Key, Todo> todos,
            NavigableMap<Key, Todo> trash,
            List<Owned> changes,
            MemoryAnswers answers,
            MemoryTasks tasks) {
        this.clock = clock;
        this.ids = ids;
        this.changesMax = changesMax;
        this.following = following;
        this.todos = todos;
        this.trash = trash;
        this.changes = changes;
        this.answers = answers;
        this.tasks = tasks;
    }

    /** What is in it now, in collections of its own. */
    Memory copy() {
        return new Memory(
                clock,
                ids,
                changesMax,
                following,
                new TreeMap<>(todos),
                new TreeMap<>(trash),
                new ArrayList<>(changes),
                answers.copy(),
                tasks.copy());
    }

    MemoryTasks tasks() {
        return tasks;
    }

    @Override
    public Todos todos() {
        return this;
    }

    @Override
    public Answers answers() {
        return answers;
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        following.check(null, draft);
        return settled(owner, Kind.CREATED, null, Todo.first(ids.next(), draft, clock.instant()));
    }

    @Override
    public Todo find(String owner, UUID id) {
        return find(owner, id, Expected.ANY);
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        return page(todos, owner, query);
    }

    @Override
    public long count(String owner, TodoFilter filter) {
        return of(todos, owner).filter(filter::fits).count();
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        Todo current = find(owner, id, expected);
        TodoDraft draft = patch.applyTo(current);
        if (draft.equals(current.draft())) {
            return current;
        }
        following.check(current.draft(), draft);
        return settled(owner, Kind.UPDATED, current, current.next(draft, clock.instant()));
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        return made(owner, trashing(find(owner, id, expected), clock.instant()));
    }

    @Override
    public Todo restore(String owner, UUID id, Expected expected) {
        if (todos.containsKey(new Key(owner, id))) {
            throw Problem.nothingToRestore(id);
        }
        Todo trashed = findTrashed(owner, id, expected);
        return made(owner, new Step(Kind.RESTORED, trashed, trashed.next(clock.instant())));
    }

    @Override
    public Undone undo(String owner, UUID id, Expected expected) {
        List<Change> lastTwo = of(owner, id, Long.MAX_VALUE, 2);
        Kind last = lastTwo.isEmpty() ? Kind.PURGED : lastTwo.getFirst().kind();
        return switch (last) {
            case CREATED, RESTORED -> new Undone(remove(owner, id, expected), true);
            case DELETED -> new Undone(restore(owner, id, expected), false);
            case UPDATED -> {
                Todo current = find(owner, id, expected);
                Todo back = current.back(lastTwo.getLast().todo(), clock.instant());
                yield new Undone(settled(owner, Kind.UPDATED, current, back), false);
            }
            case PURGED -> throw Problem.notFound(id);
        };
    }

    @Override
    public TodoPage trash(String owner, int limit, @Nullable Position behind) {
        return page(
                trash,
                owner,
                new TodoQuery(TodoFilter.ALL, List.of(new Sort(Sort.Key.UPDATED_AT, true)), limit, behind));
    }

    @Override
    public Todo purge(String owner, UUID id, Expected expected) {
        Todo todo = findTrashed(owner, id, expected);
        Todo blank = todo.blank(clock.instant());
        FollowUp followUp = following.after(owner, Kind.PURGED, todo, blank);
        tasks.checkRoom(followUp.tasks().size());
        logged(owner, Kind.PURGED, blank);
        changes.removeIf(owned -> owned.change().kind() != Kind.PURGED
                && owned.owner().equals(owner)
                && owned.change().todo().id().equals(id));
        trash.remove(new Key(owner, id));
        tasks.record(owner, followUp);
        return todo;
    }

    @Override
    public List<Change> after(String owner, long seq, int limit) {
        return changes(owner).filter(change -> change.seq() > seq).limit(limit).toList();
    }

    @Override
    public List<Owned> newest(long seq, int limit) {
        return changes.reversed().stream()
                .takeWhile(owned -> owned.change().seq() > seq)
                .limit(limit)
                .toList()
                .reversed();
    }

    @Override
    public List<Change> of(String owner, UUID id, long before, int limit) {
        return changes(owner)
                .filter(change -> change.todo().id().equals(id) && change.seq() < before)
                .sorted(Comparator.comparingLong(Change::seq).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public long last() {
        return changes.isEmpty() ? 0 : changes.getLast().change().seq();
    }

    private static TodoPage page(NavigableMap<Key, Todo> where, String owner, TodoQuery query) {
        var order = Sort.comparing(query.sort());
        TodoFilter filter = query.filter();
        Position behind = query.behind();
        Stream<Todo> found = of(where, owner)
                .filter(filter::fits)
                .filter(todo -> behind == null || order.compare(Position.of(todo, filter), behind) > 0);
        boolean asStored = filter.search() == null && query.sort().getFirst().equals(Sort.NEWEST_FIRST);
        Stream<Todo> sorted =
                asStored ? found : found.sorted(Comparator.comparing(todo -> Position.of(todo, filter), order));
        return TodoPage.of(sorted.limit(query.limit() + 1L).toList(), query.limit());
    }

    private Stream<Change> changes(String owner) {
        return changes.stream().filter(owned -> owned.owner().equals(owner)).map(Owned::change);
    }

    /** Newest first. */
    private static Stream<Todo> of(NavigableMap<Key, Todo> where, String owner) {
        return where
                .subMap(new Key(owner, Key.MIN), true, new Key(owner, Key.MAX), true)
                .descendingMap()
                .values()
                .stream();
    }

    private Todo settled(String owner, Kind kind, @Nullable Todo before, Todo after) {
        var succession = Succession.of(before, after, following, ids, id -> todos.get(new Key(owner, id)));
        var steps = new ArrayList<Step>();
        steps.add(new Step(kind, before, succession.todo()));
        if (succession.made() != null) {
            steps.add(new Step(Kind.CREATED, null, succession.made()));
        }
        if (succession.withdrawn() != null) {
            steps.add(trashing(succession.withdrawn(), after.updatedAt()));
        }
        make(owner, steps);
        return succession.todo();
    }

    private Todo made(String owner, Step step) {
        make(owner, List.of(step));
        return step.after();
    }

    private static Step trashing(Todo todo, Instant now) {
        return new Step(Kind.DELETED, todo, todo.next(now));
    }

    /** Looks for room first, for what follows too: that must not be left out. */
    private void make(String owner, List<Step> steps) {
        List<FollowUp> followUps = steps.stream()
                .map(each -> following.after(owner, each.kind(), each.before(), each.after()))
                .toList();
        if (last() + steps.size() > changesMax) {
            throw full(changesMax);
        }
        tasks.checkRoom(followUps.stream().mapToInt(each -> each.tasks().size()).sum());
        steps.forEach(each -> make(owner, each));
        followUps.forEach(each -> tasks.record(owner, each));
    }

    private void make(String owner, Step step) {
        Todo todo = logged(owner, step.kind(), step.after());
        var key = new Key(owner, todo.id());
        boolean trashed = step.kind() == Kind.DELETED;
        (trashed ? todos : trash).remove(key);
        (trashed ? trash : todos).put(key, todo);
    }

    private Todo logged(String owner, Kind kind, Todo todo) {
        if (last() >= changesMax) {
            throw full(changesMax);
        }
        changes.add(new Owned(owner, new Change(last() + 1, kind, todo)));
        return todo;
    }

    static Problem full(int changesMax) {
        return Problem.unavailable("The fake database is full (" + changesMax + " changes). Start it again.");
    }

    private Todo find(String owner, UUID id, Expected expected) {
        @Nullable Todo todo = todos.get(new Key(owner, id));
        if (todo == null) {
            throw trash.containsKey(new Key(owner, id)) ? Problem.inTrash(id) : Problem.notFound(id);
        }
        expected.check(todo);
        return todo;
    }

    private Todo findTrashed(String owner, UUID id, Expected expected) {
        @Nullable Todo todo = trash.get(new Key(owner, id));
        if (todo == null) {
            throw Problem.notInTrash(id);
        }
        expected.check(todo);
        return todo;
    }
}
