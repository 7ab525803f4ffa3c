package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.kaam.TestKaam;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not one JSON object in UTF-8. */
class NotJsonTest {
    private static final String TITLED = "{\"title\":\"x\"}";
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

    static Stream<Named<String>> texts() {
        return Stream.of(
                named("empty", ""),
                named("white space", " \n"),
                named("a word", "hello"),
                named("truncated", "{\"title\":\"x\""),
                named("two objects", TITLED + TITLED),
                named("a bracket too many", TITLED + "}"),
                named("an array", "[" + TITLED + "]"),
                named("a number", "7"),
                named("a text", "\"title\""),
                named("null", "null"),
                named("single quotes", "{'title':'x'}"),
                named("a comment", "/* x */" + TITLED),
                named("NaN", "{\"title\":\"x\",\"order\":NaN}"),
                named("a line break in a text", "{\"title\":\"x\ny\"}"),
                named("a name twice", "{\"title\":\"x\",\"title\":\"y\"}"),
                named("an inner name twice", "{\"title\":\"x\",\"due\":{\"date\":null,\"date\":null}}"),
                named("half a character as a name", "{\"title\":\"x\",\"\\ud800\":1}"),
                named("a name of 300 characters", "{\"" + "n".repeat(300) + "\":1}"),
                named("a number of 200 digits", "{\"title\":\"x\",\"order\":" + "1".repeat(200) + "}"),
                named("21 levels", deep(21)),
                named("100,000 levels", "[".repeat(100_000)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void what_is_not_one_JSON_object_cannot_be_read(String body) {
        Refusal.of(kaam.post("/todos", body), 400, "malformed");
    }

    static Stream<Named<byte[]>> encodings() {
        return Stream.of(
                named("a byte that never is in UTF-8", latin1("{\"title\":\"\u00ff\"}")),
                named("a character cut off", latin1("{\"title\":\"\u00e0\u00a4\"}")),
                named("an overlong form", latin1("{\"title\":\"\u00c1\u0081\"}")),
                named("half a surrogate pair", latin1("{\"title\":\"\u00ed\u00a0\u0080\"}")),
                named("UTF-16 with its mark", TITLED.getBytes(StandardCharsets.UTF_16)),
                named("UTF-16LE", TITLED.getBytes(StandardCharsets.UTF_16LE)),
                named("UTF-8 with a mark", ("\ufeff" + TITLED).getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void what_is_not_UTF8_cannot_be_read(byte[] body) {
        Refusal.of(kaam.send("POST", "/todos", BodyPublishers.ofByteArray(body)), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void a_change_is_read_as_strictly(String method) {
        var answer = kaam.send(method, "/todos/01a20d7b-485b-7000-ab86-64a078a3299f", "{\"title\":");
        Refusal.of(answer, 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":                 | The JSON is not complete: it breaks off at line 1, column 10.
            {"title":"x               | The JSON is not complete: it breaks off at line 1, column 12.
            {"title":"x"} {}          | The body must be one JSON value, and goes on behind it at line 1, column 15.
            {"title":"x","title":"y"} | The JSON has a name twice in one object, the second at line 1, column 21.
            {'title':'x'}             | The body is not JSON: there is something unexpected at line 1, column 2.
            {"काम":x}                 | The body is not JSON: there is something unexpected at line 1, column 8.
            `{\\n  "title": x}`       | The body is not JSON: there is something unexpected at line 2, column 12.
            """)
    void the_answer_says_what_is_wrong_and_where(String body, String detail) {
        var refusal = Refusal.of(kaam.post("/todos", body.replace("\\n", "\n")), 400, "malformed");
        assertThat(refusal.detail()).isEqualTo(detail);
    }

    @Test
    void the_answer_says_where_UTF8_ends() {
        var answer = kaam.send("POST", "/todos", BodyPublishers.ofByteArray(latin1("{\"title\":\"\u00ff\"}")));
        assertThat(Refusal.of(answer, 400, "malformed").detail())
                .isEqualTo("The body is not UTF-8: look at line 1, column 11.");
    }

    @Test
    void twenty_levels_can_be_read() {
        var refusal = Refusal.of(kaam.post("/todos", deep(20)), 422, "invalid");
        assertThat(refusal.pointers()).contains("/a");
    }

    private static String deep(int levels) {
        return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
