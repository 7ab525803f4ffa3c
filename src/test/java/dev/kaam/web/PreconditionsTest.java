package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A todo at version 2, asked for and changed under conditions. */
class PreconditionsTest {
    private static TestKaam kaam;
    private String todo = "";
    private String changes = "";

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @BeforeEach
    void a_todo_at_version_2() {
        todo = kaam.post("/todos", "{\"title\":\"x\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(etag(kaam.patch(todo, "{\"notes\":\"n\"}"))).isEqualTo("\"2\"");
        changes = kaam.get("/changes?limit=500").body();
    }

    @Test
    void the_tag_is_the_version_in_quotes() {
        var read = kaam.get(todo);
        assertThat(Tree.of(read.body()).path("version").asInt()).isEqualTo(2);
        assertThat(etag(read)).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", " \"2\" ", "*", "\"1\", \"2\"", "\"1\",\"2\",\"3\"", "\"abc\",W/\"1\",\"2\""})
    void a_change_of_the_version_that_is_there_is_done(String ifMatch) {
        assertThat(etag(kaam.patch(todo, "{\"title\":\"y\"}", "If-Match", ifMatch)))
                .isEqualTo("\"3\"");
        assertThat(kaam.put(todo, "{\"title\":\"y\"}", "If-Match", "\"3\"").statusCode())
                .isEqualTo(200);
        assertThat(kaam.delete(todo, "If-Match", "\"4\"").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "\"3\"",
                "W/\"2\"",
                "\"02\"",
                "\"\"",
                "\"2 \"",
                "\"1\", \"3\"",
                "\"99999999999999999999\""
            })
    void a_change_of_another_version_is_refused_with_the_tag_that_it_has(String ifMatch) {
        stale(kaam.patch(todo, "{\"title\":\"y\"}", "If-Match", ifMatch));
        stale(kaam.put(todo, "{\"title\":\"y\"}", "If-Match", ifMatch));
        stale(kaam.delete(todo, "If-Match", ifMatch));
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(changes);
    }

    private static void stale(HttpResponse<String> answer) {
        Refusal.of(answer, 412, "stale");
        assertThat(etag(answer)).isEqualTo("\"2\"");
    }

    @Test
    void the_tags_may_come_in_two_headers() {
        var answer = kaam.patch(todo, "{\"title\":\"y\"}", "If-Match", "\"1\"", "If-Match", "\"2\"");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"2\"", "*", "\"1\", \"2\"", "\"1\",W/\"2\""})
    void what_the_client_has_is_not_sent_again(String ifNoneMatch) {
        var answer = kaam.get(todo, "If-None-Match", ifNoneMatch);
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(etag(answer)).isEqualTo("\"2\"");
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "\"22\"", "\"x\"", "W/\"1\", \"3\""})
    void what_the_client_does_not_have_is_sent(String ifNoneMatch) {
        var answer = kaam.get(todo, "If-None-Match", ifNoneMatch);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(kaam.get(todo).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2", "\"2", "2\"", "'2'", "W/2", "w/\"2\"", "*, \"2\"", "\"1\" \"2\"", "\"1\";\"2\"", "**"})
    void what_is_no_list_of_tags_cannot_be_read(String tags) {
        Refusal.of(kaam.delete(todo, "If-Match", tags), 400, "malformed");
        Refusal.of(kaam.get(todo, "If-None-Match", tags), 400, "malformed");
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(changes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"2\"", "\"1\", W/\"2\""})
    void what_the_client_has_already_is_not_written(String ifNoneMatch) {
        var refused = kaam.patch(todo, "{\"title\":\"y\"}", "If-None-Match", ifNoneMatch);
        Refusal.of(refused, 412, "stale");
        assertThat(etag(refused)).isEqualTo("\"2\"");
        Refusal.of(kaam.delete(todo, "If-None-Match", ifNoneMatch), 412, "stale");
        assertThat(kaam.get("/changes?limit=500").body()).isEqualTo(changes);
    }

    @Test
    void a_read_of_another_version_than_expected_is_stale() {
        Refusal.of(kaam.get(todo, "If-Match", "\"1\""), 412, "stale");
        assertThat(kaam.get(todo, "If-Match", "\"2\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "W/TAG", "\"x\", TAG"})
    void a_file_of_the_page_that_the_client_has_is_not_sent_again(String ifNoneMatch) {
        String tag = etag(kaam.get("/web/app.js"));
        var again = kaam.get("/web/app.js", "If-None-Match", ifNoneMatch.replace("TAG", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(etag(again)).isEqualTo(tag);
    }

    @Test
    void a_list_of_too_many_tags_cannot_be_read() {
        Refusal.of(kaam.delete(todo, "If-Match", "\"1\",".repeat(300) + "\"2\""), 400, "malformed");
    }

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElse("none");
    }
}
