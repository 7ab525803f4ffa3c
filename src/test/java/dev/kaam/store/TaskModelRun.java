package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.FollowUp;
import dev.kaam.background.FollowUp.Withdrawal;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.Task.Priority;
import dev.kaam.background.Task.State;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskStore;
import dev.kaam.background.TaskStore.Ack;
import dev.kaam.background.TaskStore.Claim;
import dev.kaam.background.TaskStore.Moved;
import dev.kaam.background.TaskStore.Query;
import dev.kaam.background.TaskStore.Room;
import dev.kaam.flow.SettableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does steps to a store of tasks and to the model alike, and looks after each whether both tell the same. Their ids differ: a
 * task is known by its number, the how manyeth it is.
 */
final class TaskModelRun {
    private static final List<String> OWNERS = List.of("x", "y");
    private static final List<String> KINDS = List.of("a", "b");
    private static final List<State> STATES = List.of(State.values());
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final int ALL = 10_000;

    private final Sqlite database;
    private final Supplier<SqlTasks> reopen;
    private final MemoryTasks model;
    private final SettableTime time;
    private SqlTasks real;
    private final List<UUID> realIds = new ArrayList<>();
    private final List<UUID> modelIds = new ArrayList<>();
    private final List<Claim> realClaims = new ArrayList<>();
    private final List<Claim> modelClaims = new ArrayList<>();
    private List<Task> realTasks = List.of();
    private List<Task> modelTasks = List.of();
    private final Set<UUID> done = new HashSet<>();
    private final Map<UUID, Integer> attempts = new HashMap<>();

    TaskModelRun(Sqlite database, Supplier<SqlTasks> reopen, MemoryTasks model, SettableTime time) {
        this.database = database;
        this.reopen = reopen;
        this.model = model;
        this.time = time;
        this.real = reopen.get();
    }

    void run(List<ModelRun.Step> steps) {
        for (ModelRun.Step step : steps) {
            var random = new Random(step.dice());
            time.pass(passing(random));
            act(random);
            learn();
            agree(random);
            holdsTogether();
        }
    }

    /** Mostly a little; now and then over a lease, back, or over what is kept. */
    private static Duration passing(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> Duration.ofSeconds(31);
            case 1 -> Duration.ofSeconds(-random.nextInt(20));
            case 2 -> random.nextInt(5) == 0 ? Duration.ofHours(30) : Duration.ZERO;
            default -> Duration.ofMillis(random.nextInt(2_000));
        };
    }

    private void act(Random random) {
        switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> add(random);
            case 4, 5, 6 -> claim(random);
            case 7, 8, 9 -> acknowledge(random);
            case 10 -> move(random);
            case 11 -> withdraw(random);
            case 12 -> keep(random);
            default -> tidy(random);
        }
    }

    private void add(Random random) {
        String owner = one(OWNERS, random);
        TaskDraft draft = draft(random);
        Task realTask = real.add(owner, draft);
        Task modelTask = model.add(owner, draft);
        assertThat(realIds.indexOf(realTask.id())).isEqualTo(modelIds.indexOf(modelTask.id()));
    }

    private void claim(Random random) {
        String node = random.nextBoolean() ? "n1" : "n2";
        List<Room> rooms = KINDS.stream()
                .filter(kind -> random.nextInt(4) > 0)
                .map(kind -> new Room(kind, 1 + random.nextInt(2), random.nextInt(4)))
                .toList();
        var lease = Duration.ofSeconds(30);
        List<Claim> claims = real.claim(node, rooms, lease);
        List<Claim> expected = model.claim(node, rooms, lease);
        assertThat(claims.stream().map(each -> List.of(number(each.task()), each.token())))
                .isEqualTo(expected.stream()
                        .map(each -> List.of(number(each.task()), each.token()))
                        .toList());
        claims.forEach(each -> {
            keepsOrder(each.task(), realTasks);
            attempts.merge(each.task().id(), 1, Integer::sum);
        });
        realClaims.addAll(claims);
        modelClaims.addAll(expected);
    }

    private static void keepsOrder(Task claimed, List<Task> before) {
        assertThat(before)
                .noneMatch(other -> claimed.ordering() != null
                        && claimed.ordering().equals(other.ordering())
                        && claimed.owner().equals(other.owner())
                        && !other.state().isEnded()
                        && (other.state() == State.RUNNING || other.id().compareTo(claimed.id()) < 0));
    }

    /** Of any that was ever claimed, the last ones above all: so most are right, and some are stale. */
    private void acknowledge(Random random) {
        var realAcks = new ArrayList<Ack>();
        var modelAcks = new ArrayList<Ack>();
        for (int i = random.nextInt(3); i >= 0 && !realClaims.isEmpty(); i--) {
            int from = random.nextInt(3) == 0 ? 0 : Math.max(0, realClaims.size() - 4);
            int which = from + random.nextInt(realClaims.size() - from);
            Outcome outcome = outcome(random);
            realAcks.add(new Ack(
                    realClaims.get(which).task().id(), realClaims.get(which).token(), outcome));
            modelAcks.add(new Ack(
                    modelClaims.get(which).task().id(), modelClaims.get(which).token(), outcome));
        }
        List<Boolean> refused = refused(realAcks, real.acknowledge(realAcks));
        assertThat(refused).isEqualTo(refused(modelAcks, model.acknowledge(modelAcks)));
        for (int i = 0; i < realAcks.size(); i++) {
            if (!refused.get(i)) {
                accepted(realAcks.get(i));
            }
        }
    }

    /** By identity: two of the same are equal, and one of them is refused. */
    @SuppressWarnings("ReferenceEquality")
    private static List<Boolean> refused(List<Ack> acks, List<Ack> refused) {
        return acks.stream()
                .map(ack -> refused.stream().anyMatch(each -> each == ack))
                .toList();
    }

    private void accepted(Ack ack) {
        if (ack.outcome() instanceof Outcome.Done) {
            assertThat(done.add(ack.id())).as("done once").isTrue();
        } else if (ack.outcome() instanceof Outcome.GivenBack) {
            attempts.merge(ack.id(), -1, Integer::sum);
        }
    }

    private void move(Random random) {
        if (realIds.isEmpty()) {
            return;
        }
        int which = random.nextInt(realIds.size());
        String owner = one(OWNERS, random);
        boolean again = random.nextBoolean();
        Moved moved = again ? real.retry(owner, realIds.get(which)) : real.cancel(owner, realIds.get(which));
        Moved expected = again ? model.retry(owner, modelIds.get(which)) : model.cancel(owner, modelIds.get(which));
        assertThat(moved == null ? null : List.of(plain(moved.task()), moved.moved()))
                .isEqualTo(expected == null ? null : List.of(plain(expected.task()), expected.moved()));
        if (again && moved != null && moved.moved()) {
            attempts.put(moved.task().id(), 0);
        }
    }

    private void withdraw(Random random) {
        String owner = one(OWNERS, random);
        var withdrawal = new Withdrawal(one(KINDS, random), todo(random));
        var followUp = new FollowUp(List.of(withdrawal), List.of(draft(random)));
        database.write(session -> {
            real.rows().record(session, owner, followUp, null, time.instant());
            return true;
        });
        model.record(owner, followUp);
    }

    private void keep(Random random) {
        String node = random.nextBoolean() ? "n1" : "n2";
        var lease = Duration.ofSeconds(30);
        assertThat(real.renew(node, lease).stream().map(held -> number(held.id()) + " " + held.token()))
                .containsExactlyInAnyOrderElementsOf(model.renew(node, lease).stream()
                        .map(held -> number(held.id()) + " " + held.token())
                        .toList());
    }

    private void tidy(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                real = reopen.get();
                model.restart();
            }
            case 1 -> {
                real.prune();
                model.prune();
            }
            default -> assertThat(real.takeBack()).isEqualTo(model.takeBack());
        }
    }

    /** Notes the ids of tasks that are new, in the order in which they were made. */
    private void learn() {
        realTasks = all(real);
        modelTasks = all(model);
        learn(realTasks, realIds);
        learn(modelTasks, modelIds);
        assertThat(realIds).hasSameSizeAs(modelIds);
    }

    private static void learn(List<Task> tasks, List<UUID> ids) {
        tasks.stream().map(Task::id).filter(id -> !ids.contains(id)).sorted().forEach(ids::add);
    }

    private void agree(Random random) {
        assertThat(plain(realTasks)).isEqualTo(plain(modelTasks));
        String owner = one(OWNERS, random);
        assertThat(real.counts(owner)).isEqualTo(model.counts(owner));
        assertThat(real.waitingKinds()).isEqualTo(model.waitingKinds());
        if (!realIds.isEmpty()) {
            int which = random.nextInt(realIds.size());
            assertThat(real.attempts(owner, realIds.get(which))).isEqualTo(model.attempts(owner, modelIds.get(which)));
            State state = random.nextBoolean() ? null : STATES.get(random.nextInt(STATES.size()));
            String kind = random.nextBoolean() ? null : one(KINDS, random);
            UUID about = random.nextInt(3) > 0 ? null : todo(random);
            int limit = 1 + random.nextInt(5);
            boolean first = random.nextBoolean();
            assertThat(plain(real.list(owner, new Query(state, kind, about, limit, first ? null : realIds.get(which)))))
                    .isEqualTo(plain(model.list(
                            owner, new Query(state, kind, about, limit, first ? null : modelIds.get(which)))));
        }
    }

    /** What must hold of any store, whatever the model says. */
    private void holdsTogether() {
        for (Task task : realTasks) {
            assertThat(task.attempts()).isEqualTo(attempts.getOrDefault(task.id(), 0));
            assertThat(task.state() == State.DONE).isEqualTo(done.contains(task.id()));
        }
    }

    private static List<Task> all(TaskStore store) {
        return OWNERS.stream()
                .flatMap(owner -> store.list(owner, new Query(null, null, null, ALL, null)).stream())
                .sorted(Comparator.comparing(Task::id))
                .toList();
    }

    private List<Task> plain(List<Task> tasks) {
        return tasks.stream().map(this::plain).toList();
    }

    private Task plain(Task task) {
        return new Task(
                new UUID(0, number(task)),
                task.owner(),
                task.kind(),
                task.version(),
                task.payload(),
                task.about(),
                task.priority(),
                task.ordering(),
                task.dedupe(),
                task.state(),
                task.runAt(),
                task.attempts(),
                task.createdAt(),
                task.startedAt(),
                task.endedAt(),
                task.error(),
                task.lease());
    }

    private int number(Task task) {
        return number(task.id());
    }

    private int number(UUID id) {
        int number = Math.max(realIds.indexOf(id), modelIds.indexOf(id));
        assertThat(number).isNotNegative();
        return number;
    }

    private TaskDraft draft(Random random) {
        Instant at = random.nextBoolean() ? null : time.instant().plusMillis(random.nextInt(12_000) - 4_000);
        return new TaskDraft(
                one(KINDS, random),
                1 + random.nextInt(2),
                "{}",
                random.nextBoolean() ? null : todo(random),
                one(PRIORITIES, random),
                key(random),
                key(random),
                at);
    }

    private static @Nullable String key(Random random) {
        return random.nextInt(3) > 0 ? null : random.nextBoolean() ? "k1" : "k2";
    }

    private static UUID todo(Random random) {
        return new UUID(0x7000, 1 + random.nextInt(2));
    }

    private Outcome outcome(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new Outcome.Failed("failed", Duration.ofMillis(random.nextInt(4_000)));
            case 1 -> new Outcome.Died("died");
            case 2 -> Outcome.notNow(Duration.ofMillis(Math.max(0, random.nextInt(4_000) - 2_000)));
            case 3 -> Outcome.doneThen(Stream.of(draft(random), draft(random)).toList());
            default -> Outcome.done();
        };
    }

    private static <T> T one(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}
