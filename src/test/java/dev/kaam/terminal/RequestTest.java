package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jline.utils.AttributedStringBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request is, and what comes after its answer. */
class RequestTest {
    private static final long NOW = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/x", "/web", "/web/", "/web/x", "/webx", "/webjars/x", "/flow", "/flow/1", "/flows"})
    void what_is_the_own_of_a_page_is_the_same_in_the_terminal_and_on_the_page(String path) {
        var rule = Pattern.compile("const OWN = /(.*)/;").matcher(PageFiles.read("web/flow/flow-filter.js"));
        assertThat(rule.find()).isTrue();
        Request request = Request.of(JSON.createObjectNode().put("path", path));
        assertThat(request.isOwn())
                .isEqualTo(Pattern.compile(rule.group(1)).matcher(path).find());
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            asked:20,started:30,ended:50                         | 50      | tTTT | it ran
            asked:20,started:30                                  | 1000000 | TTTT | it runs
            asked:20,ended:21,outcome:dropped                    | 21      | tttt | it was dropped
            asked:20                                             | 20      | tttt | it has not begun
            asked:20},{asked:20,started:20,ended:60              | 60      | TTTT | one ran, and one is due in three days
            asked:20},{asked:20,started:20,ended:60},{asked:20   | 60      | TTTT | one of three ran
            """)
    void it_has_its_end_when_the_tasks_that_have_begun_are_over(String tasks, long end, String bar, String what)
            throws Exception {
        String json = "{received:10,status:200,sent:20,tasks:[{" + tasks + "}]}";
        Request request =
                Request.of(JSON.readTree(json.replaceAll("([a-z]+):", "\"$1\":").replaceAll(":([a-z]+)", ":\"$1\"")));
        assertThat(request.end(NOW)).as(what).isEqualTo(end);
        var drawn = new AttributedStringBuilder();
        new Bar(new Ink(false, StandardCharsets.US_ASCII), 20, NOW).add(drawn, request);
        assertThat(drawn.toString()).as(what).endsWith("|" + bar);
    }
}
