package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Something that held requests up, in words. */
record Incident(long number, String words) {
    private static final int CULPRITS = 3;
    private static final double MILLI = 1e3;
    /** Frames of the JDK, and what only sleeps: who called them says more. */
    private static final Pattern CALLED = Pattern.compile("(java|jdk|sun)\\.|dev\\.kaam\\.SystemTime\\.");
    /** The loader, the module and the package of a frame, and its line. */
    private static final Pattern AROUND = Pattern.compile("^([^$(]*/)?([a-z_]\\w*\\.)*|\\(.*$");

    static Incident of(JsonNode json) {
        return new Incident(
                json.path("number").asLong(), Text.plain(what(json) + where(json) + culprits(json) + waited(json)));
    }

    private static String what(JsonNode json) {
        String took = " for " + Text.time((long) (json.path("wallMs").asDouble() * MILLI));
        String loop = json.path("loop").asText("a loop");
        return switch (json.path("kind").asText()) {
                    case "computing" -> loop + " computed" + took;
                    case "parked" -> loop + " stood still" + took;
                    case "gc" -> "The garbage collector stopped everything" + took;
                    case "host" -> "The machine stopped everything" + took;
                    default -> json.path("kind").asText() + took;
                }
                + (json.has("to") ? "" : " up to now");
    }

    /** The last call that says something, in short. */
    private static String where(JsonNode json) {
        for (JsonNode frame : json.path("stack")) {
            if (!CALLED.matcher(frame.asText()).lookingAt()) {
                return " at " + AROUND.matcher(frame.asText()).replaceAll("");
            }
        }
        return "";
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
}
