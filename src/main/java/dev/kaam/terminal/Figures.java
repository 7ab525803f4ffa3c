package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How much is going on, as short phrases. */
final class Figures {
    private Figures() {}

    /** @param state as the server tells it */
    static List<String> of(JsonNode state) {
        JsonNode numbers = state.path("numbers");
        var phrases = new ArrayList<String>();
        phrases.add("in flight " + numbers.path("inFlight").asInt());
        phrases.add(number(numbers, "perSecond") + "/s");
        phrases.add("mean " + number(numbers, "meanMs") + " ms");
        JsonNode little = numbers.path("little");
        phrases.add("Little " + number(little, "computed") + " computed, " + number(little, "counted") + " counted");
        JsonNode writer = numbers.path("writer");
        phrases.add("writer " + number(writer, "perSecond") + "/s, " + number(writer, "together") + " together, "
                + writer.path("waiting").asInt() + " waiting");
        phrases.add(
                counts("background", numbers.path("background"), "running", "done", "failed", "overdue", "dropped"));
        phrases.add(counts("tasks", numbers.path("tasks"), "ready", "running", "dead"));
        return phrases;
    }

    /** How it was started. */
    static List<String> setup(JsonNode state) {
        JsonNode fake = state.path("fakeDb");
        String strategy = Text.plain(state.path("strategy").asText("unknown strategy"));
        return fake.isMissingNode() ? List.of(strategy) : List.of(strategy, fake(fake));
    }

    private static String fake(JsonNode fake) {
        String mean = fake.has("spread") ? " ms on average" : " ms";
        String pool = fake.has("pool") ? ", " + number(fake, "pool") + " connections" : "";
        return "fake db: waits " + number(fake, "waitMs") + mean + ", computes " + number(fake, "cpuMs") + " ms" + pool;
    }

    private static String counts(String title, JsonNode from, String... names) {
        var words = new ArrayList<String>();
        for (String name : names) {
            words.add(from.path(name).asLong() + " " + name);
        }
        return title + " " + String.join(", ", words);
    }

    private static String number(JsonNode from, String name) {
        double number = from.path(name).asDouble();
        return number == Math.rint(number) ? String.valueOf((long) number) : Text.number(number);
    }
}
