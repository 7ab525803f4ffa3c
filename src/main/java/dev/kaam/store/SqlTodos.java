package dev.kaam.store;

import dev.kaam.background.TaskMeter;
import dev.kaam.change.Change;
import dev.kaam.change.Change.Kind;
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
import dev.kaam.todo.Trash;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Todos in a database. A change, its row in the log and what it answers are one unit of work. A unit looks for what is wrong
 * before it writes anything, so that one that throws a problem has changed nothing.
 */
public final class SqlTodos implements Todos, Trash {
    private static final int KEPT = 4096;

    private final Database database;
    private final InstantSource clock;
    private final UuidV7 ids;
    private final Following following;
    private final TaskRows tasks;
    private final KnownTodos read = new KnownTodos(KEPT);

    /** Todos from whose changes nothing follows. */
    public SqlTodos(Database database, InstantSource clock, RandomGenerator random) {
        this(database, clock, random, Following.NOTHING);
    }

    /** Where nobody does the tasks that follow. */
    SqlTodos(Database database, InstantSource clock, RandomGenerator random, Following following) {
        this(
                database,
                clock,
                random,
                following,
                new TaskRows(new UuidV7(clock, random), new TaskMeter(new SimpleMeterRegistry())));
    }

    /** @param tasks where is recorded what follows */
    public SqlTodos(
            Database database, InstantSource clock, RandomGenerator random, Following following, SqlTasks tasks) {
        this(database, clock, random, following, tasks.rows());
    }

    private SqlTodos(
            Database database, InstantSource clock, RandomGenerator random, Following following, TaskRows tasks) {
        this.database = database;
        this.clock = clock;
        this.ids = new UuidV7(clock, random);
        this.following = following;
        this.tasks = tasks;
        UUID lastMade = database.<@Nullable UUID>read(SqlChanges::lastMade);
        if (lastMade != null) {
            ids.goOnBehind(lastMade);
        }
    }

    @Override
    public Todo add(String owner, TodoDraft draft) {
        following.check(null, draft);
        return database.write(Work.of(owner, session -> {
            Succession succession = succession(session, owner, null, Todo.first(ids.next(), draft, clock.instant()));
            insert(session, owner, succession.todo());
            return settled(session, owner, succession);
        }));
    }

    @Override
    public Todo find(String owner, UUID id) {
        return database.read(on(
                owner,
                id,
                session -> TodoRows.find(session, owner, id, known(session).versions())));
    }

    @Override
    public TodoPage list(String owner, TodoQuery query) {
        prepareFor(query.filter());
        Work<TodoPage> page = session -> TodoLists.page(session, owner, query, known(session));
        return database.read(TodoSelects.isOne(query) ? Work.alone(page) : page);
    }

    @Override
    public long count(String owner, TodoFilter filter) {
        prepareFor(filter);
        return database.read(session ->
                TodoLists.count(session, owner, filter, known(session).versions()));
    }

    @Override
    public Todo change(String owner, UUID id, Expected expected, TodoPatch patch) {
        return database.write(on(owner, id, session -> {
            Todo current = expected(TodoRows.find(session, owner, id), expected);
            TodoDraft draft = patch.applyTo(current);
            if (draft.equals(current.draft())) {
                return current;
            }
            following.check(current.draft(), draft);
            return update(session, owner, current, current.next(draft, clock.instant()));
        }));
    }

    @Override
    public Todo remove(String owner, UUID id, Expected expected) {
        return database.write(on(
                owner, id, session -> remove(session, owner, expected(TodoRows.find(session, owner, id), expected))));
    }

    @Override
    public Todo restore(String owner, UUID id, Expected expected) {
        return database.write(
                session -> restore(session, owner, expected(TodoRows.findToRestore(session, owner, id), expected)));
    }

    @Override
    public Undone undo(String owner, UUID id, Expected expected) {
        return database.write(session -> {
            List<Change> lastTwo = History.of(session, owner, id, Long.MAX_VALUE, 2);
            return switch (lastKind(session, owner, id, lastTwo)) {
                case CREATED, RESTORED ->
                    new Undone(remove(session, owner, expected(TodoRows.find(session, owner, id), expected)), true);
                case DELETED ->
                    new Undone(
                            restore(session, owner, expected(TodoRows.findTrashed(session, owner, id), expected)),
                            false);
                case UPDATED -> {
                    Todo current = expected(TodoRows.find(session, owner, id), expected);
                    Todo back = current.back(earlier(lastTwo), clock.instant());
                    yield new Undone(update(session, owner, current, back), false);
                }
                case PURGED -> throw Problem.notFound(id);
            };
        });
    }

    @Override
    public TodoPage trash(String owner, int limit, @Nullable Position behind) {
        var query = new TodoQuery(TodoFilter.ALL, List.of(new Sort(Sort.Key.UPDATED_AT, true)), limit, behind);
        return database.read(session -> TodoLists.trash(session, owner, query));
    }

    @Override
    public Todo purge(String owner, UUID id, Expected expected) {
        return database.write(session -> {
            Todo todo = expected(TodoRows.findTrashed(session, owner, id), expected);
            purge(session, owner, todo);
            return todo;
        });
    }

    @Override
    public int countOlder(Instant before, int max) {
        return database.read(session -> OldTrash.count(session, before, max));
    }

    @Override
    public void purgeOlder(Instant before, int max) {
        database.write(session -> {
            List<OldTrash.Trashed> old = OldTrash.oldest(session, before, max);
            for (OldTrash.Trashed each : old) {
                purge(session, each.owner(), each.todo());
            }
            return old.size();
        });
    }

    private static <T extends @Nullable Object> Work<T> on(String owner, UUID id, Work<T> work) {
        return Work.on(new TodoKey(owner, id), work);
    }

    /** What is read in a transaction that is open may never be committed, so it is not kept. */
    private KnownTodos known(Session session) {
        return session.isReadOnly() ? read : new KnownTodos(1);
    }

    /** Who writes a version knows it: nobody on this node has to read it. */
    private void know(Session session, Todo todo) {
        session.afterCommit(() -> read.versions().put(todo.id(), todo.version(), todo));
    }

    private void prepareFor(TodoFilter filter) {
        if (filter.search() != null) {
            SearchIndex.catchUp(database);
        }
    }

    private static Kind lastKind(Session session, String owner, UUID id, List<Change> newestFirst) throws SQLException {
        if (newestFirst.isEmpty()) {
            TodoRows.find(session, owner, id);
            throw notKept();
        }
        return newestFirst.getFirst().kind();
    }

    private static Todo earlier(List<Change> newestFirst) {
        if (newestFirst.size() < 2) {
            throw notKept();
        }
        return newestFirst.getLast().todo();
    }

    private static Problem notKept() {
        return Problem.of(
                Problem.Kind.CONFLICT,
                "The last change cannot be taken back: what the todo was before it is not kept any more.");
    }

    private Todo insert(Session session, String owner, Todo todo) throws SQLException {
        SqlChanges.append(session, owner, Kind.CREATED, todo);
        TodoRows.insert(session, owner, todo);
        know(session, todo);
        return followed(session, owner, Kind.CREATED, null, todo);
    }

    private Todo update(Session session, String owner, Todo current, Todo changed) throws SQLException {
        Succession succession = succession(session, owner, current, changed);
        SqlChanges.append(session, owner, Kind.UPDATED, succession.todo());
        TodoRows.update(session, owner, current, succession.todo());
        know(session, succession.todo());
        followed(session, owner, Kind.UPDATED, current, succession.todo());
        return settled(session, owner, succession);
    }

    private Succession succession(Session session, String owner, @Nullable Todo before, Todo after)
            throws SQLException {
        return Succession.of(before, after, following, ids, id -> TodoRows.living(session, owner, id));
    }

    /** What follows comes behind what it follows from: the last that was made has the greatest id. */
    private Todo settled(Session session, String owner, Succession succession) throws SQLException {
        if (succession.made() != null) {
            insert(session, owner, succession.made());
        }
        if (succession.withdrawn() != null) {
            remove(session, owner, succession.withdrawn(), succession.todo().updatedAt());
        }
        return succession.todo();
    }

    private Todo remove(Session session, String owner, Todo current) throws SQLException {
        return remove(session, owner, current, clock.instant());
    }

    private Todo remove(Session session, String owner, Todo current, Instant now) throws SQLException {
        Todo todo = current.next(now);
        SqlChanges.append(session, owner, Kind.DELETED, todo);
        TodoRows.moveToTrash(session, owner, todo);
        return followed(session, owner, Kind.DELETED, current, todo);
    }

    private Todo restore(Session session, String owner, Todo trashed) throws SQLException {
        Todo todo = trashed.next(clock.instant());
        SqlChanges.append(session, owner, Kind.RESTORED, todo);
        TodoRows.takeFromTrash(session, owner, todo);
        return followed(session, owner, Kind.RESTORED, trashed, todo);
    }

    private void purge(Session session, String owner, Todo trashed) throws SQLException {
        Todo blank = trashed.blank(clock.instant());
        TodoRows.purge(session, owner, blank);
        followed(session, owner, Kind.PURGED, trashed, blank);
    }

    private Todo followed(Session session, String owner, Kind kind, @Nullable Todo before, Todo todo)
            throws SQLException {
        UUID made = kind == Kind.CREATED ? todo.id() : null;
        tasks.record(session, owner, following.after(owner, kind, before, todo), made, clock.instant());
        return todo;
    }

    private static Todo expected(Todo todo, Expected expected) {
        expected.check(todo);
        return todo;
    }
}
