package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a todo is due: a day, a local time, or an instant; and nothing else. */
class DueInputTest {
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
            {}                                                               | /due/date
            {"date":null}                                                    | /due/date
            {"date":20261124}                                                | /due/date
            {"date":""}                                                      | /due/date
            {"date":"24.11.2026"}                                            | /due/date
            {"date":"2026-02-29"}                                            | /due/date
            {"date":"2026-11-24T10:00"}                                      | /due/date
            {"date":"0000-01-01"}                                            | /due/date
            {"date":"-0001-01-01"}                                           | /due/date
            {"date":"10000-01-01"}                                           | /due/date
            {"date":"+10000-01-01"}                                          | /due/date
            {"time":"10:00"}                                                 | /due/date
            {"date":"2026-11-24","time":10}                                  | /due/time
            {"date":"2026-11-24","time":"noon"}                              | /due/time
            {"date":"2026-11-24","time":"24:00"}                             | /due/time
            {"date":"2026-11-24","time":"10:00Z"}                            | /due/time
            {"date":"2026-11-24","time":"10:00:00.5"}                        | /due/time
            {"date":"2026-11-24","zone":"Asia/Kolkata"}                      | /due/zone
            {"date":"2026-11-24","time":"10:00","zone":"Mars/Olympus"}       | /due/zone
            {"date":"2026-11-24","time":"10:00","zone":""}                   | /due/zone
            {"date":"2026-11-24","time":"10:00","zone":330}                  | /due/zone
            {"date":"2026-11-24","hour":10}                                  | /due/hour
            {"date":"2026-11-24","a/b~c":1}                                  | /due/a~1b~0c
            {"date":"soon","time":"noon","zone":"here","why":1}              | /due/why /due/date /due/time /due/zone
            """)
    void a_due_that_is_none_is_refused_by_the_part_that_is_wrong(String due, String pointers) {
        var refusal = Refusal.of(kaam.post("/todos", "{\"title\":\"x\",\"due\":" + due + "}"), 422, "invalid");
        assertThat(refusal.pointers()).containsExactlyElementsOf(List.of(pointers.split(" ", -1)));
        assertThat(kaam.get("/changes").body()).doesNotContain("\"title\":\"x\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"date":"0001-01-01"}
            {"date":"9999-12-31"}
            {"date":"2024-02-29"}
            {"date":"2026-11-24","time":"00:00"}
            {"date":"2026-11-24","time":"23:59:59"}
            {"date":"2026-11-24","time":"10:00","zone":"Asia/Kolkata"}
            """)
    void a_due_comes_back_as_it_was_sent(String due) {
        var answer = kaam.post("/todos", "{\"title\":\"good\",\"due\":" + due + "}");
        assertThat(Tree.of(answer.body()).path("due")).isEqualTo(Tree.of(due));
    }
}
