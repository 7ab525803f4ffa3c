package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import dev.kaam.learn.Learn;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /learn}. */
class LearnRoutesTest {
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
    void each_language_has_the_whole_course_in_its_own_words() {
        for (String language : Learn.LANGUAGES) {
            JsonNode course = Tree.of(kaam.get("/learn?lang=" + language).body());
            assertThat(course.path("language").asText()).isEqualTo(language);
            assertThat(course.path("title").asText())
                    .isEqualTo(Learn.in(language).title());
            assertThat(course.path("questions"))
                    .hasSameSizeAs(Learn.in(language).questions());
        }
        assertThat(Tree.of(kaam.get("/learn").body()).path("language").asText()).isEqualTo("en");
    }

    @Test
    void a_question_says_what_it_asks_and_what_proves_its_answer() {
        JsonNode number = question("durable-after-kill");
        assertThat(number.path("number").path("unit").asText()).isEqualTo("share");
        assertThat(number.path("proof").path("carry").asText()).isEqualTo("plus");
        JsonNode choice = question("kill-after-202");
        assertThat(choice.path("choice").path("right").asText()).isEqualTo("lost");
        assertThat(choice.path("proof").path("carry").isNull()).isTrue();
    }

    @Test
    void who_has_it_need_not_get_it_again() {
        HttpResponse<String> course = kaam.get("/learn?lang=hi");
        String tag = course.headers().firstValue("ETag").orElseThrow();
        assertThat(kaam.get("/learn?lang=hi", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(kaam.get("/learn?lang=en", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void another_language_is_refused_with_those_that_there_are() {
        assertThat(Refusal.of(kaam.get("/learn?lang=fr"), 400, "malformed").detail())
                .isEqualTo("lang is one of en, hi, hinglish.");
    }

    private JsonNode question(String id) {
        for (JsonNode one : Tree.of(kaam.get("/learn").body()).path("questions")) {
            if (one.path("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no question " + id);
    }
}
