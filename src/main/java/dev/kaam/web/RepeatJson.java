package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.todo.Repeat;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A repetition as JSON: {@code {"rule":"FREQ=WEEKLY","from":"due"}}. */
final class RepeatJson {
    static final Set<String> FIELDS = Set.of("rule", "from");

    private RepeatJson() {}

    static @Nullable Repeat read(Fields fields) {
        boolean given = fields.has("rule");
        String rule = fields.requiredText("rule");
        Repeat.From from = from(fields);
        return given && from != null ? new Repeat(rule, from) : null;
    }

    private static Repeat.@Nullable From from(Fields fields) {
        if (!fields.has("from")) {
            return Repeat.From.DUE;
        }
        return switch (fields.text("from")) {
            case "due" -> Repeat.From.DUE;
            case "completion" -> Repeat.From.COMPLETION;
            case null, default -> {
                fields.wrong("from", "must be due or completion");
                yield null;
            }
        };
    }

    /** The value alone. */
    static void write(JsonGenerator to, @Nullable Repeat repeat) throws IOException {
        if (repeat == null) {
            to.writeNull();
            return;
        }
        to.writeStartObject();
        to.writeStringField("rule", repeat.rule());
        to.writeStringField("from", repeat.from().name().toLowerCase(Locale.ROOT));
        to.writeEndObject();
    }
}
