package dev.kaam.web;

import dev.kaam.learn.CourseJson;
import dev.kaam.learn.Learn;
import dev.kaam.todo.Problem;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /learn}: the self-check in a language. */
public final class LearnRoutes {
    /** Each is made when somebody first asks for it; there are as many as languages. */
    private final Map<String, Assets.Asset> courses = new ConcurrentHashMap<>();

    public List<Route> routes() {
        return List.of(Route.of(HttpMethod.GET, "/learn", this::course));
    }

    private Reply course(Request request) {
        request.onlyQuery(Set.of("lang"));
        String said = request.query("lang");
        String language = said == null ? Learn.LANGUAGES.getFirst() : said;
        if (!Learn.LANGUAGES.contains(language)) {
            throw Problem.malformed("lang is one of " + String.join(", ", Learn.LANGUAGES) + ".");
        }
        return courses.computeIfAbsent(language, LearnRoutes::make).reply(request);
    }

    private static Assets.Asset make(String language) {
        String json = CourseJson.of(Learn.in(language)).toString();
        return Assets.Asset.of("application/json", json.getBytes(StandardCharsets.UTF_8));
    }
}
