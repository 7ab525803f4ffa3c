package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.jline.utils.AttributedStringBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes after the answer of a request. */
class RequestTest {
    private static final long NOW = 1_000_000;

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            asked:20,started:30,ended:50                         | 50      | ttTT | it ran
            asked:20,started:30                                  | 1000000 | TTTT | it runs
            asked:20,ended:21,outcome:dropped                    | 21      | tttt | it was dropped
            asked:20                                             | 20      | tttt | it has not begun
            asked:20},{asked:20,started:20,ended:60              | 60      | TTTT | one ran, and one is due in three days
            asked:20},{asked:20,started:20,ended:60},{asked:20   | 60      | TTTT | one of three ran
            """)
    void it_has_its_end_when_the_tasks_that_have_begun_are_over(String tasks, long end, String bar, String what)
            throws Exception {
        String json = "{received:10,status:200,sent:20,tasks:[{" + tasks + "}]}";
        Request request = Request.of(new ObjectMapper()
                .readTree(json.replaceAll("([a-z]+):", "\"$1\":").replaceAll(":([a-z]+)", ":\"$1\"")));
        assertThat(request.end(NOW)).as(what).isEqualTo(end);
        var drawn = new AttributedStringBuilder();
        new Bar(new Ink(false, StandardCharsets.US_ASCII), 20, NOW).add(drawn, request);
        assertThat(drawn.toString()).as(what).endsWith("|" + bar);
    }
}
