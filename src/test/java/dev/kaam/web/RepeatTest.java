package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A todo that repeats, over HTTP: whichever way it is completed, its next one is made once. */
class RepeatTest {
    private static final String WEEKLY =
            "{\"title\":\"plants\",\"due\":{\"date\":\"2999-12-24\"},\"repeat\":{\"rule\":\"FREQ=WEEKLY;COUNT=2\"}}";
    private TestKaam kaam;
    private String todo;

    @BeforeEach
    void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
        todo = kaam.post("/todos", WEEKLY).headers().firstValue("Location").orElseThrow();
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void completed_it_names_the_next_and_the_last_has_none() {
        var done = Tree.of(kaam.patch(todo, "{\"completed\":true}").body());
        String next = "/todos/" + done.path("next").asText();
        var found = Tree.of(kaam.get(next).body());
        assertThat(found.path("due").path("date").asText()).isEqualTo("2999-12-31");
        assertThat(found.path("repeat").path("rule").asText()).isEqualTo("FREQ=WEEKLY;COUNT=1");
        assertThat(Tree.of(kaam.patch(next, "{\"completed\":true}").body())
                        .path("next")
                        .isNull())
                .isTrue();
        assertThat(kaam.get(todo + "/changes?limit=1").body()).contains("\"next\":{\"before\":null,\"after\":\"");
    }

    @Test
    void a_batch_completes_it_and_its_wrong_rules_are_named_where_they_are() {
        String id = todo.substring("/todos/".length());
        String patch = "{\"op\":\"patch\",\"id\":\"" + id + "\",\"patch\":{\"completed\":true}}";
        assertThat(kaam.post("/todos/batch", "{\"operations\":[" + patch + "," + patch + "]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Tree.of(kaam.get("/todos").body())).hasSize(2);
        String wrong = WEEKLY.replace("WEEKLY", "OFTEN");
        String batch = "{\"operations\":[{\"op\":\"add\",\"todo\":" + wrong + "},{\"op\":\"patch\",\"id\":\"" + id
                + "\",\"patch\":{\"repeat\":{\"rule\":\"x\"}}}]}";
        assertThat(Refusal.of(kaam.post("/todos/batch", batch), 422, "invalid").pointers())
                .containsExactly("/operations/0/todo/repeat/rule", "/operations/1/patch/repeat/rule");
    }

    @Test
    void sent_again_with_its_key_it_makes_no_other() {
        String[] key = {"Idempotency-Key", "done"};
        var first = kaam.patch(todo, "{\"completed\":true}", key);
        var again = kaam.patch(todo, "{\"completed\":true}", key);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Tree.of(kaam.get("/todos").body())).hasSize(2);
        assertThat(Tree.of(kaam.get("/changes").body())).hasSize(3);
    }
}
