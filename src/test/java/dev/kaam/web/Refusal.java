package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;

/** What a refused client reads: a problem as RFC 9457 has it, which says nothing of our insides. */
record Refusal(String detail, List<String> pointers) {
    private static final String INSIDES = "Exception|java\\.|dev\\.kaam|vertx|netty|fasterxml|Feature|\\tat ";

    static Refusal of(HttpResponse<String> answer, int status, String kind) {
        String type = answer.headers().firstValue("Content-Type").orElse("none");
        return of(answer.statusCode(), type, answer.body(), status, kind);
    }

    static Refusal of(RawHttp.Answer answer, int status, String kind) {
        return of(answer.status(), answer.headers().getOrDefault("Content-Type", "none"), answer.body(), status, kind);
    }

    private static Refusal of(int is, String type, String body, int status, String kind) {
        assertThat(is).as(body).isEqualTo(status);
        assertThat(type).isEqualTo("application/problem+json");
        assertThat(body).doesNotContainPattern(INSIDES);
        JsonNode problem = Tree.of(body);
        assertThat(problem.path("type").asText()).isEqualTo("urn:kaam:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
        return new Refusal(
                problem.path("detail").asText(), problem.path("errors").findValuesAsText("pointer"));
    }
}
