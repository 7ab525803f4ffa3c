package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flow on a terminal, as a person sees it. */
class ScreenTest {
    private static final String CHAI = "{\"title\":\"Chai\"}";

    @TempDir
    private Path data;

    @Test
    void it_says_how_the_server_was_started_and_how_much_goes_on() throws Exception {
        var slow = new Settings.FakeDb(Duration.ofMillis(20), Duration.ofMillis(1));
        try (var kaam = TestKaam.with(
                        data, settings -> settings.withFakeDb(slow).withRun("pool:3"));
                var screen = DrawnScreen.of(kaam.url(""), 120, 30)) {
            screen.awaitText("Kaam at " + kaam.url("") + " | pool:3 | fake db: waits 20 ms, computes 1 ms");
            screen.awaitText("q quit"); // the last that is drawn
            assertThat(String.join("\n", screen.lines()))
                    .contains("in flight ", "/s", "mean ", "Little ", "computed", "counted")
                    .contains("writer ", "together", "waiting", "live, newest first")
                    .contains("background ", "done", "tasks ", "ready", "dead");
        }
    }

    @Test
    void a_request_is_a_row_with_a_bar_of_what_it_did() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 120, 30)) {
            kaam.post("/todos", CHAI);
            screen.await(
                    "its task follows",
                    // where it waits much longer than it runs, that it runs is too little to be seen
                    drawn -> drawn.requests().stream().anyMatch(row -> row.matches(".*┃[tT]+ *")));
            assertThat(screen.requests())
                    .singleElement()
                    .asString()
                    .matches(" +#\\d+ 201 +[\\d.]+ ms +POST +/todos +[LqCwWd]+┃t*T*");
            for (String letter : List.of("L the loop reads or writes", "d waits for the disk", "T a task runs")) {
                screen.awaitText(letter); // what the letters stand for is drawn after the rows
            }
        }
    }

    @Test
    void a_fake_database_is_seen_in_the_bar_while_the_request_waits() throws Exception {
        var slow = new Settings.FakeDb(Duration.ofSeconds(2), Duration.ZERO);
        try (var kaam = TestKaam.with(data, settings -> settings.withFakeDb(slow));
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            Thread.ofVirtual().start(() -> kaam.get("/todos"));
            screen.await(
                    "it goes on",
                    drawn -> drawn.requests().stream()
                            .anyMatch(row -> row.matches(".*\\.\\.\\. .*GET +/todos +.*ffff…")));
            screen.await(
                    "it is over",
                    drawn -> drawn.requests().stream()
                            .anyMatch(row -> row.matches(".* 200 .*s +GET +/todos +.*ffff.*┃")));
        }
    }

    @Test
    void bars_have_colours_or_none_where_none_are_wanted() throws Exception {
        try (var kaam = TestKaam.on(data);
                var colored = DrawnScreen.of(kaam.url(""), 100, 24);
                var plain = DrawnScreen.of(kaam.url(""), 100, 24, false)) {
            kaam.post("/todos", CHAI);
            colored.await("a row", drawn -> !drawn.requests().isEmpty());
            plain.await("a row", drawn -> !drawn.requests().isEmpty());
            assertThat(colored.inverseCells()).isPositive();
            assertThat(plain.inverseCells()).isZero();
        }
    }

    @Test
    void paused_it_stands_still_and_goes_on_with_what_came_meanwhile() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            screen.press("p");
            screen.awaitText("PAUSED");
            kaam.get("/trash");
            screen.awaitText("R is read"); // it was told of, and is among what the letters stand for
            assertThat(screen.requests()).isEmpty();
            screen.press("p");
            screen.await("a row", drawn -> drawn.requests().size() == 1);
            screen.press("p//none\r");
            screen.await(
                    "none of those that stand still",
                    drawn -> drawn.lines().getLast().startsWith("q")
                            && drawn.requests().isEmpty());
            assertThat(String.join("\n", screen.lines())).contains("PAUSED, newest first, paths that begin with /none");
        }
    }

    @Test
    void paused_what_goes_on_stands_still_too() throws Exception {
        var slow = new Settings.FakeDb(Duration.ofSeconds(5), Duration.ZERO);
        try (var kaam = TestKaam.with(data, settings -> settings.withFakeDb(slow));
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            Thread.ofVirtual().start(() -> kaam.get("/todos"));
            screen.await("it goes on", drawn -> drawn.requests().size() == 1);
            screen.press("p");
            screen.awaitText("PAUSED");
            List<String> before = screen.requests();
            String figures = screen.lines().get(1);
            Thread.ofVirtual().start(() -> kaam.get("/trash"));
            screen.await("the figures go on", drawn -> !drawn.lines().get(1).equals(figures));
            assertThat(screen.requests()).isEqualTo(before);
        }
    }

    @Test
    void the_slowest_come_first_on_demand() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            for (int i = 0; i < 8; i++) {
                kaam.post("/todos", CHAI);
            }
            screen.await(
                    "8 rows, the newest first",
                    drawn -> numbers(drawn).equals(descending(numbers(drawn)))
                            && drawn.requests().size() == 8);
            screen.press("s");
            screen.awaitText("slowest first");
            assertThat(screen.requests()).hasSize(8);
            assertThat(screen.requests().stream().map(ScreenTest::took).toList())
                    .isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    void a_path_narrows_and_escape_leaves_it_as_it_was() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            kaam.post("/todos", CHAI);
            kaam.get("/trash");
            screen.await("2 rows", drawn -> drawn.requests().size() == 2);
            screen.press("/tra");
            screen.awaitText("path begins with: /tra_");
            screen.press("\r");
            screen.awaitText("paths that begin with /tra");
            assertThat(screen.requests()).singleElement().asString().contains("GET", "/trash");
            screen.press("/zzz");
            screen.awaitText("path begins with: /trazzz_");
            screen.press("\u001b");
            screen.await(
                    "as it was",
                    drawn -> drawn.requests().size() == 1
                            && drawn.lines().getLast().startsWith("q quit"));
        }
    }

    @Test
    void help_says_what_the_keys_do() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            screen.press("?");
            screen.awaitText("p  pause, and go on");
            screen.resize(80, 24);
            screen.awaitText("come its tasks, in another");
            screen.awaitText("goes on.");
            screen.press("?");
            screen.await("no help", drawn -> !String.join("", drawn.lines()).contains("p  pause, and go on"));
        }
    }

    @Test
    void it_takes_another_size_and_never_more_than_there_is() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 120, 30)) {
            kaam.post("/todos", CHAI);
            screen.await("a row", drawn -> drawn.requests().size() == 1);
            for (int columns : List.of(200, 80, 60, 40, 20)) {
                screen.resize(columns, 18);
                screen.await(
                        columns + " columns",
                        drawn -> drawn.lines().size() == 18
                                && drawn.lines().getFirst().startsWith("Kaam at http://1")
                                && drawn.lines().getLast().startsWith("q quit")
                                && drawn.lines().stream().allMatch(line -> line.length() <= columns));
            }
        }
    }

    @Test
    void a_wait_on_an_event_loop_is_seen_to_hold_it() throws Exception {
        var slow = new Settings.FakeDb(Duration.ofMillis(50), Duration.ZERO);
        try (var kaam = TestKaam.with(
                        data, settings -> settings.withFakeDb(slow).withRun("event-loop"));
                var screen = DrawnScreen.of(kaam.url(""), 80, 24)) {
            kaam.get("/todos");
            screen.await(
                    "its bar", drawn -> drawn.requests().stream().anyMatch(row -> row.matches(".*/todos .*HHHH.*┃")));
            screen.awaitText("H waits, and holds its thread");
        }
    }

    @Test
    void the_smallest_screen_shows_requests() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 40, 12)) {
            for (int i = 0; i < 5; i++) {
                kaam.post("/todos", CHAI);
            }
            screen.await("2 rows", drawn -> drawn.requests().size() >= 2);
            screen.awaitText("q quit  ? help");
        }
    }

    @Test
    void what_the_path_of_a_request_says_does_not_steer_the_terminal() {
        assertThat(Text.plain("/a\u001b[2Jb\u009b\u202ec\nd")).isEqualTo("/a?[2Jb??c?d");
    }

    @Test
    void nor_does_it_when_it_comes_over_the_network() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 140, 24);
                var socket = kaam.socket()) {
            socket.getOutputStream()
                    .write("GET /a\u001b]0;mine\u0007b\u009b2J HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.ISO_8859_1));
            screen.awaitText(" /a?]0;mine?b?2J ");
        }
    }

    @Test
    void q_ends_it() throws Exception {
        try (var kaam = TestKaam.on(data);
                var screen = DrawnScreen.of(kaam.url(""), 100, 24)) {
            screen.awaitText("live");
            screen.press("q");
            assertThat(screen.hasEnded()).isTrue();
        }
    }

    @Test
    void a_server_that_is_lost_is_said_to_be_and_looked_for() throws Exception {
        int port;
        DrawnScreen screen;
        try (var kaam = TestKaam.on(data)) {
            port = kaam.port();
            screen = DrawnScreen.of(kaam.url(""), 100, 24);
            kaam.post("/todos", CHAI);
            screen.await("a row", drawn -> drawn.requests().size() == 1);
        }
        try (screen) {
            screen.awaitText("The connection is lost");
            assertThat(screen.requests()).hasSize(1);
            try (var again = TestKaam.with(data, settings -> Settings.local(port, data))) {
                screen.await("from the beginning", drawn -> drawn.requests().isEmpty());
                again.get("/trash");
                screen.awaitText("/trash");
            }
        }
    }

    private static List<Integer> numbers(DrawnScreen screen) {
        return screen.requests().stream()
                .map(row -> Integer.parseInt(row.strip().split(" ", 2)[0].substring(1)))
                .toList();
    }

    private static List<Integer> descending(List<Integer> numbers) {
        return numbers.stream().sorted(Comparator.reverseOrder()).toList();
    }

    private static double took(String row) {
        return Double.parseDouble(row.replaceAll("^ *#\\d+ +\\d+ +([\\d.]+) ms.*$", "$1"));
    }
}
