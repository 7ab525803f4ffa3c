package dev.kaam.openapi;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds an answer to the description: its operation, its status, its content type, its headers and its body are described.
 * Outside of what is described there are only the files of the page, OPTIONS, and problems.
 */
public final class Conformance {
    /** Where the files of the page lie, which are no part of the API. */
    public static final List<String> PAGE = List.of("/", "/web/*", "/webjars/*");

    private static final Place PROBLEM = Place.of("components", "schemas", "Problem");
    private static final Set<String> HEADERS = headers();
    private static final Set<Integer> OUTSIDE = Set.of(400, 403, 404, 405);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Conformance() {}

    /** Returns what was answered to which operation, as {@link Operation#answers} has it; outside of those, nothing much. */
    public static String check(Exchange exchange) {
        hold(exchange.headers().get("X-Request-Id") != null, exchange.line() + " without an X-Request-Id.");
        Operation operation = Operation.find(exchange);
        if (operation != null) {
            described(operation, exchange);
            return operation.name() + " " + exchange.status();
        }
        if (!(exchange.status() < 400 && (isOfThePage(exchange.path()) || isAboutMethods(exchange)))) {
            outside(exchange);
        }
        return "outside " + exchange.status();
    }

    /** A body that says that it is a problem. */
    public static void problem(int status, String body) {
        fits(PROBLEM, body, "The problem " + body);
        hold(
                tree(body).path("status").asInt() == status,
                "The problem has another status than " + status + ": " + body);
    }

    private static void described(Operation operation, Exchange exchange) {
        Place answer = operation.answer(exchange.status());
        hold(
                answer.exists(),
                exchange.line() + ", which openapi.yaml does not describe for " + operation.name() + ": "
                        + exchange.body());
        headers(answer, exchange);
        Place content = answer.at("content");
        String type = exchange.mediaType();
        if (content.exists() || !type.isEmpty()) {
            hold(
                    content.at(type).exists(),
                    exchange.line() + " as '" + type + "'; openapi.yaml describes " + content.names() + ".");
        }
        if (!exchange.isHead()) {
            body(content.at(type), exchange);
        }
    }

    private static void headers(Place answer, Exchange exchange) {
        for (String name : HEADERS) {
            Place header = answer.at("headers").at(name);
            String value = exchange.headers().get(name);
            if (value == null) {
                hold(
                        !header.node().path("required").asBoolean(),
                        exchange.line() + " without " + name + ", which openapi.yaml promises.");
            } else {
                hold(
                        header.exists(),
                        exchange.line() + " with " + name + ": " + value + ", which openapi.yaml does not describe.");
                boolean isNumber =
                        header.at("schema").node().path("type").asText().equals("integer");
                fits(header.at("schema"), isNumber ? value : text(value), exchange.line() + " with " + name);
            }
        }
    }

    private static void body(Place content, Exchange exchange) {
        if (!content.exists()) {
            hold(exchange.body().isEmpty(), exchange.line() + " with a body that openapi.yaml does not describe.");
        } else if (exchange.mediaType().endsWith("json")) {
            fits(content.at("schema"), exchange.body(), exchange.line() + " with a body that");
        } else {
            hold(!exchange.body().isEmpty(), exchange.line() + " without the body that openapi.yaml describes.");
        }
    }

    private static void outside(Exchange exchange) {
        hold(
                OUTSIDE.contains(exchange.status()),
                exchange.line() + ", but openapi.yaml knows no such operation: " + exchange.body());
        hold(exchange.status() != 405 || exchange.headers().containsKey("Allow"), exchange.line() + " without Allow.");
        if (!exchange.isHead()) {
            problem(exchange.status(), exchange.body());
        }
    }

    private static boolean isAboutMethods(Exchange exchange) {
        Map<String, String> headers = exchange.headers();
        return exchange.method().equals("OPTIONS")
                && exchange.status() == 204
                && (headers.containsKey("Allow") || headers.containsKey("Access-Control-Allow-Origin"));
    }

    private static boolean isOfThePage(String path) {
        return path.equals("/") || path.startsWith("/web/") || path.startsWith("/webjars/");
    }

    private static void fits(Place schema, String json, String what) {
        List<String> wrongs = Schemas.wrongs(schema, json);
        hold(
                wrongs.isEmpty(),
                what + " does not fit " + schema.pointer() + " of openapi.yaml:"
                        + wrongs.stream().limit(5).map(wrong -> "\n  " + wrong).collect(joining())
                        + "\n" + json);
    }

    private static void hold(boolean is, String sentence) {
        if (!is) {
            throw new AssertionError(sentence);
        }
    }

    private static String text(String value) {
        return JSON.getNodeFactory().textNode(value).toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new AssertionError(json, wrong);
        }
    }

    /** The names of all headers that are described anywhere: where one comes that is not described there, something is wrong. */
    private static Set<String> headers() {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        for (Operation operation : Operation.all()) {
            Place answers = operation.place().at("responses");
            answers.names()
                    .forEach(status ->
                            names.addAll(answers.at(status).at("headers").names()));
        }
        return names;
    }
}
