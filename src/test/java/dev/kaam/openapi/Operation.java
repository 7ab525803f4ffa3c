package dev.kaam.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operation that is described.
 *
 * @param path with names for its variable parts: {@code /todos/{id}}
 */
public record Operation(String method, String path, Pattern paths, Place place) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<Operation> ALL = read();

    public static List<Operation> all() {
        return ALL;
    }

    /** Null where there is none. A GET answers HEAD too. */
    static @Nullable Operation find(Exchange exchange) {
        String method = exchange.isHead() ? "GET" : exchange.method();
        return ALL.stream()
                .filter(operation -> operation.method.equals(method)
                        && operation.paths.matcher(exchange.path()).matches())
                .findFirst()
                .orElse(null);
    }

    /** {@code GET /todos/{id}}. */
    public String name() {
        return method + " " + path;
    }

    /** {@code GET /todos/{id} 200} and so on. */
    public Set<String> answers() {
        var answers = new TreeSet<String>();
        for (String status : place.at("responses").names()) {
            answers.add(name() + " " + status);
        }
        return answers;
    }

    Place answer(int status) {
        return place.at("responses").at(String.valueOf(status));
    }

    /** The names of its query parameters, as the alphabet has them. */
    public Set<String> query() {
        var names = new TreeSet<String>();
        for (Place parameter : place.at("parameters").elements()) {
            if (parameter.node().path("in").asText().equals("query")) {
                names.add(parameter.node().path("name").asText());
            }
        }
        return names;
    }

    private static List<Operation> read() {
        var all = new ArrayList<Operation>();
        for (String path : Place.of("paths").names()) {
            Place item = Place.of("paths", path);
            // an address with a slash behind it is the same to the server
            Pattern paths = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+") + "/?");
            Stream.of(item.names())
                    .flatMap(List::stream)
                    .filter(METHODS::contains)
                    .forEach(method -> all.add(
                            new Operation(method.toUpperCase(java.util.Locale.ROOT), path, paths, item.at(method))));
        }
        return List.copyOf(all);
    }
}
