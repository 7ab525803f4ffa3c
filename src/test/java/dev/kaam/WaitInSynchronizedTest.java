package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.experiments.WaitInSynchronized;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaitInSynchronizedTest {
    /** As if nobody else were on it: whether a carrier is held does not depend on who is. */
    private static final class Alone implements Host {
        @Override
        public Machine look() {
            return new Machine(Runtime.getRuntime().availableProcessors(), 1, 0.1);
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> 0.0;
        }
    }

    @Test
    void a_virtual_thread_that_waits_inside_synchronized_leaves_its_carrier() throws Exception {
        var lab = new Lab(new KaamLauncher(), new Alone(), SystemTime.INSTANCE);

        Report report = lab.run(new WaitInSynchronized(), Effort.QUICK, null, 7, Progress.NONE);

        double held = new WaitInSynchronized()
                        .plan(Effort.QUICK, new Alone().look())
                        .ask()
                        .max()
                / 2;
        assertThat(report.measured())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.median())
                        .as(one.level().name())
                        .isBetween(one.level().prediction().value(), held / 2));
    }
}
