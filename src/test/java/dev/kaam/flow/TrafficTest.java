package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final long MILLI = 1_000_000;

    private final SettableTime time = new SettableTime();
    private final FlowRecorder recorder = FlowRecorder.on(time, "start");
    private long units;
    private long batches;
    private final Traffic traffic = new Traffic(recorder, () -> new LaneLoad(7, units, batches));

    @Test
    void what_is_computed_by_the_law_of_little_and_what_is_counted_agree() {
        Deque<Flow> works = new ArrayDeque<>();
        for (int milli = 0; milli < 6_000; milli++) { // one comes every 2 ms, and takes 60
            if (milli % 2 == 0) {
                works.add(recorder.begin(new Flow.Head("GET", "/", null, null, null)));
            }
            if (milli >= 60 && milli % 2 == 0) {
                works.remove().end(false);
            }
            if (milli % 10 == 0) {
                traffic.look();
            }
            time.pass(Duration.ofNanos(MILLI));
        }
        Traffic.Figures figures = traffic.figures();
        assertThat(figures.seconds()).isCloseTo(5, within(0.02));
        assertThat(figures.perSecond()).isCloseTo(500, within(5.0));
        assertThat(figures.meanMillis()).isCloseTo(60, within(0.1));
        assertThat(figures.computed()).isCloseTo(30, within(0.5));
        assertThat(figures.counted()).isCloseTo(30, within(0.5));
    }

    @Test
    void it_tells_how_many_writes_shared_a_commit() {
        traffic.look();
        units += 300;
        batches += 100;
        time.pass(Duration.ofNanos(1_000 * MILLI));
        traffic.look();
        assertThat(traffic.figures().together()).isEqualTo(3.0);
        assertThat(traffic.figures().writesPerSecond()).isEqualTo(300.0);
        assertThat(traffic.writer().waiting()).isEqualTo(7);
    }

    @Test
    void before_it_has_looked_twice_and_while_nothing_happens_all_is_zero() {
        assertThat(traffic.figures()).isEqualTo(Traffic.Figures.NONE);
        traffic.look();
        assertThat(traffic.figures()).isEqualTo(Traffic.Figures.NONE);
        time.pass(Duration.ofNanos(MILLI));
        traffic.look();
        assertThat(traffic.figures()).isEqualTo(new Traffic.Figures(0.001, 0, 0, 0, 0, 0, 0));
    }
}
