package dev.kaam.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Problem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, by their content type. */
final class Bodies {
    private static final List<String> JSON = List.of("application/json");
    private static final List<String> PATCH = List.of("application/merge-patch+json", "application/json");

    private Bodies() {}

    static ObjectNode json(Request request) {
        return read(request, JSON);
    }

    static ObjectNode mergePatch(Request request) {
        return read(request, PATCH);
    }

    private static ObjectNode read(Request request, List<String> accepted) {
        String type = mediaType(request.header("Content-Type"));
        if (!accepted.contains(type)) {
            String sent = type.isEmpty() ? "no Content-Type" : "Content-Type " + type;
            throw Problem.of(
                    Problem.Kind.UNSUPPORTED_TYPE,
                    "The body came with " + sent + ". Send it as " + String.join(" or ", accepted) + ".");
        }
        return Json.object(request.body());
    }

    private static String mediaType(@Nullable String header) {
        String type = header == null ? "" : header;
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
