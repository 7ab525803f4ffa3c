package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.TestKaam;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done after the answers is told, task by task, and a person can have a say in it. */
class TasksTest {
    private static final UUID TODO = UUID.fromString("019ab1c2-5f00-7000-8000-0123456789ab");

    private final CountDownLatch go = new CountDownLatch(1);
    private TestKaam kaam;

    @BeforeEach
    void a_server_that_does_some_kinds(@TempDir Path data) {
        var kinds = new ArrayList<>(SomeKinds.ALL);
        kinds.add(TaskKind.of("wait", 1, 5, task -> {
            go.await();
            return Outcome.done();
        }));
        kaam = TestKaam.with(data, settings -> settings.withKinds(kinds));
    }

    @AfterEach
    void stop() {
        go.countDown();
        kaam.close();
    }

    @Test
    void a_task_is_told_with_all_that_is_known_of_it() {
        Task task = kaam.ask(TaskDraft.of("strange", 1, "{\"todo\":\"" + TODO + "\"}")
                .about(TODO)
                .with(Task.Priority.HIGH)
                .inOrderOf("todo"));
        JsonNode told = find(task);
        assertThat(told.path("id").asText()).isEqualTo(task.id().toString());
        assertThat(told.path("url").asText()).isEqualTo(kaam.url("/tasks/" + task.id()));
        assertThat(told.path("kind").asText()).isEqualTo("strange");
        assertThat(told.path("about").path("url").asText()).isEqualTo(kaam.url("/todos/" + TODO));
        assertThat(told.path("state").asText()).isEqualTo("ready");
        assertThat(told.path("priority").asText()).isEqualTo("high");
        assertThat(told.path("ordering").asText()).isEqualTo("todo");
        assertThat(told.path("payload").path("todo").asText()).isEqualTo(TODO.toString());
        assertThat(told.path("attempts").asInt()).isZero();
        assertThat(told.path("failures")).isEmpty();
    }

    @Test
    void the_list_is_the_newest_first_page_by_page() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(kaam.ask(SomeKinds.draft("strange")).id().toString());
        }
        assertThat(ids("/tasks")).isEqualTo(ids);
        assertThat(ids("/tasks?limit=1")).isEqualTo(ids);
        assertThat(ids("/tasks?limit=2&kind=strange")).isEqualTo(ids);
    }

    @Test
    void the_list_is_narrowed_by_state_kind_and_todo() {
        String ready = kaam.ask(SomeKinds.draft("strange")).id().toString();
        String about = kaam.ask(SomeKinds.draft("other kind").about(TODO)).id().toString();
        kaam.post("/tasks/" + about + "/cancel", "");
        assertThat(ids("/tasks?state=ready")).containsExactly(ready);
        assertThat(ids("/tasks?kind=other+kind")).containsExactly(about);
        assertThat(ids("/tasks?todo=" + TODO + "&limit=1")).containsExactly(about);
        assertThat(ids("/tasks?state=ready&todo=" + TODO)).isEmpty();
    }

    @Test
    void what_a_list_cannot_be_asked_is_said() {
        assertThat(Refusal.of(kaam.get("/tasks?state=lost"), 400, "malformed").detail())
                .contains("ready, running, done, dead, cancelled");
        assertThat(Refusal.of(kaam.get("/tasks?todo=1"), 400, "malformed").detail())
                .contains("todo", "UUID");
        assertThat(Refusal.of(kaam.get("/tasks?limit=201"), 400, "malformed").detail())
                .contains("1 to 200");
        assertThat(Refusal.of(kaam.get("/tasks?owner=x"), 400, "malformed").detail())
                .contains("no query parameter");
        for (String cursor : new String[] {"x", "%20", "MSAx", "AAAA"}) {
            assertThat(Refusal.of(kaam.get("/tasks?cursor=" + cursor), 400, "malformed")
                            .detail())
                    .contains("cursor is not one of this list");
        }
    }

    @Test
    void a_cursor_is_not_taken_for_another_list() {
        kaam.ask(SomeKinds.draft("strange"));
        kaam.ask(SomeKinds.draft("strange"));
        String next = String.valueOf(Listed.next(kaam.get("/tasks?limit=1")));
        Refusal.of(kaam.get(next + "&kind=strange"), 400, "malformed");
    }

    @Test
    void a_task_that_failed_tells_each_attempt_and_when_it_is_tried_again() {
        Task task = kaam.ask(SomeKinds.draft("stumble"));
        JsonNode failed = await(task, "ready", 1);
        assertThat(failed.path("error").asText()).isEqualTo("IllegalStateException: no luck");
        assertThat(Instant.parse(failed.path("runAt").asText())).isAfter(task.runAt());
        JsonNode failure = failed.path("failures").path(0);
        assertThat(failure.path("attempt").asInt()).isEqualTo(1);
        assertThat(failure.path("error").asText()).isEqualTo("IllegalStateException: no luck");
        assertThat(failure.path("node").asText())
                .isEqualTo(
                        Tree.of(kaam.get("/tasks/counts").body()).path("node").asText());
    }

    @Test
    void a_dead_task_can_be_tried_again_and_a_done_one_cannot() {
        Task dead = kaam.ask(SomeKinds.draft("despair"));
        await(dead, "dead", 1);
        JsonNode again = Tree.of(kaam.post("/tasks/" + dead.id() + "/retry", "").body());
        assertThat(again.path("state").asText()).isEqualTo("ready");
        assertThat(again.path("attempts").asInt()).isZero();
        await(dead, "dead", 1);

        Task done = kaam.ask(SomeKinds.draft("work"));
        await(done, "done", 1);
        assertThat(Refusal.of(kaam.post("/tasks/" + done.id() + "/retry", ""), 409, "conflict")
                        .detail())
                .isEqualTo("The task is done. Only one that is dead or cancelled can be tried again.");
        Refusal.of(kaam.post("/tasks/" + done.id() + "/cancel", ""), 409, "conflict");
    }

    @Test
    void a_task_that_waits_or_runs_can_be_cancelled_once() {
        Task waits = kaam.ask(SomeKinds.draft("strange"));
        Task runs = kaam.ask(SomeKinds.draft("wait"));
        await(runs, "running", 1);
        for (Task task : List.of(waits, runs)) {
            JsonNode cancelled =
                    Tree.of(kaam.post("/tasks/" + task.id() + "/cancel", "").body());
            assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
            assertThat(cancelled.path("endedAt").asText()).isNotEqualTo("null");
            Refusal.of(kaam.post("/tasks/" + task.id() + "/cancel", ""), 409, "conflict");
        }
    }

    @Test
    void what_is_no_task_is_not_found() {
        for (String id : new String[] {"1", TODO.toString()}) {
            for (var answer : List.of(
                    kaam.get("/tasks/" + id),
                    kaam.post("/tasks/" + id + "/retry", ""),
                    kaam.post("/tasks/" + id + "/cancel", ""))) {
                assertThat(Refusal.of(answer, 404, "not-found").detail()).contains("task");
            }
        }
    }

    @Test
    void the_counts_tell_of_each_kind_and_whether_this_server_does_it() {
        kaam.ask(SomeKinds.draft("strange"));
        Task dead = kaam.ask(SomeKinds.draft("despair"));
        await(dead, "dead", 1);
        JsonNode kinds = Tree.of(kaam.get("/tasks/counts").body()).path("kinds");
        assertThat(kinds.findValuesAsText("kind")).containsExactly("despair", "strange", "stumble", "wait", "work");
        assertThat(kinds.path(0).path("dead").asInt()).isEqualTo(1);
        assertThat(kinds.path(0).path("known").asBoolean()).isTrue();
        assertThat(kinds.path(1).path("ready").asInt()).isEqualTo(1);
        assertThat(kinds.path(1).path("known").asBoolean()).isFalse();
        assertThat(kinds.path(1).path("oldestDue").isTextual()).isTrue();
        assertThat(kinds.path(4).path("oldestDue").isNull()).isTrue();
    }

    private JsonNode find(Task task) {
        return Tree.of(kaam.get("/tasks/" + task.id()).body());
    }

    /** Asks until the task is so; the test's own time limit ends a wait that is in vain. */
    private JsonNode await(Task task, String state, int attempts) {
        JsonNode now = find(task);
        while (!now.path("state").asText().equals(state) || now.path("attempts").asInt() != attempts) {
            Thread.onSpinWait();
            now = find(task);
        }
        return now;
    }

    private List<String> ids(String path) {
        return Listed.all(kaam, path).stream()
                .map(task -> task.path("id").asText())
                .toList();
    }
}
