package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Remind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reminder as JSON: {@code {"before":"PT15M"}} or {@code {"at":"2026-12-01T09:00:00.000Z"}}. */
final class RemindJson {
    static final Set<String> FIELDS = Set.of("before", "at");

    private RemindJson() {}

    static @Nullable Remind read(Fields fields) {
        if (fields.has("before") == fields.has("at")) {
            throw Problem.invalid("/remind", "must have either before or at: clear one of them with null");
        }
        Duration before = fields.parsed(
                "before",
                Duration::parse,
                "a duration in days, hours, minutes and seconds as ISO 8601 writes them, such as PT15M or P1D");
        Instant at = fields.parsed("at", Instant::parse, "an instant of RFC 3339, such as 2026-12-01T09:00:00Z");
        return before == null && at == null ? null : new Remind(before, at);
    }

    /** The value alone. */
    static void write(JsonGenerator to, @Nullable Remind remind) throws IOException {
        if (remind == null) {
            to.writeNull();
            return;
        }
        to.writeStartObject();
        if (remind.before() != null) {
            to.writeStringField("before", remind.before().toString());
        }
        if (remind.at() != null) {
            to.writeStringField("at", Iso.text(remind.at()));
        }
        to.writeEndObject();
    }
}
