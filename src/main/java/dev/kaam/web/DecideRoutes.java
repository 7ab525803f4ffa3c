package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.decide.Arrivals.Users;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Curves;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.DecisionJson;
import dev.kaam.lab.decide.Question;
import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code /decide}: which way to run handlers pays, by the laws of queues. It computes, and any page that a browser shows may make it
 * ask (an answer it may not read is computed all the same): so one is computed at a time, of so few users that it takes less than a
 * second, and the others are told to come again.
 */
public final class DecideRoutes {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Measured: with 128 cores they take 0.4 s of computing, five times as many 1.3 s. */
    private static final int USERS_MAX = 20_000;

    private final Bulkhead bulkhead =
            new Bulkhead("Another decision is being computed, which takes less than a second. Try again.");

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/decide", this::decide));
    }

    private Reply decide(Request request) {
        request.onlyQuery(Asking.NAMES);
        Map<String, String> words = new TreeMap<>();
        for (String name : Asking.NAMES) {
            String word = request.query(name);
            if (word != null) {
                words.put(name, word);
            }
        }
        return Reply.json(
                200, Buffer.buffer(bulkhead.alone(() -> decision(words)).toString()));
    }

    private static Question bounded(Question asked) {
        if (asked.arrivals() instanceof Users users && users.count() > USERS_MAX) {
            throw Problem.malformed("users are 1 to " + USERS_MAX + " here; bin/kaam decide computes of more.");
        }
        return asked;
    }

    private static ObjectNode decision(Map<String, String> words) {
        try {
            Decision decision = Decision.of(bounded(Asking.read(words, CORES)));
            ObjectNode json = DecisionJson.of(decision);
            json.set("curves", Curves.of(decision));
            return json;
        } catch (IllegalArgumentException wrong) {
            throw Problem.malformed(wrong.getMessage() + ".");
        }
    }
}
