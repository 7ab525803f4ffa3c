package dev.kaam.store;

import dev.kaam.todo.Due;
import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoFilter;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which todos a list should have, and in which order: looked at one by one and sorted, by rules written down once more. */
final class ModelLists {
    private static final int NOT_FOUND = 3;

    private ModelLists() {}

    static List<Todo> list(Collection<Todo> all, TodoFilter filter, List<Sort> sorts) {
        Comparator<Todo> order = Comparator.comparingInt(todo -> rank(todo, filter.search()));
        for (Sort sort : sorts) {
            order = order.thenComparing(by(sort));
        }
        return all.stream()
                .filter(todo -> fits(todo, filter))
                .sorted(order.thenComparing(Comparator.comparing(Todo::id).reversed()))
                .toList();
    }

    private static boolean fits(Todo todo, TodoFilter filter) {
        return (filter.completed() == null || filter.completed() == (todo.completedAt() != null))
                && filter.tags().stream().allMatch(tag -> todo.tags().contains(tag))
                && (filter.priority() == null || Objects.equals(filter.priority(), todo.priority()))
                && (filter.updatedAfter() == null || todo.updatedAt().compareTo(filter.updatedAfter()) > 0)
                && (filter.due() == null || (todo.due() != null && fits(todo.due(), filter.due())))
                && rank(todo, filter.search()) < NOT_FOUND;
    }

    private static boolean fits(Due due, DueWindow window) {
        LocalDateTime first = due.date().atStartOfDay();
        LocalDateTime last = due.date().atTime(23, 59, 59, 999_999_999);
        if (due.time() != null) {
            ZoneId zone = due.zone() == null ? window.zone() : due.zone();
            first = due.date()
                    .atTime(due.time())
                    .atZone(zone)
                    .withZoneSameInstant(window.zone())
                    .toLocalDateTime();
            last = first;
        }
        return (window.from() == null || first.compareTo(window.from()) >= 0)
                && (window.to() == null || last.compareTo(window.to()) < 0);
    }

    /** 0 where all is found in the title, 1 with the tags, 2 with the notes. The words here are plain: no accents. */
    private static int rank(Todo todo, @Nullable Search search) {
        if (search == null) {
            return 0;
        }
        List<String> text = new ArrayList<>();
        List<String> parts = Arrays.asList(todo.title(), String.join(" ", todo.tags()), String.valueOf(todo.notes()));
        for (int rank = 0; rank < NOT_FOUND; rank++) {
            text.addAll(Arrays.asList(parts.get(rank).toLowerCase(Locale.ROOT).split(" ")));
            if (search.words().stream().allMatch(word -> text.stream().anyMatch(each -> each.startsWith(word)))) {
                return rank;
            }
        }
        return NOT_FOUND;
    }

    private static Comparator<Todo> by(Sort sort) {
        return switch (sort.key()) {
            case CREATED_AT -> by(sort, todo -> todo.id());
            case UPDATED_AT -> by(sort, todo -> todo.updatedAt());
            case COMPLETED_AT -> by(sort, todo -> todo.completedAt());
            case DUE -> by(sort, todo -> todo.due() == null ? null : written(todo.due()));
            case PRIORITY -> by(sort, todo -> todo.priority());
            case ORDER -> by(sort, todo -> todo.order());
        };
    }

    private interface Value<T> {
        @Nullable
        T of(Todo todo);
    }

    private static <T extends Comparable<T>> Comparator<Todo> by(Sort sort, Value<T> value) {
        return (left, right) -> {
            T a = value.of(left);
            T b = value.of(right);
            if (a == null || b == null) {
                return (a == null ? 1 : 0) - (b == null ? 1 : 0);
            }
            return sort.descending() ? b.compareTo(a) : a.compareTo(b);
        };
    }

    /** The times here are whole minutes. */
    private static String written(Due due) {
        String time = due.time() == null ? "" : "T" + due.time();
        return due.date() + time + (due.zone() == null ? "" : " " + due.zone().getId());
    }
}
