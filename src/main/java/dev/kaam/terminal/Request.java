package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as the server told of it last. Times are µs of the server's clock.
 *
 * @param id as it is named in the answer and in the log
 * @param status 0 before the answer
 * @param gone whether its client did not wait for the answer
 * @param sent 0 before the answer was out
 * @param parts what it did up to there, in order
 * @param after what its tasks do
 * @param tasks each in words
 */
record Request(
        long number,
        String id,
        String method,
        String path,
        int status,
        boolean gone,
        long received,
        long sent,
        List<Part> parts,
        List<Part> after,
        List<String> tasks) {

    static Request of(JsonNode json) {
        return new Request(
                json.path("number").asLong(),
                Text.plain(json.path("id").asText()),
                Text.plain(json.path("method").asText()),
                Text.plain(json.path("path").asText()),
                json.path("status").asInt(),
                json.path("gone").asBoolean(),
                json.path("received").asLong(),
                json.path("sent").asLong(),
                Part.of(json),
                after(json.path("tasks")),
                tasks(json.path("tasks")));
    }

    boolean isOpen() {
        return sent == 0;
    }

    /** How long it took, or has taken up to now. */
    long took(long now) {
        return (isOpen() ? now : sent) - received;
    }

    /** When the last of its tasks was over, as far as that is known. */
    long end(long now) {
        return after.stream()
                .mapToLong(part -> part.from() + part.length(now))
                .reduce(isOpen() ? now : sent, Math::max);
    }

    private static List<Part> after(JsonNode tasks) {
        var parts = new ArrayList<Part>();
        for (JsonNode task : tasks) {
            long asked = task.path("asked").asLong();
            long started = task.path("started").asLong();
            parts.add(new Part(Kind.TASK_WAIT, asked, started, 0));
            if (started != 0) {
                parts.add(new Part(Kind.TASK, started, task.path("ended").asLong(), 0));
            }
        }
        return List.copyOf(parts);
    }

    private static List<String> tasks(JsonNode tasks) {
        var words = new ArrayList<String>();
        for (JsonNode task : tasks) {
            String outcome = task.path("outcome").asText();
            String state = !outcome.isEmpty() ? outcome : task.has("started") ? "runs" : "waits";
            words.add(Text.plain(task.path("name").asText()) + " " + Text.plain(state));
        }
        return List.copyOf(words);
    }
}
