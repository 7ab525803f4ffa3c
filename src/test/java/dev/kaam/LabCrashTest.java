package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.experiments.CoordinatedOmission;
import dev.kaam.lab.experiments.CriticalInBackground;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Experiments in which something befalls the server, on a machine of which nothing is asked. */
@Tag("slow")
class LabCrashTest {
    @Test
    void a_kill_loses_what_is_in_memory_and_nothing_of_what_was_recorded_with_the_todo() throws Exception {
        Report report = run(new CriticalInBackground());

        assertThat(samples(report, "ephemeral")).allMatch(lost -> lost > 0);
        assertThat(samples(report, "memory")).allMatch(lost -> lost > 0);
        assertThat(samples(report, "durable")).isNotEmpty().allMatch(lost -> lost == 0);
    }

    @Test
    void who_comes_on_their_own_feels_a_stop() throws Exception {
        Report report = run(new CoordinatedOmission());

        double law = report.of("open").level().prediction().value();
        assertThat(samples(report, "open")).isNotEmpty().allMatch(p99 -> p99 > law / 2);
    }

    private static List<Double> samples(Report report, String level) {
        return report.of(level).samples().stream()
                .map(one -> one.sample().value())
                .toList();
    }

    private static Report run(Experiment experiment) throws InterruptedException {
        return new Lab(new KaamLauncher(), new Alone(), SystemTime.INSTANCE)
                .run(experiment, Effort.QUICK, null, 1, Progress.NONE);
    }

    /** One that never is too busy. */
    private static final class Alone implements Host {
        @Override
        public Machine look() {
            return new Machine(2, 2, 0.1);
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> 0.0;
        }
    }
}
