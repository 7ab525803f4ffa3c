package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By which name a request is found again. */
class RequestIdTest {
    private static final String OURS = "[0-9a-f]{8}-[0-9]+";

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
    void a_name_that_comes_goes_back_and_finds_the_request() {
        HttpResponse<String> answer = kaam.get("/todos", "X-Request-Id", "order:17_a.b-c");
        assertThat(name(answer)).isEqualTo("order:17_a.b-c");
        assertThat(Tree.of(kaam.get("/flow/order:17_a.b-c").body()).path("path").asText())
                .isEqualTo("/todos");
    }

    @Test
    void each_that_has_none_gets_one_of_its_own() {
        String first = name(kaam.get("/todos"));
        String second = name(kaam.get("/todos"));
        assertThat(first).matches(OURS).isNotEqualTo(second);
        assertThat(Tree.of(kaam.get("/flow/" + second).body()).path("id").asText())
                .isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a/b", "<script>", "é"})
    void a_name_that_a_log_or_an_address_cannot_bear_is_not_taken(String name) throws IOException {
        RawHttp.Answer answer =
                RawHttp.ask(kaam, RawHttp.request("GET /health/live", "Host: localhost", "X-Request-Id: " + name));
        assertThat(answer.headers().get("X-Request-Id")).matches(OURS);
    }

    @Test
    void nor_is_one_of_more_than_64_characters() {
        String longest = "x".repeat(64);
        assertThat(name(kaam.get("/todos", "X-Request-Id", longest))).isEqualTo(longest);
        assertThat(name(kaam.get("/todos", "X-Request-Id", longest + "x"))).matches(OURS);
    }

    @Test
    void a_problem_has_one_too_wherever_it_comes_from() throws IOException {
        assertThat(name(kaam.get("/nothing", "X-Request-Id", "lost"))).isEqualTo("lost");
        assertThat(name(kaam.put("/todos", "", "X-Request-Id", "method"))).isEqualTo("method");
        assertThat(name(kaam.post("/todos", "{", "X-Request-Id", "body"))).isEqualTo("body");
        for (String request : new String[] {"GET /todos?%", "NOT HTTP"}) {
            RawHttp.Answer answer = RawHttp.ask(kaam, RawHttp.request(request, "Host: localhost"));
            assertThat(answer.headers().get("X-Request-Id")).matches(OURS);
        }
    }

    private static String name(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElseThrow();
    }
}
