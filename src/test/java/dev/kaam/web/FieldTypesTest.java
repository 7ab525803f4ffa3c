package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a wrong type or beyond their bounds: each is named by its pointer. */
class FieldTypesTest {
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(kaam.get("/changes").body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                | /title
            {"title":null}                                    | /title
            {"title":7}                                       | /title
            {"title":["x"]}                                   | /title
            {"title":{"text":"x"}}                            | /title
            {"title":"x","notes":false}                       | /notes
            {"title":"x","notes":["a"]}                       | /notes
            {"title":"x","completed":"true"}                  | /completed
            {"title":"x","completed":1}                       | /completed
            {"title":"x","priority":"1"}                      | /priority
            {"title":"x","priority":0}                        | /priority
            {"title":"x","priority":5}                        | /priority
            {"title":"x","priority":-1}                       | /priority
            {"title":"x","priority":1.5}                      | /priority
            {"title":"x","priority":4294967297}               | /priority
            {"title":"x","priority":1e999}                    | /priority
            {"title":"x","tags":"a"}                          | /tags
            {"title":"x","tags":{"0":"a"}}                    | /tags
            {"title":"x","tags":["a",7,"b",null]}             | /tags/1 /tags/3
            {"title":"x","tags":[["a"]]}                      | /tags/0
            {"title":"x","order":"1"}                         | /order
            {"title":"x","order":[1]}                         | /order
            {"title":"x","order":1e999}                       | /order
            {"title":"x","order":-1e999}                      | /order
            {"title":"x","due":"2026-11-24"}                  | /due
            {"title":"x","due":["2026-11-24"]}                | /due
            {"title":"x","due":1764000000}                    | /due
            """)
    void a_wrong_field_is_named(String body, String pointers) {
        var refusal = Refusal.of(kaam.post("/todos", body), 422, "invalid");
        assertThat(refusal.pointers()).containsExactlyElementsOf(List.of(pointers.split(" ", -1)));
    }

    @Test
    void all_that_is_wrong_is_said_at_once() {
        var refusal = Refusal.of(kaam.post("/todos", """
                        {"title":" ","notes":7,"completed":"no","priority":9,"tags":["ok",""],"order":1e999,
                         "due":{"date":"never","time":"noon","zone":"Mars"},"colour":"red"}"""), 422, "invalid");
        assertThat(refusal.pointers())
                .containsExactlyInAnyOrder(
                        "/title",
                        "/notes",
                        "/completed",
                        "/priority",
                        "/tags/1",
                        "/order",
                        "/due/date",
                        "/due/time",
                        "/due/zone",
                        "/colour");
    }

    @Test
    void the_first_twenty_wrong_fields_are_named() {
        var refusal = Refusal.of(kaam.post("/todos", "{\"tags\":[" + "1,".repeat(99) + "1]}"), 422, "invalid");
        assertThat(refusal.pointers()).hasSize(20).startsWith("/title", "/tags/0", "/tags/1");
    }
}
