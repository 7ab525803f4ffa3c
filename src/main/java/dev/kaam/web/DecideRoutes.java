package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Curves;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.DecisionJson;
import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code /decide}: which way to run handlers pays, by the laws of queues. */
public final class DecideRoutes {
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/decide", DecideRoutes::decide));
    }

    private static Reply decide(Request request) {
        request.onlyQuery(Asking.NAMES);
        Map<String, String> words = new TreeMap<>();
        for (String name : Asking.NAMES) {
            String word = request.query(name);
            if (word != null) {
                words.put(name, word);
            }
        }
        return Reply.json(200, Buffer.buffer(decision(words).toString()));
    }

    private static ObjectNode decision(Map<String, String> words) {
        try {
            Decision decision = Decision.of(Asking.read(words, CORES));
            ObjectNode json = DecisionJson.of(decision);
            json.set("curves", Curves.of(decision));
            return json;
        } catch (IllegalArgumentException wrong) {
            throw Problem.malformed(wrong.getMessage() + ".");
        }
    }
}
