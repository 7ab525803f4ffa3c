package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list comes newest first, page by page. */
class ListTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void a_page_holds_50_unless_asked_and_200_at_most() {
        add(201);
        assertThat(titles(kaam.get("/todos"))).isEqualTo(down(200, 151));
        assertThat(titles(kaam.get("/todos?limit=3"))).isEqualTo(down(200, 198));
        assertThat(titles(kaam.get("/todos?limit=200"))).isEqualTo(down(200, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 125})
    void each_todo_comes_once_while_others_are_added_and_taken_away(int limit) {
        add(250);
        List<String> seen = new ArrayList<>();
        for (String page = "/todos?limit=" + limit; page != null; ) {
            var answer = kaam.get(page);
            seen.addAll(titles(answer));
            kaam.post("/todos", "{\"title\":\"meanwhile\"}");
            kaam.delete("/todos/" + Tree.of(answer.body()).path(0).path("id").asText());
            page = next(answer);
        }
        assertThat(seen).isEqualTo(down(249, 0));
    }

    @Test
    void a_page_that_is_just_full_has_no_next() {
        add(4);
        var full = kaam.get("/todos?limit=4");
        assertThat(titles(full)).isEqualTo(down(3, 0));
        assertThat(next(full)).isNull();
    }

    @Test
    void the_page_behind_is_short_and_has_no_next() {
        add(5);
        String next = next(kaam.get("/todos?limit=4"));
        var rest = kaam.get(String.valueOf(next));
        assertThat(titles(rest)).isEqualTo(down(0, 0));
        assertThat(next(rest)).isNull();
    }

    private void add(int todos) {
        for (int i = 0; i < todos; i++) {
            assertThat(kaam.post("/todos", "{\"title\":\"" + i + "\"}").statusCode())
                    .isEqualTo(201);
        }
    }

    private static List<String> titles(HttpResponse<String> answer) {
        return Tree.of(answer.body()).findValuesAsText("title");
    }

    /** The numbers from the first down to the last. */
    private static List<String> down(int first, int last) {
        return IntStream.rangeClosed(last, first)
                .mapToObj(i -> String.valueOf(first + last - i))
                .toList();
    }

    private static @Nullable String next(HttpResponse<String> answer) {
        var link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        return link.matches() ? link.group(1) : null;
    }
}
