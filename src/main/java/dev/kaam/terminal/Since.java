package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Leaves out what had ended before the first state was told. For one thread. */
final class Since {
    private @Nullable Instant begin;

    /** Takes it out of a state; also of one that another server tells, whose clock begins elsewhere. */
    void leaveOutOlder(JsonNode state) {
        long end = begin(state);
        for (Iterator<JsonNode> all = state.path("requests").iterator(); all.hasNext(); ) {
            Request request = Request.of(all.next());
            if (!request.isOpen() && request.end(Long.MAX_VALUE) <= end) {
                all.remove();
            }
        }
        for (Iterator<JsonNode> all = state.path("incidents").iterator(); all.hasNext(); ) {
            JsonNode incident = all.next();
            if (incident.has("to") && incident.path("to").asLong() <= end) {
                all.remove();
            }
        }
    }

    /** When the first state was told, on the clock of the server that tells this one, in µs. */
    private long begin(JsonNode state) {
        long now = state.path("now").asLong();
        try {
            Instant at = Instant.parse(state.path("at").asText());
            begin = begin == null ? at : begin;
            return now - begin.until(at, ChronoUnit.MICROS);
        } catch (DateTimeException unknown) {
            return begin == null ? now : Long.MIN_VALUE; // rather too much than too little
        }
    }
}
