package dev.kaam.job;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler.Hopeless;
import dev.kaam.background.TaskKind;
import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.change.Webhooks;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.SqlChanges;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.SqlWebhooks;
import dev.kaam.store.Sqlite;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.web.WebhookJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change is told to who wants to hear of it. */
@SuppressWarnings("NullAway.Init")
class CallWebhookTest {
    private static final String MINE = "local";
    private static final String SECRET = "a secret of theirs, 1234";
    private static final UUID TASK = UUID.fromString("01a20d7b-485b-7000-ab86-64a078a3299f");

    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;
    private SqlChanges changes;
    private SqlWebhooks webhooks;
    private Receiver receiver;
    private Calls calls;
    private CallWebhook job;
    private Webhook webhook;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = Sqlite.open(folder, 1);
        todos = new SqlTodos(database, time, new Random(1));
        changes = new SqlChanges(database);
        webhooks = new SqlWebhooks(database, time, new Random(2));
        receiver = new Receiver();
        calls = new Calls(InetAddress::getAllByName, true, SSLContext.getDefault(), CallWebhook.PLACES);
        job = new CallWebhook(
                webhooks,
                changes,
                calls,
                (id, owner, change) -> WebhookJson.delivery(id, owner, change, "http://localhost:8080"),
                time);
        webhook = webhooks.add(MINE, receiver.url(), SECRET, Set.of(Change.Kind.values()));
    }

    @AfterEach
    void close() throws IOException {
        calls.close();
        receiver.close();
        database.close();
    }

    @Test
    void a_call_tells_the_change_as_the_log_has_it_and_which_delivery_it_is() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("दूध"));
        todos.change(MINE, todo.id(), ANY, current -> TodoDraft.titled("bread"));
        assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
        Receiver.Call call = receiver.call();
        JsonNode body = new ObjectMapper().readTree(call.body());
        assertThat(body.path("id").asText()).isEqualTo(TASK.toString());
        assertThat(body.path("kind").asText()).isEqualTo("created");
        assertThat(body.path("seq").asLong()).isEqualTo(1);
        assertThat(body.path("at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
        assertThat(body.path("todo").path("title").asText()).isEqualTo("दूध");
        assertThat(body.path("todo").path("version").asLong()).isEqualTo(1);
        assertThat(body.path("todo").path("url").asText()).isEqualTo("http://localhost:8080/todos/" + todo.id());
        assertThat(call.headers())
                .containsEntry("Kaam-Delivery", TASK.toString())
                .containsEntry("Kaam-Event", "todo.created")
                .containsEntry("Content-Type", "application/json");
    }

    /** As docs/api.md tells a receiver to, with a tool that is not ours. */
    @Test
    void the_signature_is_what_openssl_computes_of_the_timestamp_and_the_body() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("महत्त्व 'quoted'"));
        job.run(task(todo, 1));
        Receiver.Call call = receiver.call();
        String timestamp = Objects.requireNonNull(call.headers().get("Kaam-Timestamp"));
        assertThat(timestamp).isEqualTo(String.valueOf(time.instant().getEpochSecond()));
        assertThat(call.headers()).containsEntry("Kaam-Signature", "v1=" + openssl(timestamp + "." + call.body()));
    }

    private static String openssl(String message) throws Exception {
        Process process = new ProcessBuilder("openssl", "dgst", "-sha256", "-hmac", SECRET, "-r").start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(message.getBytes(StandardCharsets.UTF_8));
        }
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return answer.split(" ", 2)[0];
    }

    @Test
    void a_repeat_has_the_same_delivery_and_the_same_body() throws Exception {
        Task task = task(todos.add(MINE, TodoDraft.titled("t")), 1);
        job.run(task);
        job.run(task);
        Receiver.Call first = receiver.call();
        Receiver.Call second = receiver.call();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().get("Kaam-Delivery"))
                .isEqualTo(first.headers().get("Kaam-Delivery"));
    }

    @Test
    void the_right_change_is_found_among_many() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("1"));
        for (int i = 2; i <= 250; i++) {
            String title = String.valueOf(i);
            todos.change(MINE, todo.id(), ANY, current -> TodoDraft.titled(title));
        }
        for (int version : new int[] {1, 50, 151, 250}) {
            job.run(task(todo, version));
            assertThat(receiver.call().body())
                    .contains("\"title\":\"" + version + "\"", "\"version\":" + version + "}");
        }
    }

    @Test
    void what_was_purged_before_it_could_be_told_is_not_told_but_the_purge_is() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("hidden"));
        todos.remove(MINE, todo.id(), ANY);
        todos.purge(MINE, todo.id(), ANY);
        assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
        assertThat(receiver.wasCalled()).isFalse();
        job.run(task(todo, 3));
        assertThat(receiver.call().body()).contains("\"kind\":\"purged\"").doesNotContain("hidden", "title");
    }

    @Test
    void a_webhook_that_is_gone_or_disabled_is_not_called() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        for (int i = 0; i < Webhooks.FAILURES_MAX; i++) {
            webhooks.failed(MINE, webhook.id(), "why");
        }
        assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
        webhooks.remove(MINE, webhook.id());
        assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
        assertThat(receiver.wasCalled()).isFalse();
    }

    @Test
    void an_answer_that_is_no_success_is_a_failure_that_tells_it() {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        receiver.answers(Receiver.text("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"));
        failsWith("It answered 500.", task(todo, 1));
        receiver.answers(Receiver.text("HTTP/1.1 301 Oh\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"));
        failsWith("It answered 301: to be called elsewhere, which is not done", task(todo, 1));
        assertThat(webhooks.find(MINE, webhook.id()).failures()).isZero();
    }

    @Test
    void only_the_last_attempt_counts_as_a_failure_and_five_of_them_disable() {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        receiver.answers(Receiver.text("HTTP/1.1 503 Oh\r\nContent-Length: 0\r\n\r\n"));
        for (int i = 1; i <= Webhooks.FAILURES_MAX; i++) {
            failsWith("503", task(todo, TaskKind.ATTEMPTS - 1, 1));
            assertThat(webhooks.find(MINE, webhook.id()).failures()).isEqualTo(i - 1);
            failsWith("503", task(todo, TaskKind.ATTEMPTS, 1));
        }
        assertThat(webhooks.find(MINE, webhook.id()).disabledBecause()).contains("It answered 503.");
        assertThat(webhooks.known(MINE)).noneMatch(each -> each.wants(Change.Kind.CREATED));
    }

    @Test
    void a_success_after_failures_forgives_them_where_it_is_acknowledged() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        webhooks.failed(MINE, webhook.id(), "why");
        var done = (Outcome.Done) job.run(task(todo, 1));
        assertThat(webhooks.find(MINE, webhook.id()).failures()).isEqualTo(1);
        Objects.requireNonNull(done.effect()).run();
        assertThat(webhooks.find(MINE, webhook.id()).failures()).isZero();
    }

    @Test
    void one_that_hangs_holds_8_places_and_what_is_more_comes_again_without_loss_of_an_attempt() throws Exception {
        var hangs = new CountDownLatch(1);
        receiver.answers(caller -> {
            hangs.await();
            Receiver.OK.to(caller);
        });
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var other = new Receiver()) {
            Task task = task(todo, 1);
            List<Future<Outcome>> hanging = new ArrayList<>();
            for (int i = 0; i < CallWebhook.PLACES_OF_ONE; i++) {
                hanging.add(threads.submit(() -> job.run(task)));
                receiver.call();
            }
            assertThat(job.run(task(todo, TaskKind.ATTEMPTS, 1)))
                    .isInstanceOfSatisfying(
                            Outcome.GivenBack.class,
                            back -> assertThat(back.again()).isPositive());
            assertThat(webhooks.find(MINE, webhook.id()).failures()).isZero();
            assertThat(receiver.wasCalled()).isFalse();
            webhook = webhooks.add(MINE, other.url(), SECRET, Set.of(Change.Kind.values()));
            assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
            hangs.countDown();
            for (Future<Outcome> each : hanging) {
                assertThat(each.get()).isEqualTo(Outcome.done());
            }
        }
    }

    @Test
    void a_place_is_free_again_however_the_call_ended() throws Exception {
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        receiver.answers(Receiver.text("HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"));
        for (int i = 0; i <= CallWebhook.PLACES_OF_ONE; i++) {
            failsWith("It answered 500.", task(todo, 1));
        }
        receiver.answers(Receiver.OK);
        assertThat(job.run(task(todo, 1))).isEqualTo(Outcome.done());
    }

    @Test
    void a_payload_that_cannot_be_read_is_hopeless() {
        for (String payload : new String[] {"", "nonsense", "{}", "{\"webhook\":\"x\"}", "[]"}) {
            assertThatExceptionOfType(Hopeless.class)
                    .isThrownBy(() -> job.run(task(TaskDraft.of(CallWebhook.KIND, 1, payload), 1)));
        }
    }

    @Test
    void nobody_is_at_home() throws IOException {
        receiver.close();
        Todo todo = todos.add(MINE, TodoDraft.titled("t"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> job.run(task(todo, 1)));
    }

    private void failsWith(String sentence, Task task) {
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> job.run(task))
                .withMessageContaining(sentence);
    }

    private Task task(Todo todo, long version) {
        return task(todo, 1, version);
    }

    private Task task(Todo todo, int attempts, long version) {
        Todo at = new Todo(
                todo.id(),
                "",
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                version);
        return task(CallWebhook.draft(webhook, at), attempts);
    }

    private static Task task(TaskDraft draft, int attempts) {
        return Tasks.running(TASK, MINE, draft, attempts);
    }
}
