package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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
    /** As {@code flow-filter.js} has it. */
    private static final Pattern OWN = Pattern.compile("/|/(web|webjars)/.*|/flow(/.*)?");

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

    /** Whether it is what pages load for themselves, or who looks at the flow. */
    boolean isOwn() {
        return OWN.matcher(path).matches();
    }

    boolean isOpen() {
        return sent == 0;
    }

    /** How long it took, or has taken up to now. */
    long took(long now) {
        return (isOpen() ? now : sent) - received;
    }

    /** When the last of its tasks that have begun was over, as far as that is known: one may be due only in some days. */
    long end(long now) {
        return after.stream()
                .filter(part -> !isNotBegun(part))
                .mapToLong(part -> part.from() + part.length(now))
                .reduce(isOpen() ? now : sent, Math::max);
    }

    /** The same, as far as it is sure when nobody may tell of it again: without what its tasks still did. */
    Request withoutWhatGoesOn() {
        List<Part> over = after.stream().filter(part -> part.to() != 0).toList();
        return new Request(number, id, method, path, status, gone, received, sent, parts, over, tasks);
    }

    private static boolean isNotBegun(Part part) {
        return part.kind() == Kind.TASK_WAIT && part.to() == 0;
    }

    private static List<Part> after(JsonNode tasks) {
        var parts = new ArrayList<Part>();
        for (JsonNode task : tasks) {
            long asked = task.path("asked").asLong();
            long started = task.path("started").asLong();
            long ended = task.path("ended").asLong();
            parts.add(new Part(Kind.TASK_WAIT, asked, started == 0 ? ended : started, 0)); // one may be dropped at once
            if (started != 0) {
                parts.add(new Part(Kind.TASK, started, ended, 0));
            }
        }
        return begun(parts);
    }

    /** Where any has begun, those alone: what has not would cover them. */
    private static List<Part> begun(List<Part> parts) {
        List<Part> begun = parts.stream().filter(part -> !isNotBegun(part)).toList();
        return begun.isEmpty() ? List.copyOf(parts) : begun;
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
