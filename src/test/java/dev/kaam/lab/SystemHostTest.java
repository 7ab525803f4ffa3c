package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import dev.kaam.store.FixedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the machine that it runs on, whoever else does. */
class SystemHostTest {
    private static final Runnable WORK = FixedWork.ofRounds(20_000_000);

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final SystemHost host = new SystemHost(SystemTime.INSTANCE, WORK);

    @Test
    void a_machine_is_what_it_has_and_what_it_does() throws Exception {
        Machine machine = host.look();
        assertThat(machine.cores()).isEqualTo(CORES);
        assertThat(machine.parallel()).isBetween(1.0, (double) machine.cores());
        assertThat(machine.wakeMillis()).isNotNegative();
    }

    @Test
    void what_our_own_servers_use_is_not_of_others() {
        Supplier<Double> watch = host.watch(new Rising()::next);
        assertThat(watch.get()).isZero();
    }

    @Test
    void a_tick_that_is_missing_in_a_short_time_is_not_held_against_others(@TempDir Path folder) throws Exception {
        assertThat(othersWhere(folder, Duration.ofMillis(50), 5 * CORES - 2)).isLessThan(0.01);
    }

    @Test
    void a_machine_that_is_never_idle_while_we_do_nothing_is_in_the_hands_of_others(@TempDir Path folder)
            throws Exception {
        assertThat(othersWhere(folder, Duration.ofHours(1), 0)).isGreaterThan(0.9);
    }

    /** @param idle the ticks of all processors that were idle meanwhile */
    private static double othersWhere(Path folder, Duration meanwhile, int idle) throws IOException {
        var linux = new SomeLinux(folder);
        var time = new SomeTime();
        long[] ticks = LongStream.generate(() -> 1_000).limit(CORES).toArray();
        linux.allow("0-" + (CORES - 1));
        linux.idle(ticks);
        Supplier<Double> watch = new SystemHost(time, WORK, folder).watch(() -> Duration.ZERO);
        time.pass(meanwhile);
        ticks[0] += idle;
        linux.idle(ticks);
        return watch.get();
    }

    @Test
    void where_there_is_no_linux_it_still_answers() {
        var elsewhere = new SystemHost(SystemTime.INSTANCE, WORK, Path.of("nowhere"));
        assertThat(elsewhere.watch(() -> Duration.ZERO).get()).isBetween(0.0, 1.0);
    }

    /** Servers that use more time than there is. */
    private static final class Rising {
        private int hours;

        Duration next() {
            return Duration.ofHours(hours++);
        }
    }
}
