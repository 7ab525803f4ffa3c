package dev.kaam.lab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.SystemTime;
import dev.kaam.TestKaam;
import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Receiver;
import dev.kaam.lab.Running;
import dev.kaam.lab.load.Clients;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What experiments measure that no busy machine can change: it is promised, not likely. */
class PromisesTest {
    private static final Machine TWO_CORES = new Machine(2, 1.7, 0.1);

    @TempDir
    private Path data;

    @Test
    void with_if_match_no_update_is_lost_and_without_it_some_are() throws Exception {
        var fake = new Settings.FakeDb(Duration.ofMillis(2), Duration.ZERO);
        measure(settings -> settings.withRun("one-at-a-time").withFakeDb(fake), "oneAtATime", bench -> {
            assertThat(take(new LostUpdate(), "ifMatch", bench)).isEqualTo(1);
            assertThat(take(new LostUpdate(), "without", bench)).isLessThan(1);
        });
    }

    @Test
    void no_task_after_the_response_begins_before_the_answer_is_out() throws Exception {
        var task = new Settings.FakeTask(Duration.ofMillis(2), Duration.ZERO, Settings.FakeTask.By.EPHEMERAL, null);
        measure(settings -> settings.withFakeTask(task), "server", bench -> {
            assertThat(take(new AfterTheResponse(), "early", bench)).isZero();
            assertThat(take(new AfterTheResponse(), "ends", bench)).isGreaterThanOrEqualTo(2);
        });
    }

    private static double take(Experiment experiment, String level, Bench bench) throws InterruptedException {
        return experiment.plan(Effort.QUICK, TWO_CORES).levels().stream()
                .filter(one -> one.name().equals(level))
                .findFirst()
                .orElseThrow()
                .probe()
                .take(bench)
                .value();
    }

    private interface Measuring {
        void with(Bench bench) throws Exception;
    }

    private void measure(UnaryOperator<Settings> changed, String server, Measuring measuring) throws Exception {
        try (var kaam = TestKaam.with(data, changed);
                var receiver = Receiver.open()) {
            var time = SystemTime.INSTANCE;
            measuring.with(new Bench(
                    Map.of(server, new Here(kaam)), receiver, new Clients(time), time, new SplittableRandom(1)));
        }
    }

    /** In this process, so that it can be asked, and nothing else. */
    private record Here(TestKaam kaam) implements Running {
        @Override
        public URI address() {
            return URI.create(kaam.url(""));
        }

        @Override
        public Duration cpu() {
            return Duration.ZERO;
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause(Duration length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            kaam.close();
        }
    }
}
