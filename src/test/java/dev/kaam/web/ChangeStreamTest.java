package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import dev.kaam.web.SseClient.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /changes} as Server-Sent Events. */
class ChangeStreamTest {
    /** Longer than a reader of these tests waits. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final String LARGE = "{\"title\":\"t\",\"notes\":\"" + "क".repeat(10_000) + "\"}"; // 30 KB

    @TempDir
    private Path data;

    @Test
    void a_stream_tells_what_happens_from_now_on_in_the_form_of_the_json_answer() throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 2);
            try (SseClient reader = SseClient.open(kaam, "/changes")) {
                assertThat(reader.status()).isEqualTo(200);
                assertThat(reader.headers())
                        .containsEntry("Content-Type", "text/event-stream")
                        .containsEntry("Cache-Control", "no-store");
                assertThat(reader.event()).isEqualTo(new Event("2", "ready", "{\"seq\":2}"));
                add(kaam, 1);
                Event event = reader.event();
                assertThat(event.id()).isEqualTo("3");
                assertThat(event.name()).isEqualTo("change");
                String asJson = kaam.get("/changes?after=2", "Accept", "application/json")
                        .body()
                        .replace("127.0.0.1:" + kaam.port(), "localhost"); // the reader's name for the server
                assertThat("[" + event.data() + "]").isEqualTo(asJson);
            }
        }
    }

    @Test
    void what_was_missed_is_told_first() throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 250);
            for (var reader : List.of(
                    SseClient.open(kaam, "/changes?after=3"),
                    SseClient.open(kaam, "/changes", "Last-Event-ID: 3"),
                    SseClient.open(kaam, "/changes?after=200", "Last-Event-ID: 3"))) {
                assertThat(reader.event()).isEqualTo(new Event("3", "ready", "{\"seq\":3}"));
                assertThat(seqs(reader, 247)).isEqualTo(numbers(4, 250));
                reader.close();
            }
        }
    }

    @Test
    void who_notes_the_last_seq_then_reads_then_follows_misses_nothing() throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 2);
            String last = kaam.send("HEAD", "/changes", "")
                    .headers()
                    .firstValue("Last-Seq")
                    .orElseThrow();
            add(kaam, 1);
            assertThat(Tree.of(kaam.get("/todos").body())).hasSize(3);
            try (SseClient reader = SseClient.open(kaam, "/changes?after=" + last)) {
                assertThat(seqs(reader, 1)).containsExactly(3L);
            }
        }
    }

    @Test
    void who_asks_for_what_is_not_kept_is_told_to_read_all_anew_and_goes_on() throws Exception {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 9);
            forgetUpTo(5);
            try (SseClient reader = SseClient.open(kaam, "/changes", "Last-Event-ID: 4")) {
                assertThat(reader.event().name()).isEqualTo("ready");
                assertThat(reader.event()).isEqualTo(new Event("9", "resync", "{\"seq\":9}"));
                add(kaam, 1);
                assertThat(reader.event().id()).isEqualTo("10");
            }
            try (SseClient reader = SseClient.open(kaam, "/changes", "Last-Event-ID: 5")) {
                assertThat(seqs(reader, 5)).containsExactly(6L, 7L, 8L, 9L, 10L);
            }
        }
    }

    /** Such a number is from another history: the folder was brought back from a backup, or is another one. */
    @Test
    void a_number_that_is_not_given_yet_means_to_read_all_anew() throws IOException {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 2);
            try (SseClient reader = SseClient.open(kaam, "/changes", "Last-Event-ID: 70")) {
                assertThat(reader.event()).isEqualTo(new Event("2", "resync", "{\"seq\":2}"));
                add(kaam, 1);
                assertThat(reader.event().id()).isEqualTo("3");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "", "1, 2", "9999999999999999999"})
    void an_id_that_no_event_had_is_malformed(String id) throws IOException {
        try (TestKaam kaam = TestKaam.on(data);
                SseClient reader = SseClient.open(kaam, "/changes", "Last-Event-ID: " + id)) {
            assertThat(reader.status()).isEqualTo(400);
            assertThat(reader.body()).contains("urn:kaam:problem:malformed").contains("Last-Event-ID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/changes?after=x", "/changes?limit=5", "/changes?after=1&after=2"})
    void a_query_that_is_wrong_is_malformed(String path) throws IOException {
        try (TestKaam kaam = TestKaam.on(data);
                SseClient reader = SseClient.open(kaam, path)) {
            assertThat(reader.status()).isEqualTo(400);
        }
    }

    @Test
    void who_does_not_name_the_type_gets_json_as_ever() {
        try (TestKaam kaam = TestKaam.on(data)) {
            add(kaam, 1);
            for (String accept : List.of("*/*", "application/json", "text/*")) {
                var answer = kaam.get("/changes", "Accept", accept);
                assertThat(answer.headers().firstValue("Last-Seq")).hasValue("1");
                assertThat(Tree.of(answer.body())).hasSize(1);
            }
            var head = kaam.send("HEAD", "/changes", "", "Accept", "text/event-stream");
            assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(head.headers().firstValue("Last-Seq")).hasValue("1");
        }
    }

    @Test
    void a_silent_stream_beats_and_is_not_closed_as_idle() throws IOException {
        try (TestKaam kaam = TestKaam.with(
                        data,
                        settings -> settings.withStreams(streams(10, Duration.ofMillis(50), LONG))
                                .withIdle(Duration.ofMillis(100)));
                SseClient reader = SseClient.open(kaam, "/changes")) {
            reader.event();
            for (int i = 0; i < 10; i++) {
                assertThat(reader.next()).isEqualTo(new Event("", "comment", ""));
            }
            add(kaam, 1);
            assertThat(reader.event().id()).isEqualTo("1");
        }
    }

    @Test
    void one_stream_more_than_there_may_be_gets_503_until_another_has_gone() throws IOException {
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withStreams(streams(2, LONG, LONG)))) {
            SseClient first = SseClient.open(kaam, "/changes");
            try (SseClient second = SseClient.open(kaam, "/changes");
                    SseClient third = SseClient.open(kaam, "/changes")) {
                assertThat(second.event().name()).isEqualTo("ready");
                assertThat(third.status()).isEqualTo(503);
                assertThat(third.headers())
                        .containsEntry("Retry-After", "1")
                        .containsEntry("Content-Type", "application/problem+json");
                assertThat(third.body()).contains("urn:kaam:problem:unavailable");
                String name = third.headers().getOrDefault("X-Request-Id", "");
                assertThat(Flows.story(kaam, name, Flows::isOver).path("status").asInt())
                        .isEqualTo(503);
                assertThat(kaam.get("/changes").statusCode()).isEqualTo(200);
                first.reset();
                becomesFree(kaam);
            }
        }
    }

    @Test
    void a_reader_that_takes_nothing_is_cut_and_comes_again_and_the_others_notice_nothing() throws IOException {
        int written = 400;
        try (TestKaam kaam = TestKaam.with(
                        data, settings -> settings.withStreams(streams(10, LONG, Duration.ofMillis(500))));
                SseClient slow = SseClient.open(kaam, 4096, "/changes?after=0");
                SseClient quick = SseClient.open(kaam, "/changes?after=0")) {
            for (int i = 1; i <= written; i++) {
                assertThat(kaam.post("/todos", LARGE).statusCode()).isEqualTo(201);
                assertThat(seqs(quick, 1)).containsExactly((long) i);
            }
            List<Long> seen = new ArrayList<>();
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> {
                while (true) {
                    seen.addAll(seqs(slow, 1));
                }
            });
            assertThat(seen).hasSizeLessThan(written);
            long last = seen.isEmpty() ? 0 : seen.getLast();
            try (SseClient again = SseClient.open(kaam, "/changes", "Last-Event-ID: " + last)) {
                seen.addAll(seqs(again, written - seen.size()));
            }
            assertThat(seen).isEqualTo(numbers(1, written));
        }
    }

    @Test
    void open_streams_end_at_once_when_the_server_stops() throws IOException {
        TestKaam kaam = TestKaam.on(data);
        List<SseClient> readers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            SseClient reader = SseClient.open(kaam, "/changes");
            assertThat(reader.event().name()).isEqualTo("ready");
            readers.add(reader);
        }
        long start = System.nanoTime();
        kaam.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        for (SseClient reader : readers) {
            assertThat(reader.endsWell()).isTrue();
            reader.close();
        }
    }

    @Test
    void a_reader_that_takes_nothing_does_not_hold_up_the_stop() throws IOException {
        TestKaam kaam = TestKaam.on(data);
        try (SseClient slow = SseClient.open(kaam, 4096, "/changes?after=0")) {
            for (int i = 0; i < 400; i++) {
                assertThat(kaam.post("/todos", LARGE).statusCode()).isEqualTo(201);
            }
            long start = System.nanoTime();
            kaam.close();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(slow.endsWell()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"virtual-threads", "one-at-a-time", "pool:1", "event-loop"})
    void streams_hold_up_no_request_under_any_strategy(String run) throws IOException {
        try (TestKaam kaam =
                TestKaam.with(data, settings -> settings.withRun(run).withRequestsMax(2))) {
            List<SseClient> readers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                SseClient reader = SseClient.open(kaam, "/changes");
                assertThat(reader.event().name()).isEqualTo("ready");
                readers.add(reader);
            }
            add(kaam, 20);
            for (SseClient reader : readers) {
                assertThat(seqs(reader, 20)).isEqualTo(numbers(1, 20));
                reader.close();
            }
        }
    }

    @Test
    void the_fake_database_tells_its_changes_too() throws IOException {
        var fake = new Settings.FakeDb(Duration.ofMillis(5), Duration.ZERO);
        try (TestKaam kaam = TestKaam.with(data, settings -> settings.withFakeDb(fake));
                SseClient reader = SseClient.open(kaam, "/changes")) {
            assertThat(reader.event().name()).isEqualTo("ready");
            add(kaam, 20);
            assertThat(seqs(reader, 20)).isEqualTo(numbers(1, 20));
        }
    }

    private static Settings.Streams streams(int max, Duration heartbeat, Duration patience) {
        return new Settings.Streams(max, heartbeat, patience);
    }

    private static void add(TestKaam kaam, int count) {
        for (int i = 0; i < count; i++) {
            assertThat(kaam.post("/todos", "{\"title\":\"काम\"}").statusCode()).isEqualTo(201);
        }
    }

    /** The ids of the next changes. */
    static List<Long> seqs(SseClient reader, int count) {
        var seqs = new ArrayList<Long>();
        while (seqs.size() < count) {
            Event event = reader.event();
            if (event.name().equals("change")) {
                seqs.add(event.seq());
            }
        }
        return seqs;
    }

    private static List<Long> numbers(long first, long last) {
        return IntStream.rangeClosed((int) first, (int) last)
                .mapToObj(i -> (long) i)
                .toList();
    }

    private static void becomesFree(TestKaam kaam) throws IOException {
        int status = 503;
        while (status == 503) {
            try (SseClient reader = SseClient.open(kaam, "/changes")) {
                status = reader.status();
            }
        }
        assertThat(status).isEqualTo(200);
    }

    private void forgetUpTo(long seq) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("kaam.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM change WHERE seq <= " + seq);
            statement.executeUpdate("UPDATE followed SET seq = " + seq + " WHERE what = 'pruned'");
        }
    }
}
