package dev.kaam.openapi;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, and what was answered.
 *
 * @param target the path and the query, as they were sent
 * @param headers of the answer; found whatever their case
 */
public record Exchange(String method, String target, int status, Map<String, String> headers, String body) {

    public static Exchange of(String method, String target, HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, lines) -> headers.put(name, String.join(", ", lines)));
        return new Exchange(method, target, answer.statusCode(), headers, answer.body());
    }

    String path() {
        return target.split("[?#]", 2)[0];
    }

    boolean isHead() {
        return method.equals("HEAD");
    }

    /** Without its parameters; empty where there is none. */
    String mediaType() {
        String type = headers.getOrDefault("Content-Type", "");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    String line() {
        return method + " " + target + " was answered " + status;
    }
}
