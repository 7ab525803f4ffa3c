package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.experiments.Experiments;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each experiment on waits, loops and processors, on real servers. */
@Tag("slow")
class AsyncExperimentsTest {
    /** This machine, which lets every experiment begin; who else is on it while a level is measured, it tells. */
    private static final class Willing implements Host {
        private final Host machine = Laboratory.machine();
        private boolean asked;

        @Override
        public Machine look() throws InterruptedException {
            return machine.look();
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            boolean before = !asked;
            asked = true;
            return before ? () -> 0.0 : machine.watch(ours);
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
        var lab = new Lab(new KaamLauncher(), new Willing(), SystemTime.INSTANCE);

        Report report = lab.run(Experiments.called(name).orElseThrow(), Effort.QUICK, null, 7, Progress.NONE);

        assertThat(report.measured())
                .isNotEmpty()
                .allSatisfy(measured -> assertThat(measured.samples())
                        .hasSizeGreaterThan(Effort.QUICK.repeats())
                        .allSatisfy(taken -> assertThat(taken.sample().value()).isPositive()));
        assertThat(report.verdict()).as(report.toString()).isNotEqualTo(Report.Verdict.DIFFERS);
    }
}
