package dev.kaam.todo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what to order a list. Whichever way, todos that have no such value come last.
 */
public record Sort(Key key, boolean descending) {
    public enum Key {
        CREATED_AT,
        UPDATED_AT,
        COMPLETED_AT,
        DUE,
        PRIORITY,
        ORDER;

        /** Whether no two todos have the same value. Ids are UUIDv7, so they are ordered by the time of making. */
        public boolean isUnique() {
            return this == CREATED_AT;
        }
    }

    public static final Sort NEWEST_FIRST = new Sort(Key.CREATED_AT, true);

    /**
     * An order in which no two todos are equal: nothing comes behind a key that is unique, and where there is none, the newest
     * of equals is first.
     */
    public static List<Sort> total(List<Sort> wanted) {
        var sorts = new ArrayList<Sort>();
        for (Sort sort : wanted) {
            if (sorts.stream().noneMatch(known -> known.key == sort.key)) {
                sorts.add(sort);
            }
            if (sort.key.isUnique()) {
                return List.copyOf(sorts);
            }
        }
        sorts.add(NEWEST_FIRST);
        return List.copyOf(sorts);
    }

    /** As the store orders them; for a store that has no order of its own. */
    public static Comparator<Position> comparing(List<Sort> sorts) {
        Comparator<Position> order = Comparator.comparingInt(Position::rank);
        for (Sort sort : sorts) {
            order = order.thenComparing(position -> position.value(sort.key), sort.valuesOrder());
        }
        return order;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the values of one key are all of one type
    private Comparator<@Nullable Comparable> valuesOrder() {
        Comparator<Comparable> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.nullsLast(order);
    }
}
