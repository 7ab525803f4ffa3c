package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body says what it is. A form or a text, which any web page may send unasked, is never taken for JSON. */
class ContentTypeTest {
    private static final String TITLED = "{\"title\":\"x\"}";
    private static TestKaam kaam;
    private static String todo;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", TITLED).headers().firstValue("Location").orElseThrow();
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/merge-patch+json",
                "json",
                "*/*",
                "; charset=utf-8"
            })
    void a_body_of_another_type_is_refused(String type) {
        String before = kaam.get("/changes").body();
        Refusal.of(kaam.post("/todos", TITLED, "Content-Type", type), 415, "unsupported-type");
        Refusal.of(kaam.put(todo, TITLED, "Content-Type", type), 415, "unsupported-type");
        assertThat(kaam.get("/changes").body()).isEqualTo(before);
    }

    @Test
    void a_body_without_a_type_is_refused() throws Exception {
        var answer = RawHttp.ask(
                kaam,
                "POST /todos HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + TITLED.length() + "\r\n\r\n" + TITLED);
        Refusal.of(answer, 415, "unsupported-type");
    }

    @Test
    void a_broken_form_is_refused_too() {
        var answer = kaam.post("/todos", "%zz=%", "Content-Type", "application/x-www-form-urlencoded");
        Refusal.of(answer, 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "APPLICATION/JSON", " application/json ;x=y"})
    void the_case_and_parameters_of_a_type_do_not_matter(String type) {
        assertThat(kaam.post("/todos", TITLED, "Content-Type", type).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/merge-patch+json", "application/json"})
    void a_patch_comes_as_merge_patch_or_JSON(String type) {
        assertThat(kaam.patch(todo, "{}", "Content-Type", type).statusCode()).isEqualTo(200);
    }

    @Test
    void another_kind_of_patch_is_refused() {
        var answer = kaam.patch(todo, "[]", "Content-Type", "application/json-patch+json");
        assertThat(Refusal.of(answer, 415, "unsupported-type").detail()).contains("application/merge-patch+json");
    }
}
