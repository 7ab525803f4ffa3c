package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When to be reminded of a todo, and how it comes again: as the API has it, and nothing else. */
class RemindAndRepeatInputTest {
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "remind":{}                                                           | /remind
            "remind":7                                                            | /remind
            "remind":{"before":"PT15M","at":"2026-12-01T09:00:00Z"}               | /remind
            "remind":{"before":"15"}                                              | /remind/before
            "remind":{"before":15}                                                | /remind/before
            "remind":{"before":"-PT1S"}                                           | /remind/before
            "remind":{"before":"PT0.5S"}                                          | /remind/before
            "remind":{"before":"PT720H0M1S"}                                      | /remind/before
            "remind":{"at":"2026-12-01"}                                          | /remind/at
            "remind":{"at":"2026-12-01T09:00:00"}                                 | /remind/at
            "remind":{"at":"2026-12-01T09:00:00.0001Z"}                           | /remind/at
            "remind":{"at":"+10000-12-01T09:00:00Z"}                              | /remind/at
            "remind":{"before":"PT1M","in":1}                                     | /remind/in
            "remind":{"before":"PT1M"},"due":null                                 | /remind
            "remind":{"before":"PT1M"},"repeat":{"rule":"FREQ=DAILY"},"due":{"date":"x"} | /due/date
            "repeat":{}                                                           | /repeat/rule
            "repeat":{"rule":""}                                                  | /repeat/rule
            "repeat":{"rule":"FREQ=OFTEN"}                                        | /repeat/rule
            "repeat":{"rule":"FREQ=DAILY;UNTIL=20200101"}                         | /repeat/rule
            "repeat":{"rule":"FREQ=DAILY;UNTIL=20261130"}                         | /repeat/rule
            "repeat":{"rule":"FREQ=DAILY","from":"now"}                           | /repeat/from
            "repeat":{"rule":"FREQ=DAILY","until":"x"}                            | /repeat/until
            "repeat":{"rule":"FREQ=DAILY"},"due":null                             | /repeat
            "repeat":"FREQ=DAILY"                                                 | /repeat
            """)
    void what_is_wrong_is_named(String fields, String pointers) {
        String before = kaam.get("/changes").body();
        var refusal = Refusal.of(kaam.post("/todos", todo(fields)), 422, "invalid");
        assertThat(refusal.pointers()).isEqualTo(List.of(pointers.split(" ")));
        assertThat(kaam.get("/changes").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remind | {"before":"P1D"}                          | {"before":"PT24H"}
            remind | {"before":"PT0S","at":null}               | {"before":"PT0S"}
            remind | {"at":"2026-12-01T10:00:00+01:00"}        | {"at":"2026-12-01T09:00:00.000Z"}
            repeat | {"rule":" freq=weekly;byday=mo "}         | {"rule":"FREQ=WEEKLY;BYDAY=MO","from":"due"}
            repeat | {"rule":"FREQ=DAILY","from":"completion"} | {"rule":"FREQ=DAILY","from":"completion"}
            repeat | null                                      | null
            """)
    void what_is_right_comes_back_as_the_server_writes_it(String name, String sent, String kept) {
        var answer = kaam.post("/todos", todo("\"" + name + "\":" + sent));
        assertThat(Tree.of(answer.body()).path(name)).isEqualTo(Tree.of(kept));
    }

    @Test
    void a_patch_goes_into_both_and_null_clears() {
        String todo = kaam.post("/todos", todo("\"remind\":{\"before\":\"PT5M\"},\"repeat\":{\"rule\":\"FREQ=DAILY\"}"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String moved = kaam.patch(
                        todo,
                        "{\"remind\":{\"before\":null,\"at\":\"2026-12-01T09:00:00Z\"},\"repeat\":{\"from\":\"completion\"}}")
                .body();
        assertThat(Tree.of(moved).path("repeat").path("rule").asText()).isEqualTo("FREQ=DAILY");
        assertThat(Tree.of(moved).path("remind").has("before")).isFalse();
        var needed = Refusal.of(kaam.patch(todo, "{\"due\":null}"), 422, "invalid");
        assertThat(needed.pointers()).containsExactly("/repeat");
        assertThat(Tree.of(kaam.put(todo, "{\"title\":\"x\"}").body())
                        .path("repeat")
                        .isNull())
                .isTrue();
        var fields = Tree.of(kaam.get(todo + "/changes?limit=1").body()).path(0).path("fields");
        assertThat(fields.path("repeat").path("before").path("from").asText()).isEqualTo("completion");
        assertThat(fields.path("remind").path("after").isNull()).isTrue();
    }

    private static String todo(String fields) {
        String due = fields.contains("\"due\"") ? "" : "\"due\":{\"date\":\"2026-12-01\"},";
        return "{\"title\":\"x\"," + due + fields + "}";
    }
}
