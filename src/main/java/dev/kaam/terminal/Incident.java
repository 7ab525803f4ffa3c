package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;

/** Something that held requests up, in words. */
record Incident(long number, String words) {
    private static final int CULPRITS = 3;

    static Incident of(JsonNode json) {
        return new Incident(
                json.path("number").asLong(), Text.plain(what(json) + culprits(json) + waited(json) + where(json)));
    }

    private static String what(JsonNode json) {
        String took = Text.time(json.path("to").asLong() - json.path("from").asLong());
        String loop = json.path("loop").asText("a loop");
        return switch (json.path("kind").asText()) {
            case "computing" -> loop + " computed for " + took;
            case "parked" -> loop + " stood still for " + took;
            case "gc" -> "The garbage collector stopped everything for " + took;
            case "host" -> "The machine stopped everything for " + took;
            default -> json.path("kind").asText() + " for " + took;
        };
    }

    private static String culprits(JsonNode json) {
        var words = new StringBuilder();
        int told = 0;
        for (JsonNode culprit : json.path("culprits")) {
            if (told++ == CULPRITS) {
                return words.append(" and others").toString();
            }
            words.append(told == 1 ? " in request #" : ", #")
                    .append(culprit.path("request").asLong());
        }
        return words.toString();
    }

    private static String waited(JsonNode json) {
        int waited = json.path("waited").size() + json.path("waitedLeftOut").asInt();
        return waited == 0 ? "" : waited == 1 ? ", and held up 1 request" : ", and held up " + waited + " requests";
    }

    private static String where(JsonNode json) {
        String frame = json.path("stack").path(0).asText();
        return frame.isEmpty() ? "" : "; at " + frame;
    }
}
