package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Report;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.report.SomeReports;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.Paper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What experiments lead to that need no server: words, guesses, exit codes. */
class LabSessionTest {
    private static final Experiment HOLDS = answering(20, List.of());
    private static final Experiment DIFFERS = answering(90, List.of());
    private static final Experiment STARTS_NOTHING = answering(20, List.of(Setup.of("a", "virtual-threads")));

    private final StringWriter out = new StringWriter();
    private final StringWriter meanwhile = new StringWriter();

    @Test
    void where_each_law_holds_it_ends_with_0() throws Exception {
        LabSession session = run(0, List.of(HOLDS), none());
        assertThat(session.exitCode()).isZero();
        assertThat(out.toString())
                .contains("Tea & <b>biscuits</b> at once", "24 guests ask", "The law: Cups", "The law holds")
                .doesNotContain("hold, ");
        assertThat(session.reports()).singleElement().extracting(Report::seed).isEqualTo(42L);
    }

    @Test
    void where_one_law_does_not_it_ends_with_4() throws Exception {
        assertThat(run(0, List.of(HOLDS, DIFFERS), none()).exitCode()).isEqualTo(4);
        assertThat(out.toString()).contains("1 hold, 1 differ, 0 refused, 0 could not be run");
    }

    @Test
    void where_the_machine_is_busy_it_ends_with_3_and_concludes_nothing() throws Exception {
        LabSession session = run(0.37, List.of(DIFFERS), none());
        assertThat(session.exitCode()).isEqualTo(3);
        assertThat(out.toString())
                .contains("too busy now: others had 37 % of it", "Try again when it is quiet")
                .doesNotContain("The law holds", "The law does not", "DIFFERS");
    }

    @Test
    void what_cannot_be_run_is_told_and_the_others_are_run() throws Exception {
        LabSession session = run(0, List.of(STARTS_NOTHING, DIFFERS, HOLDS), none());
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.reports()).hasSize(2);
        assertThat(out.toString()).contains("tea-at-once: There are no servers here.", "1 could not be run");
    }

    @Test
    void elsewhere_than_on_a_terminal_each_round_is_a_line() throws Exception {
        run(0, List.of(HOLDS), none());
        assertThat(meanwhile.toString().lines()).hasSize(6).first().asString().startsWith("2 of 12 measured, about ");
        assertThat(meanwhile.toString().lines()).last().isEqualTo("12 of 12 measured");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            30           | 30
            ' 0.5 s '    | 500
            30ms         | 30
            x, 9999, 25  | 25
            ''           | none
            none         | none
            x            | none
            """)
    void a_person_may_guess_again_or_not_at_all(String typed, Double guess) throws Exception {
        Queue<String> lines = new ArrayDeque<>(typed == null ? List.of() : List.of(typed.split(",", -1)));
        LabSession.Guesses asked = new GuessAsked(printer(), prompt -> {
            out.append(prompt).append("\n");
            return lines.poll();
        });
        assertThat(run(0, List.of(HOLDS), asked).reports().getFirst().guess()).isEqualTo(guess);
        assertThat(out.toString()).contains("last of 24 guests have tea?", "Your guess in ms (Enter skips): ");
        if (typed != null && typed.startsWith("x")) {
            assertThat(out.toString()).contains("'x' is no number such as 30ms.");
        }
        if (typed != null && typed.contains("9999")) {
            assertThat(out.toString()).contains("A guess lies between 1 ms and 960 ms here.");
        }
    }

    private LabSession run(double others, List<Experiment> experiments, LabSession.Guesses guesses)
            throws InterruptedException {
        var lab = new Lab(LabSessionTest::refuse, new Shared(others), SystemTime.INSTANCE);
        var session = new LabSession(
                lab,
                new LabSession.Choice(Effort.QUICK, "en", 42),
                printer(),
                new LabSession.Meanwhile(new PrintWriter(meanwhile), false));
        session.run(experiments, guesses);
        return session;
    }

    private LabPrinter printer() {
        return new LabPrinter(new PrintWriter(out), new Paper(80, false, StandardCharsets.UTF_8), "en");
    }

    private static LabSession.Guesses none() {
        return (plan, words) -> null;
    }

    private static dev.kaam.lab.Running refuse(Setup setup) {
        throw new LabException("There are no servers here.");
    }

    /** One that always measures so many milliseconds, where 20 are predicted. */
    private static Experiment answering(double millis, List<Setup> servers) {
        var law = new Prediction(20, "S", "nobody, never", new Tolerance(0.1, 1));
        List<Level> levels = List.of(
                new Level("pool", Level.Unit.MILLIS, law, bench -> Sample.of(20)),
                new Level("virtualThreads", Level.Unit.MILLIS, law, bench -> Sample.of(millis)));
        var ask = new Plan.Ask("virtualThreads", 1, 960, true);
        return new Experiment() {
            @Override
            public String name() {
                return SomeReports.EXPERIMENT;
            }

            @Override
            public Plan plan(Effort effort, Machine machine) {
                return new Plan(Map.of("n", 24, "waitMs", 20, "threads", 8), servers, levels, ask);
            }
        };
    }

    /** A machine of which others have a share. */
    private record Shared(double others) implements Host {
        @Override
        public Machine look() {
            return SomeReports.MACHINE;
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> others;
        }
    }
}
