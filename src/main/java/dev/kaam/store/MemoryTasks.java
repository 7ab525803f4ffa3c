package dev.kaam.store;

import dev.kaam.background.FollowUp;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.Task.State;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.todo.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in plain collections. One call at a time: who has them guards them, and puts back a copy of before when an effect
 * throws. Bounded; one more is refused with {@code UNAVAILABLE}.
 */
final class MemoryTasks implements TaskStore {
    private final InstantSource clock;
    private final UuidV7 ids;
    private final TaskMeter meter;
    private final int max;
    private final Map<UUID, MemoryTask> open;
    private final Map<UUID, MemoryTask> ended;
    private final List<Task> asked = new ArrayList<>();
    private boolean due;

    MemoryTasks(InstantSource clock, UuidV7 ids, TaskMeter meter, int max) {
        this(clock, ids, meter, max, new TreeMap<>(), new TreeMap<>());
    }

    private MemoryTasks(
            InstantSource clock,
            UuidV7 ids,
            TaskMeter meter,
            int max,
            Map<UUID, MemoryTask> open,
            Map<UUID, MemoryTask> ended) {
        this.clock = clock;
        this.ids = ids;
        this.meter = meter;
        this.max = max;
        this.open = open;
        this.ended = ended;
    }

    /** What is in it now, in collections of its own. */
    MemoryTasks copy() {
        return new MemoryTasks(clock, ids, meter, max, new TreeMap<>(open), new TreeMap<>(ended));
    }

    /** Whether since the last call a task was recorded, or made ready, whose time has come. */
    boolean takeDue() {
        boolean was = due;
        due = false;
        return was;
    }

    /** What was recorded since the last call. */
    List<Task> takeAsked() {
        List<Task> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    /** Throws {@code UNAVAILABLE} where there is no room for so many more. */
    void checkRoom(int more) {
        if (open.size() + ended.size() + more > max) {
            throw Problem.unavailable("The fake database is full (" + max + " tasks). Start it again.");
        }
    }

    /** Whether acknowledging may throw when some of it is done: for want of room, or what an effect throws. */
    static boolean canThrow(List<Ack> acks) {
        return acks.stream()
                .anyMatch(ack -> ack.outcome() instanceof Outcome.Done done
                        && (done.effect() != null || !done.next().isEmpty()));
    }

    void record(String owner, FollowUp followUp) {
        followUp.withdrawn().forEach(each -> withdraw(owner, each));
        followUp.tasks().forEach(draft -> add(owner, draft));
    }

    @Override
    public Task add(String owner, TaskDraft draft) {
        checkRoom(1);
        Task task = TaskColumns.first(ids.next(), owner, draft, clock.instant());
        Task twin = twin(task);
        if (twin != null) {
            return twin;
        }
        meter.asked(draft.kind());
        put(MemoryTask.first(task));
        asked.add(task);
        noteDue(task.id());
        return task;
    }

    @Override
    public List<Claim> claim(String node, List<Room> rooms, Duration lease) {
        var places = new HashMap<String, Integer>();
        rooms.forEach(room -> places.put(room.kind(), room.places()));
        Map<String, Integer> versions = rooms.stream().collect(Collectors.toMap(Room::kind, Room::version));
        Instant now = clock.instant();
        List<Task> chosen = claimable(now)
                .filter(task -> task.version() <= versions.getOrDefault(task.kind(), -1))
                .sorted(Comparator.comparing(Task::priority)
                        .thenComparing(Task::runAt)
                        .thenComparing(Task::id))
                .filter(task -> places.merge(task.kind(), -1, Integer::sum) >= 0)
                .limit(CLAIM_MAX)
                .toList();
        return chosen.stream()
                .map(task -> claim(known(task.id()).claimed(node, now, now.plus(lease))))
                .toList();
    }

    @Override
    public List<Ack> acknowledge(List<Ack> acks) {
        var refused = new ArrayList<Ack>();
        for (Ack ack : acks) {
            MemoryTask task = open.get(ack.id());
            if (task == null || !task.isHeldBy(ack.token(), clock.instant())) {
                refused.add(ack);
            } else {
                end(task, ack.outcome(), clock.instant());
            }
        }
        return refused;
    }

    @Override
    public List<Held> renew(String node, Duration lease) {
        Instant now = clock.instant();
        List<MemoryTask> held =
                running(each -> node.equals(each.node()) && each.leaseUntil().isAfter(now));
        held.forEach(each -> put(each.renewed(now.plus(lease))));
        return held.stream()
                .map(each -> new Held(each.task().id(), each.token()))
                .toList();
    }

    @Override
    public int takeBack() {
        Instant now = clock.instant();
        return takeBack(each -> !each.leaseUntil().isAfter(now));
    }

    /** As when a program ends and starts anew: whatever runs is taken back. */
    void restart() {
        takeBack(each -> true);
    }

    @Override
    public boolean prune() {
        Instant now = clock.instant();
        ended.values().removeIf(each -> each.endedBefore(now.minus(DONE_KEPT), now.minus(DEAD_KEPT)));
        return false;
    }

    @Override
    public @Nullable Task find(String owner, UUID id) {
        MemoryTask found = get(id);
        return found == null || !found.task().owner().equals(owner) ? null : found.task();
    }

    @Override
    public List<Attempt> attempts(String owner, UUID id) {
        MemoryTask found = get(id);
        return found == null || !found.task().owner().equals(owner) ? List.of() : found.attempts();
    }

    @Override
    public List<Task> list(String owner, Query query) {
        return all().map(MemoryTask::task)
                .filter(task -> task.owner().equals(owner))
                .filter(task -> query.state() == null || task.state() == query.state())
                .filter(task -> query.kind() == null || task.kind().equals(query.kind()))
                .filter(task -> query.about() == null || query.about().equals(task.about()))
                .filter(task -> query.behind() == null || task.id().compareTo(query.behind()) < 0)
                .sorted(Comparator.comparing(Task::id).reversed())
                .limit(query.limit())
                .toList();
    }

    @Override
    public List<Count> counts(String owner) {
        var byKind = all().map(MemoryTask::task)
                .filter(task -> task.owner().equals(owner))
                .collect(Collectors.groupingBy(Task::kind, TreeMap::new, Collectors.toList()));
        return byKind.entrySet().stream()
                .map(each -> count(each.getKey(), each.getValue(), owner))
                .toList();
    }

    @Override
    public @Nullable Moved retry(String owner, UUID id) {
        Task task = find(owner, id);
        if (task == null) {
            return null;
        }
        boolean stopped = task.state() == State.DEAD || task.state() == State.CANCELLED;
        if (!stopped || twin(task) != null) {
            return new Moved(task, false);
        }
        put(known(id).retried(clock.instant()));
        noteDue(id);
        return new Moved(known(id).task(), true);
    }

    @Override
    public @Nullable Moved cancel(String owner, UUID id) {
        Task task = find(owner, id);
        if (task == null || task.state().isEnded()) {
            return task == null ? null : new Moved(task, false);
        }
        finish(known(id).ended(State.CANCELLED, clock.instant(), task.error()));
        return new Moved(known(id).task(), true);
    }

    @Override
    public Set<String> waitingKinds() {
        return claimable(clock.instant()).map(Task::kind).collect(Collectors.toUnmodifiableSet());
    }

    /** The unfinished one that has its dedupe key. */
    private @Nullable Task twin(Task task) {
        return task.dedupe() == null
                ? null
                : open.values().stream()
                        .filter(each -> each.isTwinOf(task))
                        .map(MemoryTask::task)
                        .findFirst()
                        .orElse(null);
    }

    private Claim claim(MemoryTask claimed) {
        put(claimed);
        return new Claim(claimed.task(), claimed.token());
    }

    private void end(MemoryTask task, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Done done -> {
                finish(task.ended(State.DONE, now, null));
                done.next().forEach(next -> add(task.task().owner(), next));
                if (done.effect() != null) {
                    done.effect().run();
                }
            }
            case Outcome.Died died -> finish(task.noted(now, died.error()).ended(State.DEAD, now, died.error()));
            case Outcome.Failed failed ->
                again(task.noted(now, failed.error()).ready(now.plus(failed.retryIn()), failed.error()));
            case Outcome.GivenBack givenBack -> again(task.givenBack(now.plus(givenBack.again())));
        }
    }

    private int takeBack(Predicate<MemoryTask> which) {
        Instant now = clock.instant();
        List<MemoryTask> lost = running(which);
        lost.forEach(each -> again(each.noted(now, TaskEnds.LEASE_OVER).ready(now, TaskEnds.LEASE_OVER)));
        return lost.size();
    }

    private void withdraw(String owner, FollowUp.Withdrawal withdrawal) {
        List<MemoryTask> needless = open.values().stream()
                .filter(each -> each.task().state() == State.READY
                        && each.task().owner().equals(owner)
                        && each.task().kind().equals(withdrawal.kind())
                        && withdrawal.about().equals(each.task().about()))
                .toList();
        needless.forEach(each ->
                finish(each.ended(State.CANCELLED, clock.instant(), each.task().error())));
    }

    /** A task has ended: the next in its order, where there is one, has the turn now. */
    private void finish(MemoryTask task) {
        UUID before = turn(task.task());
        put(task);
        UUID after = turn(task.task());
        if (after != null && !after.equals(before)) {
            noteDue(after);
        }
    }

    private void again(MemoryTask task) {
        put(task);
        UUID turn = turn(task.task());
        noteDue(turn == null ? task.task().id() : turn);
    }

    private void noteDue(UUID id) {
        Task task = known(id).task();
        UUID turn = turn(task);
        due |= isDue(task, clock.instant()) && (turn == null || turn.equals(id));
    }

    /** Which of the tasks with this one's ordering may run; null where there is none, or it has no ordering. */
    private @Nullable UUID turn(Task task) {
        return task.ordering() == null
                ? null
                : open.values().stream()
                        .filter(each -> each.isOrderedWith(task))
                        .reduce(MemoryTask::whoseTurn)
                        .map(each -> each.task().id())
                        .orElse(null);
    }

    /** Ready, due, and not behind another in its order. */
    private Stream<Task> claimable(Instant now) {
        var turns = new HashMap<List<String>, MemoryTask>();
        for (MemoryTask each : open.values()) {
            if (each.task().ordering() != null) {
                turns.merge(List.of(each.task().owner(), each.task().ordering()), each, MemoryTask::whoseTurn);
            }
        }
        Set<UUID> atTurn = turns.values().stream().map(each -> each.task().id()).collect(Collectors.toSet());
        return open.values().stream()
                .map(MemoryTask::task)
                .filter(task -> task.ordering() == null || atTurn.contains(task.id()))
                .filter(task -> isDue(task, now));
    }

    private static boolean isDue(Task task, Instant now) {
        return task.state() == State.READY && !task.runAt().isAfter(now);
    }

    private Count count(String kind, Collection<Task> tasks, String owner) {
        var n = new long[State.values().length];
        tasks.forEach(task -> n[TaskColumns.number(task.state())]++);
        Instant oldest = claimable(clock.instant())
                .filter(task -> task.kind().equals(kind) && task.owner().equals(owner))
                .map(Task::runAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Count(kind, n[0], n[1], n[2], n[3], n[4], oldest);
    }

    private List<MemoryTask> running(Predicate<MemoryTask> which) {
        return open.values().stream()
                .filter(each -> each.task().state() == State.RUNNING && which.test(each))
                .toList();
    }

    private Stream<MemoryTask> all() {
        return Stream.concat(open.values().stream(), ended.values().stream());
    }

    private @Nullable MemoryTask get(UUID id) {
        MemoryTask found = open.get(id);
        return found == null ? ended.get(id) : found;
    }

    private MemoryTask known(UUID id) {
        return Objects.requireNonNull(get(id));
    }

    private void put(MemoryTask task) {
        UUID id = task.task().id();
        boolean over = task.task().state().isEnded();
        (over ? open : ended).remove(id);
        (over ? ended : open).put(id, task);
    }
}
