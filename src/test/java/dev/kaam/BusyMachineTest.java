package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.experiments.Experiments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While others have the processors, the lab may find that a law holds, or nothing; never that it does not. */
@Tag("slow")
class BusyMachineTest {
    private final List<Process> hogs = new ArrayList<>();

    @TempDir
    private Path temporary;

    @AfterEach
    void end() {
        hogs.forEach(Process::destroyForcibly);
    }

    @Test
    void where_others_have_the_machine_before_nothing_is_asked() throws Exception {
        spin();
        Report report = run(Laboratory.machine(), Progress.NONE);
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.others()).isGreaterThan(Host.OTHERS_MAX);
        assertThat(report.measured()).isEmpty();
    }

    @RepeatedTest(2)
    void where_they_come_when_it_begins_no_law_is_said_to_differ() throws Exception {
        Report report = run(new QuietAtFirst(), new Progress() {
            @Override
            public void started(List<Started> servers) {
                spin();
            }
        });
        assertNotDifferent(report);
    }

    @RepeatedTest(2)
    void where_they_come_in_the_middle_no_law_is_said_to_differ() throws Exception {
        Report report = run(new QuietAtFirst(), new Progress() {
            @Override
            public void taken(Level level, Taken taken, int done, int all) {
                if (done == all / 2) {
                    spin();
                }
            }
        });
        assertNotDifferent(report);
    }

    private static void assertNotDifferent(Report report) {
        System.out.println(report.verdict());
        report.measured().forEach(one -> {
            System.out.printf(
                    "%s: law %.1f, measured %.1f in [%.1f, %.1f], %s%n",
                    one.level().name(),
                    one.level().prediction().value(),
                    one.median(),
                    one.low(),
                    one.high(),
                    one.agreement());
            one.samples()
                    .forEach(sample -> System.out.printf(
                            "  %.1f others %.2f %s%n", sample.sample().value(), sample.others(), sample.thrown()));
        });
        assertThat(report.measured()).isNotEmpty();
        assertThat(report.verdict()).isNotEqualTo(Verdict.DIFFERS);
    }

    private Report run(Host host, Progress progress) throws InterruptedException {
        return new Lab(new KaamLauncher(temporary), host, SystemTime.INSTANCE)
                .run(Experiments.called("many-at-once").orElseThrow(), Effort.QUICK, null, 7, progress);
    }

    /** One that does nothing but compute, for each processor. */
    private void spin() {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            try {
                hogs.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
            } catch (IOException noShell) {
                throw new UncheckedIOException(noShell);
            }
        }
    }

    /** This machine, said to be quiet before the experiment begins, whatever it is. */
    private static final class QuietAtFirst implements Host {
        private final Host machine = Laboratory.machine();
        private boolean begun;

        @Override
        public Machine look() throws InterruptedException {
            Machine seen = machine.look();
            begun = true;
            return seen;
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            Supplier<Double> watch = machine.watch(ours);
            return begun ? watch : () -> 0.0;
        }
    }
}
