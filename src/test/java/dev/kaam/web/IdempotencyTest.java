package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write with an {@code Idempotency-Key} is done once, however often it is sent, and answered the same each time. */
class IdempotencyTest {
    private static final String MILK = "{\"title\":\"milk\"}";
    private static final int AT_ONCE = 64;

    @TempDir
    private Path data;

    private TestKaam kaam;
    private String open = "";
    private String trashed = "";

    @BeforeEach
    void an_open_todo_and_one_in_the_trash() {
        kaam = TestKaam.on(data);
        open = Listed.add(kaam, "{\"title\":\"open\"}");
        trashed = Listed.add(kaam, "{\"title\":\"trashed\",\"tags\":[\"a\"]}");
        kaam.delete(trashed);
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /todos                 | {"title":"milk","notes":"two\\nlines","tags":["घर"]} | 201
            PUT    | OPEN                   | {"title":"milk"}                     | 200
            PATCH  | OPEN                   | {"notes":"n"}                        | 200
            PATCH  | OPEN                   | {}                                   | 200
            DELETE | OPEN                   | ''                                   | 204
            DELETE | /todos                 | ''                                   | 200
            DELETE | /todos?completed=false | ''                                   | 200
            POST   | TRASHED/restore        | ''                                   | 200
            POST   | TRASHED/undo           | ''                                   | 200
            POST   | OPEN/undo              | ''                                   | 204
            DELETE | PURGED                 | ''                                   | 204
            POST   | /todos/batch           | {"operations":[{"op":"add","todo":{"title":"x"}}]} | 200
            POST   | /todos/batch?partial=true | {"operations":[{"op":"add","todo":{"title":"x"}},{"op":"no"}]} | 200
            """)
    void every_write_sent_again_gets_the_same_answer_and_changes_nothing(
            String method, String path, String body, int status) {
        String target = path.replace("OPEN", open)
                .replace("TRASHED", trashed)
                .replace("PURGED", trashed.replace("todos", "trash"));
        String key = UUID.randomUUID().toString();
        var first = kaam.send(method, target, body, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(status);
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        String changes = kaam.get("/changes").body();
        for (int i = 0; i < 2; i++) {
            var again = kaam.send(method, target, body, "Idempotency-Key", key);
            assertThat(again.statusCode()).isEqualTo(status);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
            assertThat(headers(again)).isEqualTo(headers(first));
            assertThat(kaam.get("/changes").body()).isEqualTo(changes);
        }
    }

    @Test
    void the_answer_is_the_old_one_also_when_the_todo_has_changed_since_or_is_gone_for_good() {
        var first = kaam.post("/todos", MILK, "Idempotency-Key", "k");
        String todo = first.headers().firstValue("Location").orElseThrow();
        kaam.patch(todo, "{\"title\":\"bread\"}");
        assertThat(kaam.post("/todos", MILK, "Idempotency-Key", "k").body()).isEqualTo(first.body());
        kaam.delete(todo);
        assertThat(kaam.post("/todos", MILK, "Idempotency-Key", "k").body()).isEqualTo(first.body());
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST   | /todos      | {"title":"bread"}
            POST   | /todos      | {"title": "milk"}
            PUT    | OPEN        | {"title":"milk"}
            PATCH  | OPEN        | {"title":"milk"}
            DELETE | OPEN        | ''
            DELETE | /todos      | ''
            POST   | OPEN/undo   | ''
            """)
    void the_key_of_another_request_is_refused_and_nothing_changes(String method, String path, String body) {
        kaam.post("/todos", MILK, "Idempotency-Key", "k");
        String changes = kaam.get("/changes").body();
        var refused = kaam.send(method, path.replace("OPEN", open), body, "Idempotency-Key", "k");
        Refusal.of(refused, 422, "key-reused");
        assertThat(kaam.get("/changes").body()).isEqualTo(changes);
    }

    @Test
    void a_problem_is_not_kept_and_the_same_request_may_come_right_later() {
        String purge = open.replace("todos", "trash");
        Refusal.of(kaam.delete(purge, "Idempotency-Key", "k"), 404, "not-found");
        kaam.delete(open);
        assertThat(kaam.delete(purge, "Idempotency-Key", "k").statusCode()).isEqualTo(204);
        Refusal.of(kaam.post("/todos", "{\"title\":\"\"}", "Idempotency-Key", "l"), 422, "invalid");
        assertThat(kaam.post("/todos", MILK, "Idempotency-Key", "l").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_stale_write_may_be_sent_again_with_the_same_key_and_the_right_version() {
        Refusal.of(kaam.patch(open, MILK, "Idempotency-Key", "k", "If-Match", "\"9\""), 412, "stale");
        var done = kaam.patch(open, MILK, "Idempotency-Key", "k", "If-Match", "\"1\"");
        assertThat(done.statusCode()).isEqualTo(200);
        var again = kaam.patch(open, MILK, "Idempotency-Key", "k", "If-Match", "\"1\"");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("ETag")).hasValue("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\t", "ключ", "x,y z"})
    void a_key_that_is_none_is_refused(String key) throws Exception {
        var answer = RawHttp.ask(kaam, RawHttp.post(MILK, "Host: localhost", "Idempotency-Key: " + key));
        assertThat(Refusal.of(answer, 400, "malformed").detail()).contains("Idempotency-Key");
        var twice = RawHttp.post(MILK, "Host: localhost", "Idempotency-Key: a", "Idempotency-Key: b");
        Refusal.of(RawHttp.ask(kaam, twice), 400, "malformed");
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("open");
    }

    @Test
    void a_key_has_255_characters_at_most() {
        assertThat(kaam.post("/todos", MILK, "Idempotency-Key", "k".repeat(255)).statusCode())
                .isEqualTo(201);
        Refusal.of(kaam.post("/todos", MILK, "Idempotency-Key", "k".repeat(256)), 400, "malformed");
    }

    @Test
    void of_64_that_come_at_once_one_is_done_and_all_get_its_answer() throws Exception {
        List<HttpResponse<String>> answers = atOnce(() -> kaam.post("/todos", MILK, "Idempotency-Key", "k"));
        assertThat(answers)
                .hasSize(AT_ONCE)
                .extracting(HttpResponse::statusCode)
                .containsOnly(201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("milk", "open");
    }

    @Test
    void an_undo_sent_again_does_not_undo_the_undo() throws Exception {
        kaam.patch(open, "{\"title\":\"renamed\"}");
        atOnce(() -> kaam.post(open + "/undo", "", "Idempotency-Key", "k"));
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("open");
    }

    @Test
    void a_key_is_remembered_by_the_next_program_on_the_same_folder() {
        var first = kaam.post("/todos", MILK, "Idempotency-Key", "k");
        kaam.close();
        kaam = TestKaam.on(data);
        var again = kaam.post("/todos", MILK, "Idempotency-Key", "k");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(headers(again)).isEqualTo(headers(first));
        Refusal.of(kaam.delete("/todos", "Idempotency-Key", "k"), 422, "key-reused");
        assertThat(Listed.titles(kaam, "/todos")).containsExactly("milk", "open");
    }

    private List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> request) throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                sent.add(threads.submit(request));
            }
            for (var answer : sent) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    /** All headers but those that tell of this one exchange. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        headers.remove("Date");
        headers.remove("X-Request-Id");
        headers.remove("Idempotency-Replayed");
        return headers;
    }
}
