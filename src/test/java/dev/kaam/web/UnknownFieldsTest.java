package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field that does not exist is most often one that is misspelt: it is named, as a JSON Pointer. */
class UnknownFieldsTest {
    private static TestKaam kaam;
    private static String todo;
    private static String before;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", "{\"title\":\"x\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        before = kaam.get("/changes").body();
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @AfterEach
    void nothing_was_written() {
        assertThat(kaam.get("/changes").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"title":"x","titel":"y"}           | /titel
            {"title":"x","Title":"y"}           | /Title
            {"title":"x","a/b":1}               | /a~1b
            {"title":"x","a~b":1}               | /a~0b
            {"title":"x","~1":1}                | /~01
            {"title":"x","":1}                  | /
            {"title":"x","done":null}           | /done
            {"title":"x","one":1,"two":[{}]}    | /one /two
            {"title":"x","काम":1}               | /काम
            """)
    void an_unknown_field_is_named_whatever_the_method(String body, String pointers) {
        List<String> named = List.of(pointers.split(" ", -1));
        assertThat(Refusal.of(kaam.post("/todos", body), 422, "invalid").pointers())
                .isEqualTo(named);
        assertThat(Refusal.of(kaam.put(todo, body), 422, "invalid").pointers()).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"titel":"y"}         | /titel
            {"a/b~c":{}}          | /a~1b~0c
            {"one":1,"two":2}     | /one /two
            {"titel":null}        | /titel
            {"due":{"tiem":null}} | /due/tiem /due/date
            {"remind":{"til":1}}  | /remind/til /remind
            {"repeat":{"x":null}} | /repeat/x /repeat/rule
            """)
    void an_unknown_field_of_a_patch_is_named(String patch, String pointers) {
        var refusal = Refusal.of(kaam.patch(todo, patch), 422, "invalid");
        assertThat(refusal.pointers()).isEqualTo(List.of(pointers.split(" ", -1)));
    }
}
