package dev.kaam.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the tests' client lets pass, and what it does not. */
class ConformanceTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String[] TAG = {"ETag", "\"l1\""};
    private static final String NOT_FOUND =
            "{\"type\":\"urn:kaam:problem:not-found\",\"title\":\"t\",\"status\":404,\"detail\":\"d\"}";

    @Test
    void an_answer_that_is_described_passes() {
        assertThat(Conformance.check(answer("GET", "/todos?limit=1", 200, JSON, "[]", TAG)))
                .isEqualTo("GET /todos 200");
        assertThat(Conformance.check(answer("HEAD", "/health/live", 200, JSON, "")))
                .isEqualTo("GET /health/live 200");
        assertThat(Conformance.check(answer("GET", "/todos/1", 404, PROBLEM, NOT_FOUND)))
                .isEqualTo("GET /todos/{id} 404");
        assertThat(Conformance.check(answer("GET", "/nothing", 404, PROBLEM, NOT_FOUND)))
                .isEqualTo("outside 404");
    }

    @Test
    void a_status_that_is_not_described_does_not() {
        refused(answer("GET", "/todos", 404, PROBLEM, NOT_FOUND), "does not describe for GET /todos");
    }

    @Test
    void an_operation_that_is_not_described_does_not() {
        refused(answer("GET", "/nothing", 200, "text/plain", "x"), "knows no such operation");
        refused(answer("PUT", "/todos", 200, JSON, "[]"), "knows no such operation");
    }

    @Test
    void a_body_of_another_shape_does_not() {
        refused(answer("GET", "/health/live", 200, JSON, "{\"status\":\"dead\"}"), "/status");
        refused(answer("GET", "/health/live", 200, JSON, "{\"status\":\"live\",\"more\":1}"), "'more'");
        refused(answer("GET", "/todos", 200, JSON, "[{}]", TAG), "'title'");
        refused(answer("GET", "/todos", 200, JSON, "[,]", TAG), "is not JSON");
    }

    @Test
    void a_problem_of_another_kind_does_not() {
        String conflict = NOT_FOUND.replace("not-found", "conflict");
        refused(answer("GET", "/todos/1", 404, PROBLEM, conflict), "urn:kaam:problem:not-found");
        String unknown = NOT_FOUND.replace("not-found", "lost");
        refused(answer("GET", "/nothing", 404, PROBLEM, unknown), "/type");
        refused(answer("GET", "/nothing", 403, PROBLEM, NOT_FOUND), "another status");
    }

    @Test
    void another_content_type_does_not() {
        refused(answer("GET", "/todos", 200, "text/plain", "[]", TAG), "as 'text/plain'");
        refused(answer("GET", "/todos", 200, "", "[]", TAG), "as ''");
    }

    @Test
    void a_header_that_is_missing_wrong_or_not_described_does_not() {
        refused(answer("GET", "/todos/1", 304, "", ""), "without ETag");
        refused(answer("GET", "/changes", 200, JSON, "[]", "Last-Seq", "many"), "with Last-Seq");
        refused(answer("GET", "/health/live", 200, JSON, "{\"status\":\"live\"}", "Link", "x"), "with Link");
        refused(answer("PUT", "/todos", 405, PROBLEM, NOT_FOUND), "without Allow");
    }

    @Test
    void one_without_a_name_does_not() {
        Exchange nameless = answer("GET", "/health/live", 200, JSON, "{\"status\":\"live\"}");
        nameless.headers().remove("X-Request-Id");
        refused(nameless, "without an X-Request-Id");
    }

    private static void refused(Exchange exchange, String why) {
        assertThatThrownBy(() -> Conformance.check(exchange))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(why);
    }

    private static Exchange answer(
            String method, String target, int status, String type, String body, String... header) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("X-Request-Id", "1");
        if (!type.isEmpty()) {
            headers.put("Content-Type", type);
        }
        if (header.length == 2) {
            headers.put(header[0], header[1]);
        }
        return new Exchange(method, target, status, headers, body);
    }
}
