package dev.kaam.change;

import dev.kaam.change.ChangeLog.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The most recent changes of all owners at one moment, in order. Not changed any more: what comes later makes another one.
 *
 * @param from each change behind this one, up to {@code end}, is here, unless its todo was purged
 * @param end the last change that it knows of
 */
record Recent(long from, long end, List<Owned> changes) {
    /** Knows of nothing behind {@code seq}. */
    static Recent behind(long seq) {
        return new Recent(seq, seq, List.of());
    }

    /**
     * With what was read behind {@code end}, and without the oldest where they are too many now.
     *
     * @param newer at most {@code max} were asked for: where they are as many, there may be others before them
     */
    Recent with(List<Owned> newer, int max) {
        if (newer.isEmpty()) {
            return this;
        }
        boolean together = newer.size() < max;
        var all = new ArrayList<Owned>(together ? changes : List.of());
        all.addAll(newer);
        long since = together ? from : seq(newer, 0) - 1;
        if (all.size() > max) {
            since = seq(all, all.size() - max - 1);
            all.subList(0, all.size() - max).clear();
        }
        forgetPurged(all, newer);
        return new Recent(since, seq(newer, newer.size() - 1), List.copyOf(all));
    }

    /** The owner's changes behind {@code seq}, which must not be before {@code from}; at most {@code limit}. */
    List<Change> after(String owner, long seq, int limit) {
        return changes.subList(firstBehind(seq), changes.size()).stream()
                .filter(owned -> owned.owner().equals(owner))
                .map(Owned::change)
                .limit(limit)
                .toList();
    }

    /** Where the first change behind {@code seq} stands; by halves, since each reader asks for each page. */
    private int firstBehind(long seq) {
        int low = 0;
        int high = changes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seq(changes, middle) > seq) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** What is gone for good from the log must not be told from here. */
    private static void forgetPurged(List<Owned> all, List<Owned> newer) {
        var purged = newer.stream().filter(Recent::isPurge).map(Recent::todo).collect(Collectors.toSet());
        if (!purged.isEmpty()) {
            all.removeIf(owned -> !isPurge(owned) && purged.contains(todo(owned)));
        }
    }

    private record Key(String owner, UUID id) {}

    private static Key todo(Owned owned) {
        return new Key(owned.owner(), owned.change().todo().id());
    }

    private static boolean isPurge(Owned owned) {
        return owned.change().kind() == Change.Kind.PURGED;
    }

    private static long seq(List<Owned> changes, int index) {
        return changes.get(index).change().seq();
    }
}
