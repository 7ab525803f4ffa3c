package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.change.Change;
import dev.kaam.change.ChangeLog;
import dev.kaam.todo.Expected;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transactions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does steps to the store and to the model alike, and looks after each whether both tell the same. */
final class ModelRun {
    enum Op {
        ADD,
        CHANGE,
        REMOVE,
        RESTORE,
        UNDO,
        PURGE
    }

    /** What is done is drawn from the dice alone, so that a step means much the same when others before it are left out. */
    record Step(long dice) {}

    private static final int TRASH_PAGE = 7;
    private static final List<Op> OPS = List.of(Op.values());

    private final Todos todos;
    private final ChangeLog changes;
    private final @Nullable Transactions transactions;
    private final InstantSource clock;
    private final Consumer<Duration> pass;
    private final String owner;
    private Model model;

    /**
     * @param transactions null where several calls cannot be made one
     * @param clock when the last change was made, once it has been
     * @param pass lets time pass, where that is in our hands
     * @param here where the server is
     */
    ModelRun(
            Todos todos,
            ChangeLog changes,
            @Nullable Transactions transactions,
            InstantSource clock,
            Consumer<Duration> pass,
            String owner,
            ZoneId here) {
        this.todos = todos;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
        this.pass = pass;
        this.owner = owner;
        this.model = new Model(new PlainDays(here));
    }

    void run(List<Step> steps) {
        for (Step step : steps) {
            var random = new Random(step.dice());
            pass.accept(Duration.ofMillis(random.nextInt(3)));
            if (random.nextInt(8) == 0 && transactions != null) {
                several(random, transactions);
            } else {
                one(random, todos, model);
            }
            agree(random);
        }
        agreeInAll();
    }

    private void agreeInAll() {
        sameList(TodoFilter.ALL, List.of(), TodoQuery.LIMIT_MAX);
        sameTrash(TRASH_PAGE);
        sameLog(ChangeLog.LIMIT_MAX);
        for (UUID id : model.ids) {
            assertThat(told(changes.of(owner, id, Long.MAX_VALUE, 500))).isEqualTo(model.history(id));
        }
    }

    /** Some in one commit; now and then it is called off, and none of them has happened. */
    private void several(Random random, Transactions transactions) {
        long dice = random.nextLong();
        boolean calledOff = random.nextInt(3) == 0;
        try {
            model = transactions.together(in -> {
                Model after = several(new Random(dice), in.todos());
                if (calledOff) {
                    throw Problem.malformed("called off");
                }
                return after;
            });
        } catch (Problem off) {
            assertThat(off.kind()).isEqualTo(Problem.Kind.MALFORMED);
            assertThat(calledOff).isTrue();
        }
    }

    /** From the start, and by the same dice: what shares its commit with something that fails is done twice. */
    private Model several(Random random, Todos real) {
        Model after = model.copy();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            one(random, real, after);
        }
        TodoFilter filter = ModelDraws.filter(random, clock.instant());
        assertThat(real.count(owner, filter))
                .isEqualTo(
                        ModelLists.list(after.open.values(), filter, List.of()).size());
        return after;
    }

    private void one(Random random, Todos real, Model model) {
        Op op = random.nextInt(3) == 0 ? Op.ADD : OPS.get(random.nextInt(OPS.size()));
        TodoDraft draft = ModelDraws.draft(random);
        UUID id = model.ids.isEmpty() ? new UUID(1, 1) : model.ids.get(random.nextInt(model.ids.size()));
        Long version = version(random, id, model);
        Expected expected = version == null ? Expected.ANY : Expected.version(version);
        switch (op) {
            case ADD -> {
                Todo added = real.add(owner, draft);
                assertThat(model.ids).allMatch(before -> before.compareTo(added.id()) < 0);
                assertThat(added).isEqualTo(model.add(added.id(), draft, clock.instant(), added.next()));
            }
            case CHANGE ->
                same(
                        () -> real.change(owner, id, expected, was -> draft),
                        made -> model.change(id, version, draft, clock.instant(), made));
            case REMOVE ->
                same(() -> real.remove(owner, id, expected), made -> model.remove(id, version, clock.instant()));
            case RESTORE ->
                same(() -> real.restore(owner, id, expected), made -> model.restore(id, version, clock.instant()));
            case UNDO ->
                same(
                        () -> real.undo(owner, id, expected).todo(),
                        made -> model.undo(id, version, clock.instant(), made));
            case PURGE ->
                same(() -> real.purge(owner, id, expected), made -> model.purge(id, version, clock.instant()));
        }
    }

    private static @Nullable Long version(Random random, UUID id, Model model) {
        List<Model.Told> history = model.history(id);
        long right = history.isEmpty() ? 0 : history.getFirst().todo().version();
        return switch (random.nextInt(4)) {
            case 0 -> right;
            case 1 -> right - random.nextInt(2);
            default -> null;
        };
    }

    /** @param model gets the id of the todo that follows the one that the store returned */
    private static void same(Supplier<Todo> real, Function<@Nullable UUID, Todo> model) {
        Object outcome = outcome(real);
        UUID made = outcome instanceof Todo todo ? todo.next() : null;
        assertThat(outcome).isEqualTo(outcome(() -> model.apply(made)));
    }

    private static Object outcome(Supplier<Todo> call) {
        try {
            return call.get();
        } catch (Problem problem) {
            return problem.kind();
        }
    }

    private void agree(Random random) {
        TodoFilter filter = ModelDraws.filter(random, clock.instant());
        List<Sort> sorts = filter.search() == null ? ModelDraws.sorts(random) : List.of();
        int limit = limit(random);
        sameList(filter, sorts, limit);
        if (random.nextInt(4) == 0) {
            sameTrash(limit);
        }
        if (random.nextInt(10) == 0) {
            sameLog(Math.min(limit * 20, ChangeLog.LIMIT_MAX));
        }
        if (!model.ids.isEmpty()) {
            UUID id = model.ids.get(random.nextInt(model.ids.size()));
            assertThat(told(changes.of(owner, id, Long.MAX_VALUE, 500))).isEqualTo(model.history(id));
            @Nullable Todo open = model.open.get(id);
            assertThat(outcome(() -> todos.find(owner, id))).isEqualTo(open == null ? Problem.Kind.NOT_FOUND : open);
        }
    }

    /** Small pages take long, and end nowhere else than large ones do: they are rare. */
    private static int limit(Random random) {
        return random.nextInt(24) == 0 ? 1 + random.nextInt(5) : 6 + random.nextInt(55);
    }

    private void sameList(TodoFilter filter, List<Sort> sorts, int limit) {
        List<Todo> expected = ModelLists.list(model.open.values(), filter, sorts);
        assertThat(pages(new TodoQuery(filter, sorts, limit, null)))
                .as("%s %s", filter, sorts)
                .isEqualTo(expected);
        assertThat(todos.count(owner, filter)).isEqualTo(expected.size());
    }

    private void sameTrash(int limit) {
        Comparator<Todo> lastFirst =
                Comparator.comparing(Todo::updatedAt).thenComparing(Todo::id).reversed();
        assertThat(trash(limit))
                .isEqualTo(model.trash.values().stream().sorted(lastFirst).toList());
    }

    private void sameLog(int limit) {
        assertThat(told(all(limit))).isEqualTo(model.told);
    }

    private List<Todo> pages(TodoQuery query) {
        TodoPage page = todos.list(owner, query);
        var all = new ArrayList<>(page.todos());
        while (page.more()) {
            page = todos.list(owner, query.behind(all.getLast()));
            all.addAll(page.todos());
        }
        return all;
    }

    private List<Todo> trash(int limit) {
        TodoPage page = todos.trash(owner, limit, null);
        var all = new ArrayList<>(page.todos());
        while (page.more()) {
            page = todos.trash(owner, limit, Position.of(all.getLast(), TodoFilter.ALL));
            all.addAll(page.todos());
        }
        return all;
    }

    private List<Change> all(int limit) {
        var all = new ArrayList<>(changes.after(owner, 0, limit));
        for (List<Change> page = all; !page.isEmpty(); all.addAll(page)) {
            page = List.copyOf(changes.after(owner, all.getLast().seq(), limit));
        }
        assertThat(all).extracting(Change::seq).isSorted().doesNotHaveDuplicates();
        return all;
    }

    private static List<Model.Told> told(List<Change> changes) {
        return changes.stream()
                .map(change -> new Model.Told(change.kind(), change.todo()))
                .toList();
    }
}
