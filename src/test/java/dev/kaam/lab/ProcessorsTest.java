package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorsTest {
    private final SomeTime time = new SomeTime();

    private SomeLinux linux;

    @BeforeEach
    void three_processors(@TempDir Path folder) throws IOException {
        linux = new SomeLinux(folder);
        linux.allow("0-2");
        linux.idle(100, 200, 300);
    }

    @Test
    void what_is_not_idle_is_used() throws IOException {
        var processors = new Processors(linux.proc(), time);
        var start = processors.read();
        time.pass(Duration.ofSeconds(1));
        linux.idle(150, 300, 300); // half idle, all idle, not idle
        assertThat(processors.count()).isEqualTo(3);
        assertThat(processors.busySeconds(start)).isCloseTo(1.5, within(1e-9));
    }

    @Test
    void processors_on_which_we_may_not_run_do_not_matter() throws IOException {
        linux.allow("0,2");
        var processors = new Processors(linux.proc(), time);
        var start = processors.read();
        time.pass(Duration.ofSeconds(1));
        linux.idle(200, 200, 400);
        assertThat(processors.count()).isEqualTo(2);
        assertThat(processors.busySeconds(start)).isCloseTo(0, within(1e-9));
    }

    @Test
    void ticks_that_are_rounded_the_other_way_are_not_less_than_nothing() throws IOException {
        var processors = new Processors(linux.proc(), time);
        var start = processors.read();
        time.pass(Duration.ofMillis(10));
        linux.idle(102, 202, 302);
        assertThat(processors.busySeconds(start)).isZero();
    }

    /** The Java machine tells only of the time since it was asked before, whoever asked. */
    @Test
    void elsewhere_one_who_begins_to_watch_takes_nothing_from_another() {
        var shares = new ArrayDeque<>(List.of(0.0, 1.0, 0.0, Double.NaN));
        var processors = new Processors(Path.of("nowhere"), time, shares::remove);
        var first = processors.read();
        time.pass(Duration.ofSeconds(1)); // all are used
        var second = processors.read();
        time.pass(Duration.ofSeconds(1)); // none is
        assertThat(processors.busySeconds(first)).isCloseTo(processors.count(), within(1e-9));
        assertThat(processors.busySeconds(second)).isZero();
    }

    @Test
    void elsewhere_the_java_machine_is_asked() {
        var processors = new Processors(Path.of("nowhere"), time);
        var start = processors.read();
        time.pass(Duration.ofSeconds(1));
        assertThat(processors.count()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(processors.busySeconds(start)).isBetween(0.0, (double) processors.count());
    }
}
