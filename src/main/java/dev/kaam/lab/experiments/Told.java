package dev.kaam.lab.experiments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
import dev.kaam.lab.load.Answer;
import dev.kaam.lab.load.Call;
import java.util.ArrayList;
import java.util.List;

/** What a server itself tells of its requests, in its own words and microseconds: {@code GET /flow}, see docs/flow.md. */
final class Told {
    /** More it does not tell at once. */
    static final int MAX = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Told() {}

    /** The newest to a path, at most {@link #MAX}, in the order in which they came. */
    static List<JsonNode> newest(Bench bench, String server, String path, int count) {
        List<JsonNode> found = new ArrayList<>();
        Call newest = Call.get("/flow?path=" + path + "&limit=" + count);
        json(bench.clients().ask(bench.server(server).address(), newest))
                .path("requests")
                .forEach(found::add);
        return found;
    }

    /** A moment, or the time between two, in milliseconds. */
    static double millis(double micros) {
        return micros / 1e3;
    }

    /** A number that it tells under a name. Throws {@link LabException} where it does not: what is missing is not nothing. */
    static double number(JsonNode of, String name) {
        JsonNode told = of.path(name);
        if (!told.isNumber()) {
            throw new LabException("The server does not tell '" + name + "'.");
        }
        return told.asDouble();
    }

    /** A header of an answer, its name in lower case. Throws {@link LabException} where it has none. */
    static String header(Answer answer, String name) {
        String told = answer.headers().get(name);
        if (told == null) {
            throw new LabException("The server answered " + answer.status() + " without the header '" + name + "'.");
        }
        return told;
    }

    /** Throws {@link LabException} where the answer is none. */
    static JsonNode json(Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException broken) {
            throw new LabException("The server answered with what is no JSON.", broken);
        }
    }
}
