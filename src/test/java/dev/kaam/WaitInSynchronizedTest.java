package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.experiments.WaitInSynchronized;
import dev.kaam.lab.load.Clients;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WaitInSynchronizedTest {
    private static final SystemTime TIME = SystemTime.INSTANCE;

    @Test
    void a_virtual_thread_that_waits_inside_synchronized_leaves_its_carrier() throws Exception {
        var machine = new Machine(Runtime.getRuntime().availableProcessors(), 1, 0.1);
        Plan plan = new WaitInSynchronized().plan(Effort.QUICK, machine);
        var bench = new Bench(Map.of(), new Clients(TIME), TIME, new SplittableRandom(7));
        double held = plan.ask().max() / 2;

        for (Level level : plan.levels()) {
            double took = level.probe().take(bench).value();
            assertThat(took).as(level.name()).isBetween(level.prediction().value(), held / 2);
        }
    }
}
