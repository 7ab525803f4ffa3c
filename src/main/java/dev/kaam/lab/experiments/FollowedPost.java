package dev.kaam.lab.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
import dev.kaam.lab.load.Answer;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Conversations.Client;
import dev.kaam.lab.load.Exchange;
import java.time.Duration;
import java.util.Map;

/**
 * A todo that was added, and the fake task behind it. What the server did is told by its own clock, from when it had received the
 * request; only the answer is the client's, from when it had sent it.
 *
 * @param exchange what the client saw of it
 * @param sentMillis when the server had handed it to the socket
 * @param begunMillis when the task began
 * @param endedMillis when it ended
 */
record FollowedPost(Exchange exchange, double sentMillis, double begunMillis, double endedMillis) {
    private static final Duration LOOK = Duration.ofMillis(5);
    /** Longer than any task here takes. */
    private static final int LOOKS_MAX = 2_000;

    /** Sends it, and returns when its task has ended. */
    static FollowedPost send(Bench bench, Client client, String id) throws InterruptedException {
        var post = new Call("POST", "/todos", "{\"title\":\"followed\"}", Map.of("X-Request-Id", id));
        Answer answer = client.ask(post);
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            JsonNode request = Told.json(client.ask(Call.get("/flow/" + id)));
            for (JsonNode task : request.path("tasks")) {
                if (task.path("name").asText().equals("fake-task") && task.has("ended") && request.has("sent")) {
                    return of(answer, request, task);
                }
            }
            bench.time().sleep(LOOK);
        }
        throw new LabException("The server does not tell that the task after the request " + id + " has ended.");
    }

    /** When the client had its answer. */
    double answerMillis() {
        return exchange.latency() / 1e6;
    }

    boolean isEarly() {
        return begunMillis < sentMillis;
    }

    private static FollowedPost of(Answer answer, JsonNode request, JsonNode task) {
        double received = Told.number(request, "received");
        return new FollowedPost(
                answer.exchange(),
                Told.millis(Told.number(request, "sent") - received),
                Told.millis(Told.number(task, "started") - received),
                Told.millis(Told.number(task, "ended") - received));
    }
}
