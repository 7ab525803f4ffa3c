package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.SystemTime;
import dev.kaam.TestKaam;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may become large, and does not. */
class BoundsTest {
    @Test
    void only_the_last_thousand_requests_are_known() {
        var flow = new Watched();
        for (int first = 1; first <= 2_001; first += 100) {
            flow.put(new Feed.State(told(first, 100, 0), first == 1, 0));
        }
        assertThat(flow.requests()).hasSize(1_000);
        assertThat(flow.requests().iterator().next().number()).isEqualTo(1_101);
    }

    @Test
    void who_is_not_told_of_any_more_is_not_said_to_go_on() {
        var flow = new Watched();
        flow.put(new Feed.State(told(1, 5, 0), true, 0));
        assertThat(flow.requests()).hasSize(5).allMatch(Request::isOpen);
        flow.put(new Feed.State(told(6, 1, 7), false, 0));
        assertThat(flow.requests()).singleElement().extracting(Request::number).isEqualTo(6L);
    }

    @Test
    void the_slowest_are_told_again_and_stay() {
        var flow = new Watched();
        flow.put(new Feed.State(told(1, 5, 0), true, 0));
        flow.put(new Feed.State(told(1, 2, 7), false, 0));
        flow.put(new Feed.State(told(1, 2, 7), false, 0));
        assertThat(flow.requests()).extracting(Request::number).containsExactly(1L, 2L);
    }

    @Test
    void a_task_that_is_not_told_of_any_more_is_not_said_to_run() {
        var flow = new Watched();
        String tasks = "[{\"asked\":3,\"started\":3},{\"asked\":3,\"started\":4,\"ended\":9}]";
        String request = "{\"number\":1,\"received\":1,\"status\":200,\"sent\":2,\"tasks\":" + tasks + "}";
        flow.put(new Feed.State("{\"now\":50,\"requests\":[" + request + "]}", true, 0));
        assertThat(flow.requests())
                .singleElement()
                .satisfies(one -> assertThat(one.end(1_000)).isEqualTo(1_000));
        flow.put(new Feed.State(told(6, 0, 7), false, 0));
        assertThat(flow.requests())
                .singleElement()
                .satisfies(one -> assertThat(one.end(1_000)).isEqualTo(9));
    }

    @Test
    void a_recording_ends_before_it_is_too_large(@TempDir Path data, @TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.json");
        var recorder = new Recorder(file, false, new PrintWriter(Writer.nullWriter()), SystemTime.INSTANCE, 3_000);
        try (var kaam = TestKaam.on(data);
                Feed feed = Feed.open(FlowServer.at(kaam.url("")), SystemTime.INSTANCE)) {
            assertThat(recorder.record(feed, kaam.url(""), Duration.ofMinutes(1), () -> false))
                    .contains(" states in ")
                    .endsWith(". It ended there: a recording has at most 0.00 MB");
        }
        assertThat(file.toFile().length()).isLessThanOrEqualTo(3_000);
        assertThat(new ObjectMapper().readTree(file.toFile()).path("states")).isNotEmpty();
    }

    @Test
    void an_event_without_an_end_is_not_read_for_ever() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        var begun = new ByteArrayInputStream("data: {}\n\ndata: ".getBytes(StandardCharsets.UTF_8));
        var events = new EventReader(new SequenceInputStream(begun, endless));
        assertThatThrownBy(() -> {
                    assertThat(events.next()).isEqualTo("{}");
                    events.next();
                })
                .isInstanceOf(IOException.class)
                .hasMessage("what it sends has no end");
    }

    private static String told(int first, int count, int leftOut) {
        var requests = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            requests.append(requests.isEmpty() ? "" : ",")
                    .append("{\"number\":")
                    .append(i)
                    .append(",\"received\":1}");
        }
        return "{\"now\":5,\"leftOut\":" + leftOut + ",\"requests\":[" + requests + "]}";
    }
}
