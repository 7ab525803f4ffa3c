package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.Proof;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DecideTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_table_and_a_paragraph_answer() {
        assertThat(run("--wait 50ms --cpu 2ms --users 200 --cores 2")).isZero();
        assertThat(out.toString())
                .contains("* virtual threads", "Take virtual threads", "The CPU binds")
                .contains("Below 52 users what binds is the wait itself; from there on, the CPU.");
    }

    @Test
    void programs_get_json() throws Exception {
        assertThat(run("--wait 50ms --cpu 2ms --rate 400/s --cores 2 --json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).at("/chosen").asText())
                .isEqualTo("virtual-threads");
    }

    @ParameterizedTest
    @CsvSource({
        "--wait 50ms, say how many there are: users=200",
        "--wait 50 --users 3, wait: '50' is not like 50ms",
        "--wait 50ms --users 3 --json --prove, --json or --prove"
    })
    void a_wrong_command_line_is_said(String line, String sentence) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void what_cannot_be_proved_here_is_said_in_a_sentence() {
        assertThat(run("--wait 10s --users 2 --prove")).isEqualTo(1);
        assertThat(err.toString()).startsWith("kaam: It would take too long");
    }

    /** The strategies on real servers. Wants a quiet machine: on another the lab refuses, and nothing is shown. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "50ms, 2ms, users, 200, 200",
        "20ms, 0ms, users, 40, 10",
        "1ms, 10ms, users, 20, 4",
        "20ms, 1ms, rate, 200/s, 200"
    })
    void real_servers_reach_what_was_computed(String wait, String cpu, String load, String number, String pool)
            throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Decision decision =
                Decision.of(Asking.read(Map.of("wait", wait, "cpu", cpu, load, number, "pool", pool), cores));
        var lab = Laboratory.here();

        Report report = lab.run(Proof.of(decision, cores), Effort.QUICK, null, 7, Progress.NONE);

        assumeThat(report.verdict()).as("too busy").isNotEqualTo(Report.Verdict.REFUSED);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Report.Verdict.HOLDS);
    }

    private int run(String line) {
        return new CommandLine(new Decide())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.split(" ", -1));
    }
}
