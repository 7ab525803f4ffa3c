package dev.kaam.web;

import dev.kaam.background.Task;
import dev.kaam.background.TaskStore;
import dev.kaam.todo.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks a request means: its query parameters. {@code MALFORMED} names the one that is wrong.
 *
 * @param filter the parameters that narrow the list, as they were sent
 * @param query with a limit of one more, which tells whether there is more
 */
record TaskList(String filter, int limit, TaskStore.Query query) {
    private static final Set<String> QUERY = Set.of("state", "kind", "todo", "limit", "cursor");
    private static final int LIMIT_DEFAULT = 50;
    private static final int LIMIT_MAX = 200;
    private static final String STATES = Arrays.stream(Task.State.values())
            .map(state -> state.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    static TaskList of(Request request) {
        request.onlyQuery(QUERY);
        int limit = (int) request.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        String filter = filter(request);
        var query = new TaskStore.Query(
                state(request.query("state")),
                request.query("kind"),
                todo(request.query("todo")),
                limit + 1,
                behind(request.query("cursor"), filter));
        return new TaskList(filter, limit, query);
    }

    /** The {@code Link} to what comes behind {@code last}. */
    String next(Task last) {
        byte[] cursor = (filter.hashCode() + " " + last.id()).getBytes(StandardCharsets.US_ASCII);
        return "</tasks?" + filter + "limit=" + limit + "&cursor="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(cursor) + ">; rel=\"next\"";
    }

    private static String filter(Request request) {
        return Stream.of("state", "kind", "todo")
                .filter(name -> request.query(name) != null)
                .map(name -> name + "=" + ListQuery.encoded(String.valueOf(request.query(name))) + "&")
                .collect(Collectors.joining());
    }

    private static Task.@Nullable State state(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(Task.State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.malformed("state must be one of " + STATES + "."));
    }

    private static @Nullable UUID todo(@Nullable String text) {
        try {
            return text == null ? null : Ids.read(text, "todo");
        } catch (Problem none) {
            throw Problem.malformed("todo must be the id of a todo, a UUID.");
        }
    }

    private static @Nullable UUID behind(@Nullable String cursor, String filter) {
        if (cursor == null) {
            return null;
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(cursor);
            List<String> parts = List.of(new String(decoded, StandardCharsets.US_ASCII).split(" ", -1));
            if (parts.size() == 2 && parts.getFirst().equals(String.valueOf(filter.hashCode()))) {
                return Ids.read(parts.getLast(), "task");
            }
        } catch (IllegalArgumentException | Problem unreadable) {
            // said below
        }
        throw Cursor.foreign();
    }
}
