package dev.kaam.background;

import dev.kaam.background.TaskStore.Count;
import dev.kaam.flow.Time;
import java.util.List;

/**
 * How many tasks of each kind an owner has, for those who ask all the time. To count a few is quick, a million is not: a count is
 * told again for ten times as long as it took, so that counting never takes more than a tenth of one reader. Any thread may call.
 */
public final class TaskCounts {
    private static final int TIMES = 10;

    private final TaskStore store;
    private final Time time;
    private final String owner;
    private List<Count> known = List.of();
    private long goodUntil;

    public TaskCounts(TaskStore store, Time time, String owner) {
        this.store = store;
        this.time = time;
        this.owner = owner;
        this.goodUntil = time.nanos();
    }

    public synchronized List<Count> now() {
        long start = time.nanos();
        if (start - goodUntil >= 0) {
            known = List.copyOf(store.counts(owner));
            long end = time.nanos();
            goodUntil = end + TIMES * (end - start);
        }
        return known;
    }
}
