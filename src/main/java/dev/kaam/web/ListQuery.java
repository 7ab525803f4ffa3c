package dev.kaam.web;

import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which todos a request means: its query parameters. {@code MALFORMED} names the one that is wrong. */
final class ListQuery {
    /** Which todos. */
    static final Set<String> FILTER = Set.of(
            "completed",
            "tag",
            "priority",
            "due_before",
            "due_after",
            "overdue",
            "today",
            "zone",
            "updated_after",
            "q");
    /** Which todos, in which order, and which of those. */
    static final Set<String> LIST = list();

    private static final int SORTS_MAX = 4;
    private static final Map<String, Sort.Key> SORTS = Map.of(
            "createdAt", Sort.Key.CREATED_AT,
            "updatedAt", Sort.Key.UPDATED_AT,
            "completedAt", Sort.Key.COMPLETED_AT,
            "due", Sort.Key.DUE,
            "priority", Sort.Key.PRIORITY,
            "order", Sort.Key.ORDER);

    private ListQuery() {}

    static TodoQuery of(Request request) {
        int limit = (int) request.number("limit", TodoQuery.LIMIT_DEFAULT, 1, TodoQuery.LIMIT_MAX);
        TodoFilter filter = filter(request);
        List<Sort> sorts = Sort.total(sorts(request.query("sort")));
        if (filter.search() != null && request.query("sort") != null) {
            throw Problem.malformed("sort does not go with q: what is found is ordered by how well it fits.");
        }
        String cursor = request.query("cursor");
        Position behind = cursor == null ? null : Cursor.read(cursor, sorts, name(request));
        return new TodoQuery(filter, sorts, limit, behind);
    }

    /** The {@code Link} to what comes behind {@code last}. */
    static String next(Request request, TodoQuery query, Todo last) {
        String cursor = Cursor.behind(Position.of(last, query.filter()), query.sort(), name(request));
        var parameters = new ArrayList<String>();
        for (Map.Entry<String, String> each : request.parameters()) {
            if (!each.getKey().equals("cursor")) {
                parameters.add(encoded(each.getKey()) + "=" + encoded(each.getValue()));
            }
        }
        parameters.add("cursor=" + cursor);
        return "<" + request.path() + "?" + String.join("&", parameters) + ">; rel=\"next\"";
    }

    static TodoFilter filter(Request request) {
        String q = request.query("q");
        Integer priority = request.query("priority") == null
                ? null
                : Integer.valueOf((int) request.number("priority", 1, 1, TodoDraft.PRIORITY_MAX));
        boolean overdue = isWanted(request, "overdue");
        Boolean completed = flag(request, "completed");
        if (overdue && Boolean.TRUE.equals(completed)) {
            throw Problem.malformed("overdue does not go with completed=true: what is done is not overdue.");
        }
        return new TodoFilter(
                overdue ? Boolean.FALSE : completed,
                tags(request),
                priority,
                due(request, overdue),
                parsed(request, "updated_after", ListQuery::instant, "an instant: 2026-12-01T09:30:00Z"),
                q == null ? null : Search.of(q));
    }

    /** Whether a client wants to know how many there are in all. */
    static boolean isCounted(Request request) {
        return isTrue(request, "count");
    }

    private static List<String> tags(Request request) {
        List<String> tags = request.queries("tag").stream().distinct().toList();
        if (tags.size() > TodoDraft.TAGS_MAX) {
            throw Problem.malformed("tag may be given at most " + TodoDraft.TAGS_MAX + " times: no todo has more.");
        }
        return tags;
    }

    private static @Nullable DueWindow due(Request request, boolean overdue) {
        boolean today = isWanted(request, "today");
        ZoneId given = zoneOrNull(request);
        if (given == null && (overdue || today)) {
            throw Problem.malformed("overdue and today need a zone beside them, such as zone=Asia/Kolkata.");
        }
        ZoneId zone = zone(request);
        var windows = new ArrayList<DueWindow>();
        LocalDateTime to = parsed(
                request,
                "due_before",
                ListQuery::start,
                "a date, or a date and a local time: 2026-12-01 or 2026-12-01T09:30");
        LocalDateTime from = parsed(
                request,
                "due_after",
                ListQuery::end,
                "a date, or a date and a local time: 2026-12-01 or 2026-12-01T09:30");
        if (to != null || from != null) {
            windows.add(new DueWindow(from, to, zone));
        }
        if (overdue) {
            windows.add(DueWindow.before(request.now(), zone));
        }
        if (today) {
            windows.add(DueWindow.today(request.now(), zone));
        }
        if (given != null && windows.isEmpty()) {
            throw Problem.malformed(
                    "zone goes with due_before, due_after, overdue or today: alone it asks for nothing.");
        }
        return windows.stream().reduce(DueWindow::and).orElse(null);
    }

    /** Where days and local times are meant. */
    static ZoneId zone(Request request) {
        ZoneId given = zoneOrNull(request);
        return given == null ? ZoneOffset.UTC : given;
    }

    private static @Nullable ZoneId zoneOrNull(Request request) {
        return parsed(request, "zone", TodoJson::zone, "an IANA zone, such as Asia/Kolkata");
    }

    /** When a day, or a time, begins. */
    private static LocalDateTime start(String text) {
        return inBounds(
                text.contains("T")
                        ? LocalDateTime.parse(text)
                        : LocalDate.parse(text).atStartOfDay());
    }

    /** The first moment behind a day, or a time. */
    private static LocalDateTime end(String text) {
        LocalDateTime start = start(text);
        return text.contains("T") ? start.plusNanos(1) : start.plusDays(1);
    }

    /** Java has instants of which the milliseconds do not fit into a number. */
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        inBounds(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        return instant;
    }

    private static LocalDateTime inBounds(LocalDateTime at) {
        if (at.getYear() < 1 || at.getYear() > 9999) {
            throw new DateTimeException("the year is out of bounds");
        }
        return at;
    }

    private static List<Sort> sorts(@Nullable String text) {
        var sorts = new ArrayList<Sort>();
        for (String each : text == null ? new String[0] : text.split(",", SORTS_MAX + 1)) {
            boolean descending = each.startsWith("-");
            Sort.Key key = SORTS.get(descending ? each.substring(1) : each);
            if (key == null || sorts.size() == SORTS_MAX) {
                throw Problem.malformed(
                        "sort must be 1 to " + SORTS_MAX + " of " + String.join(", ", new TreeSet<>(SORTS.keySet()))
                                + ", with commas between them and a - before each that is to descend.");
            }
            sorts.add(new Sort(key, descending));
        }
        return sorts;
    }

    /** Whoever says false means perhaps all others, which nobody can have: an answer of all todos would be a trap. */
    private static boolean isWanted(Request request, String name) {
        Boolean flag = flag(request, name);
        if (Boolean.FALSE.equals(flag)) {
            throw Problem.malformed(name + " must be true, or be left out.");
        }
        return flag != null;
    }

    static boolean isTrue(Request request, String name) {
        return Boolean.TRUE.equals(flag(request, name));
    }

    static boolean isFalse(Request request, String name) {
        return Boolean.FALSE.equals(flag(request, name));
    }

    private static @Nullable Boolean flag(Request request, String name) {
        String text = request.query(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.malformed(name + " must be true or false.");
        }
        return text.equals("true");
    }

    private static <T> @Nullable T parsed(Request request, String name, Function<String, T> parse, String shape) {
        String text = request.query(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException unreadable) {
            throw Problem.malformed(name + " must be " + shape + ".");
        }
    }

    /** What the list is of: all that is asked, but for the page. */
    private static String name(Request request) {
        return request.path()
                + request.parameters().stream()
                        .filter(each -> !Set.of("cursor", "limit", "count").contains(each.getKey()))
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .sorted()
                        .toList();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Set<String> list() {
        var names = new TreeSet<>(FILTER);
        names.addAll(Set.of("sort", "limit", "cursor", "count"));
        return Set.copyOf(names);
    }
}
