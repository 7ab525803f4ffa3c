package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.change.Change;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A change as JSON: for clients that keep a copy, with the todo; in a todo's history, with what it changed. */
final class ChangeJson {
    private static final List<String> FIELDS = List.of(
            "title",
            "notes",
            "completed",
            "completedAt",
            "due",
            "priority",
            "tags",
            "order",
            "remind",
            "repeat",
            "next");

    private ChangeJson() {}

    static void write(JsonGenerator to, Change change, String owner, String base) throws IOException {
        to.writeStartObject();
        writeFields(to, change, owner, base);
        to.writeEndObject();
    }

    /** Into an object that is open. */
    static void writeFields(JsonGenerator to, Change change, String owner, String base) throws IOException {
        writeHead(to, change, owner);
        to.writeFieldName("todo");
        if (change.kind() == Change.Kind.PURGED) {
            to.writeStartObject();
            to.writeStringField("id", change.todo().id().toString());
            to.writeNumberField("version", change.todo().version());
            to.writeEndObject();
        } else {
            TodoJson.write(to, change.todo(), base);
        }
    }

    /** @param before the change before this one; null where there was none, or it is not known any more */
    static void writeHistory(JsonGenerator to, Change change, @Nullable Change before, String owner)
            throws IOException {
        to.writeStartObject();
        writeHead(to, change, owner);
        to.writeNumberField("version", change.todo().version());
        to.writeObjectFieldStart("fields");
        if (change.kind() != Change.Kind.PURGED) {
            writeFields(to, change, before);
        }
        to.writeEndObject();
        to.writeEndObject();
    }

    private static void writeHead(JsonGenerator to, Change change, String owner) throws IOException {
        to.writeNumberField("seq", change.seq());
        to.writeStringField("kind", change.kind().name().toLowerCase(Locale.ROOT));
        to.writeStringField("at", Iso.text(change.todo().updatedAt()));
        to.writeStringField("by", owner);
    }

    private static void writeFields(JsonGenerator to, Change change, @Nullable Change before) throws IOException {
        ObjectNode now = TodoJson.tree(change.todo(), "");
        ObjectNode then = before == null ? null : TodoJson.tree(before.todo(), "");
        for (String field : FIELDS) {
            JsonNode is = now.path(field);
            JsonNode was = then == null ? null : then.path(field);
            if (was == null ? !is.isNull() : !is.equals(was)) {
                to.writeObjectFieldStart(field);
                if (was != null || change.kind() == Change.Kind.CREATED) {
                    writeValue(to, "before", was);
                }
                writeValue(to, "after", is);
                to.writeEndObject();
            }
        }
    }

    private static void writeValue(JsonGenerator to, String name, @Nullable JsonNode value) throws IOException {
        to.writeFieldName(name);
        to.writeTree(value);
    }
}
