package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Due;
import dev.kaam.todo.Position;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Wrongs;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on, as text that is opaque to clients: the values of the last todo that they saw, and of which list it
 * was, so that a cursor is not taken for another list.
 */
final class Cursor {
    private static final int LENGTH_MAX = 600;

    private Cursor() {}

    /** @param list what the list is of */
    static String behind(Position last, List<Sort> sorts, String list) {
        byte[] json = Json.buffer(to -> {
                    to.writeStartObject();
                    to.writeNumberField("list", list.hashCode());
                    to.writeStringField("id", last.id().toString());
                    if (last.rank() > 0) {
                        to.writeNumberField("rank", last.rank());
                    }
                    if (last.updatedAt() != null && uses(sorts, Sort.Key.UPDATED_AT)) {
                        to.writeNumberField("updated", last.updatedAt().toEpochMilli());
                    }
                    if (last.completedAt() != null && uses(sorts, Sort.Key.COMPLETED_AT)) {
                        to.writeNumberField("completed", last.completedAt().toEpochMilli());
                    }
                    if (last.due() != null && uses(sorts, Sort.Key.DUE)) {
                        TodoJson.writeDue(to, last.due());
                    }
                    if (last.priority() != null && uses(sorts, Sort.Key.PRIORITY)) {
                        to.writeNumberField("priority", last.priority());
                    }
                    if (last.order() != null && uses(sorts, Sort.Key.ORDER)) {
                        to.writeNumberField("order", last.order());
                    }
                    to.writeEndObject();
                })
                .getBytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** Null where there is none; {@code MALFORMED} where it is not one of this list. */
    static @Nullable Position read(@Nullable String cursor, List<Sort> sorts, String list) {
        if (cursor == null) {
            return null;
        }
        try {
            if (cursor.length() <= LENGTH_MAX) {
                return read(Json.object(Base64.getUrlDecoder().decode(cursor)), sorts, list);
            }
        } catch (IllegalArgumentException | Problem unreadable) {
            // said below
        }
        throw foreign();
    }

    private static Position read(ObjectNode json, List<Sort> sorts, String list) {
        if (json.path("list").asLong() != list.hashCode()) {
            throw foreign();
        }
        var wrongs = new Wrongs();
        var fields = new Fields(json, "", wrongs);
        UUID id = UUID.fromString(fields.requiredText("id"));
        Integer rank = fields.whole("rank");
        Instant updated = instant(json, "updated");
        if (updated == null && uses(sorts, Sort.Key.UPDATED_AT)) {
            throw foreign();
        }
        Due due = fields.object("due", TodoJson::due);
        Integer priority = fields.whole("priority");
        Double order = fields.number("order");
        wrongs.throwIfAny();
        if (rank != null && (rank < 0 || rank >= Search.TIERS.size())) {
            throw foreign();
        }
        return new Position(rank == null ? 0 : rank, id, updated, instant(json, "completed"), due, priority, order);
    }

    private static @Nullable Instant instant(ObjectNode json, String name) {
        return json.path(name).canConvertToLong()
                ? Instant.ofEpochMilli(json.path(name).longValue())
                : null;
    }

    private static boolean uses(List<Sort> sorts, Sort.Key key) {
        return sorts.stream().anyMatch(sort -> sort.key() == key);
    }

    static Problem foreign() {
        return Problem.malformed("cursor is not one of this list. Take it from the Link header of the page before.");
    }
}
