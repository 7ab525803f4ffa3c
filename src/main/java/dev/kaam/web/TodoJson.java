package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Due;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.Wrongs;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A todo as JSON. What a client gets it may send back: fields that only the server writes must then be unchanged. */
final class TodoJson {
    private static final List<String> WRITABLE =
            List.of("title", "notes", "completed", "due", "priority", "tags", "order");
    private static final List<String> READ_ONLY = List.of("id", "completedAt", "createdAt", "updatedAt", "version");
    private static final Set<String> KNOWN = known();
    private static final Set<String> DUE = Set.of("date", "time", "zone");

    private TodoJson() {}

    static void write(JsonGenerator to, Todo todo, String base) throws IOException {
        String id = todo.id().toString();
        to.writeStartObject();
        to.writeStringField("id", id);
        to.writeStringField("url", base + "/todos/" + id);
        to.writeStringField("title", todo.title());
        writeText(to, "notes", todo.notes());
        to.writeBooleanField("completed", todo.completed());
        writeText(to, "completedAt", todo.completedAt());
        writeDue(to, todo.due());
        writeNumber(to, "priority", todo.priority());
        to.writeArrayFieldStart("tags");
        for (String tag : todo.tags()) {
            to.writeString(tag);
        }
        to.writeEndArray();
        writeNumber(to, "order", todo.order());
        to.writeStringField("createdAt", todo.createdAt().toString());
        to.writeStringField("updatedAt", todo.updatedAt().toString());
        to.writeNumberField("version", todo.version());
        to.writeEndObject();
    }

    /** Reads a whole todo, for POST. Fields that only the server writes are not allowed. */
    static TodoDraft draft(ObjectNode body) {
        var wrongs = new Wrongs();
        var fields = new Fields(body, "", wrongs);
        for (String name : READ_ONLY) {
            if (body.hasNonNull(name)) {
                fields.wrong(name, "is written by the server");
            }
        }
        return read(fields, wrongs);
    }

    /** For PUT: what the body does not have is cleared. */
    static TodoPatch replacement(ObjectNode body) {
        return current -> changed(body, body, current);
    }

    /** For PATCH: JSON Merge Patch, RFC 7396. */
    static TodoPatch mergePatch(ObjectNode patch) {
        return current -> changed(patch, MergePatch.apply(patch, tree(current)), current);
    }

    private static TodoDraft changed(ObjectNode sent, ObjectNode wanted, Todo current) {
        var wrongs = new Wrongs();
        var fields = new Fields(wanted, "", wrongs);
        for (String name : READ_ONLY) {
            if (sent.hasNonNull(name)
                    && !sent.get(name).asText().equals(tree(current).path(name).asText())) {
                fields.wrong(name, "is written by the server" + (name.equals("version") ? "; use If-Match" : ""));
            }
        }
        return read(fields, wrongs);
    }

    private static TodoDraft read(Fields fields, Wrongs wrongs) {
        fields.only(KNOWN);
        String title = fields.requiredText("title");
        String notes = fields.text("notes");
        boolean completed = fields.flag("completed");
        Due due = fields.object("due", TodoJson::due);
        Integer priority = fields.whole("priority");
        List<String> tags = fields.texts("tags");
        Double order = fields.number("order");
        wrongs.throwIfAny();
        return new TodoDraft(title, notes, completed, due, priority, tags, order);
    }

    private static @Nullable Due due(Fields fields) {
        fields.only(DUE);
        fields.requiredText("date");
        LocalDate date = fields.parsed("date", LocalDate::parse, "a date: YYYY-MM-DD");
        LocalTime time = fields.parsed("time", LocalTime::parse, "a time: HH:MM or HH:MM:SS");
        ZoneId zone = fields.parsed("zone", ZoneId::of, "an IANA zone, such as Asia/Kolkata");
        return date == null ? null : new Due(date, time, zone);
    }

    private static ObjectNode tree(Todo todo) {
        return Json.object(Json.bytes(to -> write(to, todo, "")));
    }

    private static void writeDue(JsonGenerator to, @Nullable Due due) throws IOException {
        if (due == null) {
            to.writeNullField("due");
            return;
        }
        to.writeObjectFieldStart("due");
        to.writeStringField("date", due.date().toString());
        if (due.time() != null) {
            to.writeStringField("time", due.time().toString());
        }
        if (due.zone() != null) {
            to.writeStringField("zone", due.zone().getId());
        }
        to.writeEndObject();
    }

    private static void writeText(JsonGenerator to, String name, @Nullable String text) throws IOException {
        if (text == null) {
            to.writeNullField(name);
        } else {
            to.writeStringField(name, text);
        }
    }

    private static void writeText(JsonGenerator to, String name, @Nullable Instant instant) throws IOException {
        writeText(to, name, instant == null ? null : instant.toString());
    }

    /** A number without a fraction is written without one: a client gets the 3 back that it sent. */
    private static void writeNumber(JsonGenerator to, String name, @Nullable Number number) throws IOException {
        if (number == null) {
            to.writeNullField(name);
        } else if (number.doubleValue() == number.longValue()) {
            to.writeNumberField(name, number.longValue());
        } else {
            to.writeNumberField(name, number.doubleValue());
        }
    }

    private static Set<String> known() {
        var names = new LinkedHashSet<>(WRITABLE);
        names.addAll(READ_ONLY);
        names.add("url");
        return names;
    }
}
