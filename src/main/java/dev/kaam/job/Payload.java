package dev.kaam.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.background.Task;
import dev.kaam.background.TaskHandler.Hopeless;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** What a task's payload says: ids and times, by name. What cannot be read is hopeless. */
final class Payload {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode json;

    private Payload(JsonNode json) {
        this.json = json;
    }

    static Payload of(Task task) throws Hopeless {
        try {
            return new Payload(JSON.readTree(task.payload()));
        } catch (JsonProcessingException unreadable) {
            throw new Hopeless("The payload is not JSON: " + task.payload());
        }
    }

    UUID id(String name) throws Hopeless {
        try {
            return UUID.fromString(json.path(name).asText());
        } catch (IllegalArgumentException none) {
            throw without(name);
        }
    }

    Instant instant(String name) throws Hopeless {
        try {
            return Instant.parse(json.path(name).asText());
        } catch (DateTimeException none) {
            throw without(name);
        }
    }

    long number(String name) throws Hopeless {
        if (!json.path(name).canConvertToLong()) {
            throw without(name);
        }
        return json.path(name).longValue();
    }

    private Hopeless without(String name) {
        return new Hopeless("The payload has no " + name + " that can be read: " + json);
    }
}
