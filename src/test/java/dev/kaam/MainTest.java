package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    /** An address for documentation (RFC 5737): no machine has it, so that nobody ever listens there. */
    private static final String NOBODYS = "192.0.2.1";

    @Test
    void the_version_is_told() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "--version")) {
            assertThat(kaam.exitCode()).isZero();
            assertThat(kaam.out()).singleElement().asString().startsWith("kaam ");
        }
    }

    @Test
    void help_names_the_commands() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "--help")) {
            assertThat(kaam.exitCode()).isZero();
            assertThat(String.join("\n", kaam.out()))
                    .contains("serve", "Exit codes: 0", "1 could not", "2 the command");
        }
    }

    @Test
    void help_names_every_option_and_its_variable() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "serve", "--help")) {
            assertThat(kaam.exitCode()).isZero();
            assertThat(String.join("\n", kaam.out()))
                    .contains("--host", "--port", "--data", "--run", "--fake-db", "--cors", "--open-to-network")
                    .contains("KAAM_HOST", "KAAM_PORT", "KAAM_DATA", "KAAM_RUN", "KAAM_FAKE_DB", "KAAM_CORS")
                    .contains("--fake-task", "KAAM_FAKE_TASK")
                    .contains("KAAM_OPEN_TO_NETWORK")
                    .contains("--smtp", "--mail-from", "--mail-to", "--webhooks-to-private")
                    .contains("KAAM_SMTP", "KAAM_SMTP_PASSWORD", "KAAM_MAIL_FROM", "KAAM_MAIL_TO")
                    .contains("KAAM_WEBHOOKS_TO_PRIVATE")
                    .contains("--otlp", "KAAM_OTLP")
                    .contains("--behind-proxy", "--trust-proxy", "--leave")
                    .contains("KAAM_BEHIND_PROXY", "KAAM_TRUST_PROXY", "KAAM_LEAVE");
        }
    }

    @Test
    void without_a_command_it_says_that_one_is_missing() throws Exception {
        assertWrong(KaamProcess.run(Map.of()), "say what to do: serve");
    }

    @Test
    void a_slip_of_the_pen_gets_a_suggestion() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "serv")) {
            assertThat(kaam.err()).contains("Did you mean: kaam serve?");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    --what                   | Unknown option: '--what'
                    nope                     | 'nope' is no command: there is serve
                    serve nope               | 'nope' stands alone: leave it out
                    serve --port 0 nope      | 'nope' stands alone: leave it out
                    serve --what             | Unknown option: '--what'
                    serve --port nope        | --port must be a whole number from 0 to 65535, not 'nope'
                    serve --port -1          | --port must be a whole number from 0 to 65535, not '-1'
                    serve --port 65536       | --port must be a whole number from 0 to 65535
                    serve --run nope         | --run: 'nope' is no strategy
                    serve --run pool:0       | --run: 'pool:0' is no strategy
                    serve --host=            | --host is empty: name where to listen
                    serve --data=            | --data is empty: name a folder
                    serve --db nope          | --db must be a URL such as jdbc:postgresql://localhost/kaam
                    serve --db jdbc:postgresql:x --data y | --db and --data name two databases
                    serve --db-listen off    | --db-listen needs --db beside it
                    serve --db jdbc:postgresql:x --db-listen y | --db-listen must be off, or a URL
                    serve --fake-db wait=5   | --fake-db: 'wait=5' is not like wait=200ms,cpu=0ms
                    serve --fake-db wait=61s | at most 60s
                    serve --host 0.0.0.0     | If you mean it, add --open-to-network
                    serve --smtp mail        | --smtp must be like smtps://user:password@host:465
                    serve --smtp smtp://h    | --smtp needs --mail-from beside it
                    serve --smtp smtp://h --mail-from a@b.org --mail-to x | --mail-to must be one address
                    serve --mail-to a@b.org  | need --smtp beside them
                    serve --leave 3s         | need --behind-proxy beside them
                    serve --open-to-network --behind-proxy --trust-proxy x | --trust-proxy: 'x' is no address, such as 10.0.0.7
                    serve --otlp nope        | --otlp: 'nope' is not like http://127.0.0.1:4318
                    serve --otlp ftp://h     | --otlp: 'ftp://h' is not like http://127.0.0.1:4318
                    serve --otlp http://h:0  | --otlp: 0 is no port
                    serve --otlp http://a:b@h | --otlp: an address without a user, a password
                    serve --otlp http://h --flow off | --otlp needs --flow on
                    """)
    void a_wrong_command_line_is_explained(String arguments, String sentence) throws Exception {
        assertWrong(KaamProcess.run(Map.of(), arguments.split(" ")), sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    KAAM_HOST            | 0.0.0.0 | add --open-to-network
                    KAAM_PORT            | nope    | --port must be a whole number
                    KAAM_RUN             | nope    | --run: 'nope' is no strategy
                    KAAM_FAKE_DB         | nope    | 'nope' is not like wait=200ms
                    KAAM_FAKE_TASK       | cpu=1s  | must say by what it is done
                    KAAM_DATA            | ""      | --data is empty
                    KAAM_OPEN_TO_NETWORK | nope    | --open-to-network: 'nope' is not a boolean
                    KAAM_WEBHOOKS_TO_PRIVATE | nope | --webhooks-to-private: 'nope' is not a boolean
                    KAAM_SMTP            | nope    | --smtp must be like
                    KAAM_MAIL_FROM       | a@b.org | need --smtp beside them
                    KAAM_OTLP            | nope    | --otlp: 'nope' is not like http://127.0.0.1:4318
                    """)
    void a_wrong_variable_is_explained(String variable, String value, String sentence) throws Exception {
        assertWrong(KaamProcess.run(Map.of(variable, value), "serve"), sentence);
    }

    @Test
    void every_option_can_come_from_the_environment(@TempDir Path data) throws Exception {
        var environment = Map.of(
                "KAAM_HOST", "127.0.0.1",
                "KAAM_PORT", "0",
                "KAAM_DATA", data.toString(),
                "KAAM_RUN", "one-at-a-time",
                "KAAM_CORS", "http://localhost:3000");
        try (KaamProcess kaam = KaamProcess.run(environment, "serve")) {
            kaam.port();
            assertThat(data.resolve("kaam.db")).exists();
            assertThat(kaam.send("POST", "/todos", "{\"title\":\"a\"}", "Origin", "http://localhost:3000")
                            .statusCode())
                    .isEqualTo(201);
            kaam.tellToStop();
            assertThat(kaam.out()).contains("Requests run one at a time: each waits for the one before it.");
        }
    }

    @Test
    void the_password_of_the_mail_server_is_told_nowhere() throws Exception {
        String smtp = "smtp://me:swordfish@mail.example.org";
        try (KaamProcess kaam = KaamProcess.run(Map.of("KAAM_SMTP", smtp), "serve", "--help")) {
            assertThat(String.join("\n", kaam.out())).doesNotContain("swordfish");
        }
        try (KaamProcess kaam = KaamProcess.run(Map.of("KAAM_SMTP", smtp + "/path"), "serve")) {
            assertThat(kaam.exitCode()).isEqualTo(2);
            assertThat(String.join("\n", kaam.err())).contains("--smtp").doesNotContain("swordfish");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_blank_password_of_the_mail_server_is_none(String blank) throws Exception {
        var environment = Map.of("KAAM_SMTP", "smtp://me@mail.example.org", "KAAM_SMTP_PASSWORD", blank);
        assertWrong(KaamProcess.run(environment, "serve"), "--smtp names a user without a password");
    }

    @Test
    void the_fake_database_of_the_environment_keeps_no_file(@TempDir Path data) throws Exception {
        var environment = Map.of("KAAM_PORT", "0", "KAAM_DATA", data.toString(), "KAAM_FAKE_DB", "wait=1ms");
        try (KaamProcess kaam = KaamProcess.run(environment, "serve")) {
            kaam.port();
            assertThat(kaam.post("/todos", "{\"title\":\"a\"}").statusCode()).isEqualTo(201);
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void the_command_line_goes_before_the_environment(@TempDir Path data) throws Exception {
        var environment = Map.of("KAAM_PORT", "nope", "KAAM_RUN", "nope");
        String[] arguments = {"serve", "--port", "0", "--run", "pool:2", "--data", data.toString()};
        try (KaamProcess kaam = KaamProcess.run(environment, arguments)) {
            assertThat(kaam.port()).isPositive();
        }
    }

    @Test
    void what_runs_on_the_event_loops_is_warned_of_before_it_is_ready(@TempDir Path data) throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, "--run", "event-loop", "--fake-task", "wait=1ms,by=loop")) {
            kaam.tellToStop();
            assertThat(kaam.out()).hasSize(3);
            assertThat(kaam.out().get(0)).startsWith("Handlers").contains("block them", "not to be used");
            assertThat(kaam.out().get(1)).startsWith("Fake tasks").contains("block them", "not to be used");
        }
    }

    @Test
    void each_thing_that_is_unusual_is_told_before_it_is_ready(@TempDir Path data) throws Exception {
        try (KaamProcess kaam =
                KaamProcess.serve(data, "--fake-db", "wait=0ms", "--run", "one-at-a-time", "--open-to-network")) {
            kaam.tellToStop();
            assertThat(kaam.out()).hasSize(4);
            assertThat(kaam.out().get(0)).contains("kept in memory only", "gone when Kaam ends");
            assertThat(kaam.out().get(1)).startsWith("Requests run one at a time");
            assertThat(kaam.out().get(2)).contains("--open-to-network alone", "listens on 127.0.0.1", "Add --host");
            assertThat(kaam.out().get(3)).startsWith("Kaam is ready");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"option", "variable"})
    void a_host_for_others_is_tried_only_when_it_is_asked_for(String how, @TempDir Path data) throws Exception {
        String[] plain = {"serve", "--port", "0", "--host", NOBODYS, "--data", data.toString()};
        String[] open = {"serve", "--port", "0", "--host", NOBODYS, "--data", data.toString(), "--open-to-network"};
        boolean variable = how.equals("variable");
        try (KaamProcess kaam = variable
                ? KaamProcess.run(Map.of("KAAM_OPEN_TO_NETWORK", "true"), plain)
                : KaamProcess.run(Map.of(), open)) {
            assertThat(kaam.exitCode()).isEqualTo(1);
            assertThat(kaam.err()).singleElement().asString().startsWith("kaam: Cannot listen on " + NOBODYS + ":0: ");
        }
    }

    private static void assertWrong(KaamProcess started, String sentence) throws Exception {
        try (KaamProcess kaam = started) {
            assertThat(kaam.exitCode()).isEqualTo(2);
            assertThat(kaam.out()).isEmpty();
            assertThat(kaam.err()).first().asString().startsWith("kaam: ").contains(sentence);
            assertThat(kaam.err()).last().asString().endsWith(" --help tells what there is.");
            assertThat(kaam.err()).hasSizeLessThan(4);
        }
    }
}
