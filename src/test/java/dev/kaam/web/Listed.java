package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client reads that follows a list page by page. */
final class Listed {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private Listed() {}

    /** Everything in a list, from the first page to the last. */
    static List<JsonNode> all(TestKaam kaam, String path) {
        List<JsonNode> all = new ArrayList<>();
        for (String page = path; page != null; ) {
            HttpResponse<String> answer = kaam.get(page);
            assertThat(answer.statusCode()).as("%s: %s", page, answer.body()).isEqualTo(200);
            Tree.of(answer.body()).forEach(all::add);
            page = next(answer);
        }
        return all;
    }

    static List<String> titles(TestKaam kaam, String path) {
        return all(kaam, path).stream().map(todo -> todo.path("title").asText()).toList();
    }

    static @Nullable String next(HttpResponse<String> answer) {
        Matcher link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        return link.matches() ? link.group(1) : null;
    }

    /** Adds a todo and returns its path. */
    static String add(TestKaam kaam, String json) {
        HttpResponse<String> answer = kaam.post("/todos", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
