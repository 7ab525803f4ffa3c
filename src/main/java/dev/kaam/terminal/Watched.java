package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is known of a flow: the last requests and incidents, and the figures of now. For one thread. */
final class Watched {
    private static final int REQUESTS = 1_000;
    private static final int INCIDENTS = 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final NavigableMap<Long, Request> requests = new TreeMap<>();
    private final NavigableMap<Long, Incident> incidents = new TreeMap<>();
    private JsonNode state = MissingNode.getInstance();

    /** Adds what is told; what is whole begins anew, for the server may be another, with other numbers. */
    void put(Feed.State told) {
        state = read(told.json());
        if (told.whole()) {
            requests.clear();
            incidents.clear();
        }
        if (leftOut() > 0) { // what goes on may long be over: nobody will tell of it again, but of the slowest requests
            requests.values().removeIf(Request::isOpen);
            requests.replaceAll((number, request) -> request.withoutWhatGoesOn());
        }
        for (JsonNode request : state.path("requests")) {
            requests.put(request.path("number").asLong(), Request.of(request));
        }
        for (JsonNode incident : state.path("incidents")) {
            incidents.put(incident.path("number").asLong(), Incident.of(incident));
        }
        keep(requests, REQUESTS);
        keep(incidents, INCIDENTS);
    }

    /** Throws {@code TerminalException} where it is no JSON. */
    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException unreadable) {
            throw new TerminalException(
                    "What the server tells of its flow is no JSON: is it another version of Kaam?", unreadable);
        }
    }

    private static void keep(NavigableMap<Long, ?> all, int max) {
        while (all.size() > max) {
            all.pollFirstEntry();
        }
    }

    /** The last that was told. */
    JsonNode state() {
        return state;
    }

    /** The server's clock when it told, in µs. */
    long now() {
        return state.path("now").asLong();
    }

    /** Throws {@code TerminalException} when the server keeps nothing that could be looked at. */
    static void holdRecording(JsonNode state) {
        if (!state.path("recording").asBoolean(true)) {
            throw new TerminalException("The server records no flow: start it without --flow off.");
        }
    }

    /** How many changed and were not told, since there was no room. */
    int leftOut() {
        return state.path("leftOut").asInt();
    }

    /** The oldest first. */
    Collection<Request> requests() {
        return requests.values();
    }

    /** The newest first. */
    List<Incident> incidents() {
        return new ArrayList<>(incidents.descendingMap().values());
    }
}
