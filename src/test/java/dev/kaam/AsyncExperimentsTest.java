package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.SystemHost;
import dev.kaam.lab.experiments.Experiments;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each experiment on waits, loops and processors, on real servers. Wants a quiet machine. */
@Tag("slow")
class AsyncExperimentsTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many-at-once",
                "waits-together",
                "scalability-not-speed",
                "pool-size",
                "sleep-on-the-loop",
                "cpu-on-the-loop",
                "await-does-not-speed-cpu",
                "wrong-async"
            })
    void every_level_is_measured_and_none_contradicts_its_law(String name) throws InterruptedException {
        var lab = new Lab(new KaamLauncher(), new Alone(), SystemTime.INSTANCE);

        Report report = lab.run(Experiments.called(name).orElseThrow(), Effort.QUICK, null, 7, Progress.NONE);

        assertThat(report.measured()).isNotEmpty();
        assertThat(report.verdict()).as(report.toString()).isNotEqualTo(Report.Verdict.DIFFERS);
    }
}
