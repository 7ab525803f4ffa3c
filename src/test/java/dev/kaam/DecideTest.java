package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.SystemHost;
import dev.kaam.lab.decide.Asking;
import dev.kaam.lab.decide.Decision;
import dev.kaam.lab.decide.Proof;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
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

    /** The strategies on real servers. Wants a quiet machine. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "50ms, 2ms, users, 200, 200",
        "20ms, 0ms, users, 40, 10",
        "1ms, 10ms, users, 20, 4",
        "20ms, 1ms, rate, 200/s, 200"
    })
    void no_real_server_contradicts_what_was_decided(String wait, String cpu, String load, String number, String pool)
            throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        Decision decision =
                Decision.of(Asking.read(Map.of("wait", wait, "cpu", cpu, load, number, "pool", pool), cores));
        var lab = new Lab(new KaamLauncher(), new Alone(), SystemTime.INSTANCE);

        Report report = lab.run(Proof.of(decision, cores), Effort.QUICK, null, 7, Progress.NONE);

        report.measured()
                .forEach(one -> System.out.println(one.level().name() + " "
                        + one.level().prediction().low() + " to "
                        + one.level().prediction().high() + ": " + one.median() + " [" + one.low() + ", " + one.high()
                        + "] " + one.agreement()));
        assertThat(report.measured()).isNotEmpty();
        assertThat(report.verdict()).as(report.toString()).isNotEqualTo(Report.Verdict.DIFFERS);
    }

    private int run(String line) {
        return new CommandLine(new Decide())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line.split(" ", -1));
    }

    /** This machine, as if nobody else were on it: a test must not depend on who is. */
    private static final class Alone implements Host {
        private final Host machine = new SystemHost(SystemTime.INSTANCE);

        @Override
        public Machine look() throws InterruptedException {
            return machine.look();
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> 0.0;
        }
    }
}
