package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What todobackend.com asks of every todo service, from a page of another origin: its sixteen rules, at {@code /todos}. */
class TodoBackendTest {
    private static final String[] PAGE = {"Origin", "https://www.todobackend.com", "Content-Type", "application/json"};
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.with(data, settings -> settings.withCors("*"));
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @BeforeEach
    void after_a_DELETE_of_the_root_its_GET_is_a_bare_empty_array() {
        var deleted = ask("DELETE", "/todos", "");
        assertThat(deleted.statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/todos", "").body()).isEqualTo("[]");
    }

    @Test
    void the_root_answers_a_GET() {
        var answer = ask("GET", "/todos", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void the_root_answers_a_POST_with_the_todo_that_was_posted() {
        var answer = ask("POST", "/todos", "{\"title\":\"a todo\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(Tree.of(answer.body()).path("title").asText()).isEqualTo("a todo");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void a_posted_todo_is_in_the_list() {
        JsonNode posted = post("walk the dog");
        assertThat(Tree.of(ask("GET", "/todos", "").body())).containsExactly(posted);
    }

    @Test
    void a_new_todo_is_not_completed() {
        assertThat(post("blah").path("completed")).isEqualTo(Tree.of("false"));
        assertThat(Tree.of(ask("GET", "/todos", "").body()).path(0).path("completed"))
                .isEqualTo(Tree.of("false"));
    }

    @Test
    void a_new_todo_has_a_url_which_is_a_text_and_gives_the_todo() {
        JsonNode posted = post("blah");
        assertThat(posted.path("url").isTextual()).isTrue();
        assertThat(Tree.of(ask("GET", path(posted), "").body())).isEqualTo(posted);
    }

    @Test
    void a_todo_in_the_list_has_a_url_that_gives_it() {
        post("one");
        JsonNode listed = Tree.of(ask("GET", "/todos", "").body()).path(0);
        assertThat(Tree.of(ask("GET", path(listed), "").body())).isEqualTo(listed);
    }

    @Test
    void a_todo_may_be_posted_with_an_order() {
        JsonNode posted = Tree.of(
                ask("POST", "/todos", "{\"title\":\"blah\",\"order\":523}").body());
        assertThat(posted.path("order")).isEqualTo(Tree.of("523"));
        assertThat(Tree.of(ask("GET", path(posted), "").body()).path("order")).isEqualTo(Tree.of("523"));
    }

    @ParameterizedTest
    @CsvSource({"title,\"bathe the cat\"", "completed,true", "order,95"})
    void a_PATCH_of_the_url_changes_a_field_for_good(String name, String value) {
        JsonNode posted = post("wash the dog");
        JsonNode patched = Tree.of(
                ask("PATCH", path(posted), "{\"" + name + "\":" + value + "}").body());
        assertThat(patched.path(name)).isEqualTo(Tree.of(value));
        assertThat(Tree.of(ask("GET", path(posted), "").body())).isEqualTo(patched);
        assertThat(Tree.of(ask("GET", "/todos", "").body())).containsExactly(patched);
    }

    @Test
    void a_DELETE_of_the_url_takes_that_todo_away_and_no_other() {
        JsonNode gone = post("gone");
        JsonNode stays = post("stays");
        assertThat(ask("DELETE", path(gone), "").statusCode()).isEqualTo(204);
        assertThat(ask("GET", path(gone), "").statusCode()).isEqualTo(404);
        assertThat(Tree.of(ask("GET", "/todos", "").body())).containsExactly(stays);
    }

    @Test
    void a_DELETE_of_the_root_takes_all_away() {
        post("one");
        post("two");
        ask("DELETE", "/todos", "");
        assertThat(ask("GET", "/todos", "").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
    void a_browser_that_asks_first_is_let_through(String method) throws Exception {
        for (String path : new String[] {"/todos", path(post("t"))}) {
            var answer = RawHttp.ask(
                    kaam,
                    RawHttp.request(
                            "OPTIONS " + path,
                            "Host: localhost",
                            "Origin: https://www.todobackend.com",
                            "Access-Control-Request-Method: " + method,
                            "Access-Control-Request-Headers: content-type"));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "*");
            assertThat(answer.headers().get("Access-Control-Allow-Methods")).contains(method);
            assertThat(answer.headers().get("Access-Control-Allow-Headers")).containsIgnoringCase("content-type");
        }
    }

    private static JsonNode post(String title) {
        return Tree.of(ask("POST", "/todos", "{\"title\":\"" + title + "\"}").body());
    }

    private static HttpResponse<String> ask(String method, String path, String body) {
        return kaam.send(method, path, body, PAGE);
    }

    /** What a client follows that knows only the url. */
    private static String path(JsonNode todo) {
        URI url = URI.create(todo.path("url").asText());
        assertThat(url.getPort()).isEqualTo(kaam.port());
        return url.getPath();
    }
}
