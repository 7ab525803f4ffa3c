package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that has a list does not get it again, until something of it has changed. */
@SuppressWarnings("NullAway.Init")
class ListTagTest {
    private TestKaam kaam;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        kaam.post("/todos", "{\"title\":\"1\"}");
        kaam.post("/todos", "{\"title\":\"2\"}");
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void a_list_that_is_as_it_was_is_not_sent_again() {
        for (String path : new String[] {"/todos", "/todos?limit=1&count=true", "/todos?q=1", "/trash"}) {
            String tag = tag(kaam.get(path));
            HttpResponse<String> again = kaam.get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(tag(again)).isEqualTo(tag);
            assertThat(again.body()).isEmpty();
        }
    }

    @Test
    void a_list_of_which_anything_has_changed_has_another_tag() {
        String before = tag(kaam.get("/todos"));
        String id = Tree.of(kaam.get("/todos").body()).path(0).path("id").asText();
        kaam.patch("/todos/" + id, "{\"completed\":true}");
        HttpResponse<String> changed = kaam.get("/todos", "If-None-Match", before);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(tag(changed)).isNotEqualTo(before);
        kaam.delete("/todos/" + id);
        assertThat(tag(kaam.get("/todos"))).isNotIn(before, tag(changed));
    }

    @Test
    void the_number_of_all_belongs_to_the_tag_too() {
        String first = tag(kaam.get("/todos?limit=1&count=true&sort=createdAt"));
        kaam.post("/todos", "{\"title\":\"3\"}");
        assertThat(tag(kaam.get("/todos?limit=1&count=true&sort=createdAt"))).isNotEqualTo(first);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
