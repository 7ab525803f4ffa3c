package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of an origin that is allowed by name may read and write. */
class CorsTest {
    private static final String APP = "http://localhost:3000";
    private static final String LOCAL = "Host: localhost:8080";
    private static final String TITLED = "{\"title\":\"x\"}";

    @TempDir
    private Path data;

    @Test
    void the_question_before_a_write_is_answered() {
        with(APP, kaam -> {
            var answer = preflight(kaam, APP);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", APP);
            assertThat(answer.headers().get("Access-Control-Allow-Methods"))
                    .contains("GET", "POST", "PUT", "PATCH", "DELETE");
            assertThat(answer.headers().get("Access-Control-Allow-Headers"))
                    .contains("Content-Type", "If-Match", "If-None-Match");
            String name = answer.headers().getOrDefault("X-Request-Id", "");
            assertThat(Flows.story(kaam, name, Flows::isOver).path("status").asInt())
                    .isEqualTo(204);
        });
    }

    @Test
    void the_allowed_origin_writes_and_may_read_the_answer() {
        with(APP, kaam -> {
            var answer = ask(kaam, RawHttp.post(TITLED, LOCAL, "Origin: " + APP));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", APP);
            assertThat(answer.headers().get("Access-Control-Expose-Headers"))
                    .contains("ETag", "Link", "Location", "Retry-After");
        });
    }

    @Test
    void the_allowed_origin_may_read_a_problem_too() {
        with(APP, kaam -> {
            var answer = ask(kaam, RawHttp.post("{}", LOCAL, "Origin: " + APP));
            Refusal.of(answer, 422, "invalid");
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", APP);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "http://localhost:3001", "https://localhost:3000", "null", ""})
    void another_origin_may_neither_write_nor_read_the_answer(String origin) {
        with(APP, kaam -> {
            var write = ask(kaam, RawHttp.post(TITLED, LOCAL, "Origin: " + origin));
            Refusal.of(write, 403, "refused");
            var read = ask(kaam, RawHttp.request("GET /changes", LOCAL, "Origin: " + origin));
            assertThat(read.body()).isEqualTo("[]");
            for (var answer : new RawHttp.Answer[] {write, read, preflight(kaam, origin)}) {
                assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Origin");
            }
        });
    }

    @Test
    void the_page_of_the_server_itself_still_writes() {
        with(APP, kaam -> {
            var answer = ask(kaam, RawHttp.post(TITLED, LOCAL, "Origin: http://localhost:8080"));
            assertThat(answer.status()).isEqualTo(201);
        });
    }

    @Test
    void a_foreign_Host_is_refused_even_to_the_allowed_origin() {
        with(APP, kaam -> {
            var answer = ask(kaam, RawHttp.post(TITLED, "Host: evil.example", "Origin: " + APP));
            Refusal.of(answer, 403, "refused");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {APP, "http://evil.example", "null"})
    void a_star_allows_every_origin(String origin) {
        with("*", kaam -> {
            var answer = ask(kaam, RawHttp.post(TITLED, LOCAL, "Origin: " + origin));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers()).containsEntry("Access-Control-Allow-Origin", "*");
            assertThat(preflight(kaam, origin).headers()).containsEntry("Access-Control-Allow-Origin", "*");
        });
    }

    @Test
    void an_origin_that_is_none_is_refused_even_by_a_star() {
        with("*", kaam -> {
            Refusal.of(ask(kaam, RawHttp.post(TITLED, LOCAL, "Origin: here")), 403, "refused");
            assertThat(kaam.get("/changes").body()).isEqualTo("[]");
        });
    }

    private void with(String cors, Consumer<TestKaam> test) {
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withCors(cors))) {
            test.accept(kaam);
        }
    }

    private static RawHttp.Answer preflight(TestKaam kaam, String origin) {
        return ask(
                kaam,
                RawHttp.request(
                        "OPTIONS /todos",
                        LOCAL,
                        "Origin: " + origin,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: content-type"));
    }

    private static RawHttp.Answer ask(TestKaam kaam, String request) {
        try {
            return RawHttp.ask(kaam, request);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
