package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Due;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoPatch;
import dev.kaam.todo.Wrongs;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A todo as JSON. What a client gets it may send back: fields that only the server writes must then be unchanged. */
final class TodoJson {
    private static final List<String> WRITABLE =
            List.of("title", "notes", "completed", "due", "priority", "tags", "order", "remind", "repeat");
    private static final List<String> READ_ONLY =
            List.of("id", "url", "completedAt", "next", "createdAt", "updatedAt", "version");
    private static final Set<String> KNOWN = known();
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Set<String> DUE = Set.of("date", "time", "zone");

    /** The names of the fields, encoded once. */
    private static final class Name {
        static final SerializableString ID = new SerializedString("id");
        static final SerializableString URL = new SerializedString("url");
        static final SerializableString TITLE = new SerializedString("title");
        static final SerializableString NOTES = new SerializedString("notes");
        static final SerializableString COMPLETED = new SerializedString("completed");
        static final SerializableString COMPLETED_AT = new SerializedString("completedAt");
        static final SerializableString DUE = new SerializedString("due");
        static final SerializableString PRIORITY = new SerializedString("priority");
        static final SerializableString TAGS = new SerializedString("tags");
        static final SerializableString ORDER = new SerializedString("order");
        static final SerializableString REMIND = new SerializedString("remind");
        static final SerializableString REPEAT = new SerializedString("repeat");
        static final SerializableString NEXT = new SerializedString("next");
        static final SerializableString CREATED_AT = new SerializedString("createdAt");
        static final SerializableString UPDATED_AT = new SerializedString("updatedAt");
        static final SerializableString VERSION = new SerializedString("version");
    }

    private TodoJson() {}

    static void write(JsonGenerator to, Todo todo, String base) throws IOException {
        String id = todo.id().toString();
        String createdAt = Iso.text(todo.createdAt());
        boolean unchanged = todo.updatedAt().equals(todo.createdAt());
        to.writeStartObject();
        writeText(to, Name.ID, id);
        writeText(to, Name.URL, base + "/todos/" + id);
        writeText(to, Name.TITLE, todo.title());
        writeText(to, Name.NOTES, todo.notes());
        to.writeFieldName(Name.COMPLETED);
        to.writeBoolean(todo.completed());
        writeText(to, Name.COMPLETED_AT, text(todo.completedAt()));
        writeDue(to, todo.due());
        writeNumber(to, Name.PRIORITY, todo.priority());
        writeTags(to, todo.tags());
        writeNumber(to, Name.ORDER, todo.order());
        to.writeFieldName(Name.REMIND);
        RemindJson.write(to, todo.remind());
        to.writeFieldName(Name.REPEAT);
        RepeatJson.write(to, todo.repeat());
        writeText(to, Name.NEXT, todo.next() == null ? null : todo.next().toString());
        writeText(to, Name.CREATED_AT, createdAt);
        writeText(to, Name.UPDATED_AT, unchanged ? createdAt : Iso.text(todo.updatedAt()));
        writeNumber(to, Name.VERSION, todo.version());
        to.writeEndObject();
    }

    /** An id as text; {@code NOT_FOUND} where it is none. */
    static UUID id(String text) {
        return Ids.read(text, "todo");
    }

    /** Reads a whole todo, for POST. Fields that only the server writes are not allowed. */
    static TodoDraft draft(ObjectNode body) {
        var wrongs = new Wrongs();
        refuseReadOnly(body, MissingNode.getInstance(), wrongs);
        return read(body, wrongs);
    }

    /** For PUT: what the body does not have is cleared. */
    static TodoPatch replacement(ObjectNode body, String base) {
        return current -> {
            var wrongs = new Wrongs();
            refuseReadOnly(body, tree(current, base), wrongs);
            return read(body, wrongs);
        };
    }

    /** For PATCH: JSON Merge Patch, RFC 7396. A name that is not known is wrong also where it is to be cleared. */
    static TodoPatch mergePatch(ObjectNode patch, String base) {
        return current -> {
            var wrongs = new Wrongs();
            onlyKnown(patch, wrongs);
            ObjectNode now = tree(current, base);
            refuseReadOnly(patch, now, wrongs);
            return read(MergePatch.apply(patch, now), wrongs);
        };
    }

    private static void refuseReadOnly(ObjectNode sent, JsonNode current, Wrongs wrongs) {
        for (String name : READ_ONLY) {
            if (sent.has(name) && !sent.path(name).equals(current.path(name))) {
                wrongs.add("/" + name, "is written by the server" + (name.equals("version") ? "; use If-Match" : ""));
            }
        }
    }

    private static void onlyKnown(ObjectNode sent, Wrongs wrongs) {
        new Fields(sent, "", wrongs).only(KNOWN);
        onlyKnownIn(sent, "due", DUE, wrongs);
        onlyKnownIn(sent, "remind", RemindJson.FIELDS, wrongs);
        onlyKnownIn(sent, "repeat", RepeatJson.FIELDS, wrongs);
    }

    private static void onlyKnownIn(ObjectNode sent, String name, Set<String> known, Wrongs wrongs) {
        if (sent.get(name) instanceof ObjectNode inner) {
            new Fields(inner, "/" + name, wrongs).only(known);
        }
    }

    private static TodoDraft read(ObjectNode todo, Wrongs wrongs) {
        onlyKnown(todo, wrongs);
        var fields = new Fields(todo, "", wrongs);
        String title = fields.requiredText("title");
        String notes = fields.text("notes");
        boolean completed = fields.flag("completed");
        Due due = fields.object("due", TodoJson::due);
        Integer priority = fields.whole("priority");
        List<String> tags = fields.texts("tags");
        Double order = fields.number("order");
        Remind remind = fields.object("remind", RemindJson::read);
        Repeat repeat = fields.object("repeat", RepeatJson::read);
        if (due == null && fields.has("due")) {
            // what is wrong with it has been said: not that there is none
            return wrongs.orThrow(() -> new TodoDraft(title, notes, completed, null, priority, tags, order));
        }
        return wrongs.orThrow(() -> new TodoDraft(title, notes, completed, due, priority, tags, order, remind, repeat));
    }

    static @Nullable Due due(Fields fields) {
        fields.requiredText("date");
        LocalDate date = fields.parsed("date", LocalDate::parse, "a day that exists, as YYYY-MM-DD");
        LocalTime time = fields.parsed("time", LocalTime::parse, "a time of day, as HH:MM or HH:MM:SS");
        ZoneId zone = fields.parsed("zone", TodoJson::zone, "an IANA zone, such as Asia/Kolkata");
        return date == null ? null : new Due(date, time, zone);
    }

    /** Zones by place: an offset, which Java would take for a zone too, knows no summer time. */
    static ZoneId zone(String name) {
        if (!ZONES.contains(name)) {
            throw new DateTimeException(name);
        }
        return ZoneId.of(name);
    }

    static ObjectNode tree(Todo todo, String base) {
        return Json.object(Json.buffer(to -> write(to, todo, base)).getBytes());
    }

    static void writeDue(JsonGenerator to, @Nullable Due due) throws IOException {
        to.writeFieldName(Name.DUE);
        if (due == null) {
            to.writeNull();
            return;
        }
        to.writeStartObject();
        to.writeStringField("date", due.date().toString());
        if (due.time() != null) {
            to.writeStringField("time", due.time().toString());
        }
        if (due.zone() != null) {
            to.writeStringField("zone", due.zone().getId());
        }
        to.writeEndObject();
    }

    private static void writeTags(JsonGenerator to, List<String> tags) throws IOException {
        to.writeFieldName(Name.TAGS);
        to.writeStartArray();
        for (String tag : tags) {
            to.writeString(tag);
        }
        to.writeEndArray();
    }

    private static void writeText(JsonGenerator to, SerializableString name, @Nullable String text) throws IOException {
        to.writeFieldName(name);
        if (text == null) {
            to.writeNull();
        } else {
            to.writeString(text);
        }
    }

    /** A number without a fraction is written without one: a client gets the 3 back that it sent. */
    private static void writeNumber(JsonGenerator to, SerializableString name, @Nullable Number number)
            throws IOException {
        to.writeFieldName(name);
        if (number == null) {
            to.writeNull();
        } else if (number.doubleValue() == number.longValue()) {
            to.writeNumber(number.longValue());
        } else {
            to.writeNumber(number.doubleValue());
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : Iso.text(instant);
    }

    private static Set<String> known() {
        var names = new LinkedHashSet<>(WRITABLE);
        names.addAll(READ_ONLY);
        return names;
    }
}
