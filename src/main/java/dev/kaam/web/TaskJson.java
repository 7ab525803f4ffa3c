package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.background.Task;
import dev.kaam.background.TaskStore.Attempt;
import dev.kaam.background.TaskStore.Count;
import dev.kaam.todo.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task as JSON, and how many there are. */
final class TaskJson {
    private TaskJson() {}

    static void write(JsonGenerator to, Task task, String base) throws IOException {
        to.writeStartObject();
        writeFields(to, task, base);
        to.writeEndObject();
    }

    /** @param failures the attempts that failed, oldest first */
    static void write(JsonGenerator to, Task task, List<Attempt> failures, String base) throws IOException {
        to.writeStartObject();
        writeFields(to, task, base);
        to.writeArrayFieldStart("failures");
        for (Attempt failure : failures) {
            to.writeStartObject();
            to.writeNumberField("attempt", failure.number());
            to.writeStringField("node", failure.node());
            to.writeStringField("startedAt", Iso.text(failure.startedAt()));
            to.writeStringField("endedAt", Iso.text(failure.endedAt()));
            to.writeStringField("error", failure.error());
            to.writeEndObject();
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    /**
     * How many there are, of each kind that this node does or that there are tasks of.
     *
     * @param known the kinds that it does
     */
    static void write(JsonGenerator to, String node, Set<String> known, List<Count> counts) throws IOException {
        var kinds = new TreeMap<String, Count>();
        known.forEach(kind -> kinds.put(kind, new Count(kind, 0, 0, 0, 0, 0, null)));
        counts.forEach(count -> kinds.put(count.kind(), count));
        to.writeStartObject();
        to.writeStringField("node", node);
        to.writeArrayFieldStart("kinds");
        for (Count count : kinds.values()) {
            write(to, count, known.contains(count.kind()));
        }
        to.writeEndArray();
        to.writeEndObject();
    }

    private static void write(JsonGenerator to, Count count, boolean known) throws IOException {
        to.writeStartObject();
        to.writeStringField("kind", count.kind());
        to.writeBooleanField("known", known);
        to.writeNumberField("ready", count.ready());
        to.writeNumberField("running", count.running());
        to.writeNumberField("done", count.done());
        to.writeNumberField("dead", count.dead());
        to.writeNumberField("cancelled", count.cancelled());
        writeInstant(to, "oldestDue", count.oldestDue());
        to.writeEndObject();
    }

    private static void writeFields(JsonGenerator to, Task task, String base) throws IOException {
        to.writeStringField("id", task.id().toString());
        to.writeStringField("url", base + "/tasks/" + task.id());
        to.writeStringField("kind", task.kind());
        writeAbout(to, task.about(), base);
        to.writeStringField("state", lower(task.state()));
        to.writeStringField("priority", lower(task.priority()));
        to.writeStringField("runAt", Iso.text(task.runAt()));
        to.writeNumberField("attempts", task.attempts());
        to.writeStringField("createdAt", Iso.text(task.createdAt()));
        writeInstant(to, "startedAt", task.startedAt());
        writeInstant(to, "endedAt", task.endedAt());
        to.writeStringField("error", task.error());
        to.writeStringField("ordering", task.ordering());
        writeLease(to, task.lease());
        writePayload(to, task.payload());
    }

    private static void writeLease(JsonGenerator to, Task.@Nullable Lease lease) throws IOException {
        if (lease == null) {
            to.writeNullField("lease");
            return;
        }
        to.writeObjectFieldStart("lease");
        to.writeStringField("node", lease.node());
        to.writeStringField("until", Iso.text(lease.until()));
        to.writeEndObject();
    }

    private static void writeAbout(JsonGenerator to, @Nullable UUID todo, String base) throws IOException {
        if (todo == null) {
            to.writeNullField("about");
            return;
        }
        to.writeObjectFieldStart("about");
        to.writeStringField("id", todo.toString());
        to.writeStringField("url", base + "/todos/" + todo);
        to.writeEndObject();
    }

    /** What is no JSON, which only a defect could have written, is told as the text that it is. */
    private static void writePayload(JsonGenerator to, String payload) throws IOException {
        to.writeFieldName("payload");
        try {
            to.writeTree(Json.read(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (Problem noJson) {
            to.writeString(payload);
        }
    }

    private static void writeInstant(JsonGenerator to, String name, @Nullable Instant instant) throws IOException {
        to.writeStringField(name, instant == null ? null : Iso.text(instant));
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
