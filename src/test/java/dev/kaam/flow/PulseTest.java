package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When a beat is late, and what that is told as; the test is the loop, and turns the clock. */
class PulseTest {
    private final SleepersTime time = new SleepersTime();
    private final SetTimes times = new SetTimes();
    private final Incidents incidents = new Incidents();
    private final FlowRecorder recorder = FlowRecorder.on(time, "test");
    private final Control control = new Control(time, new SetTimes(), () -> 0, incidents);
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final Loop loop = new Loop("loop-0", Thread.currentThread(), queue::add);
    private final Pulse pulse = pulse(loop);

    @Test
    void one_beat_is_under_way_at_most() throws Exception {
        beats(5);
        assertThat(queue).hasSize(1);
        comeRound();
        beats(1);
        assertThat(queue).hasSize(1);
    }

    @Test
    void a_loop_that_is_not_held_is_not_told() throws Exception {
        calm();
        held(20);
        assertThat(incidents.newest()).isEmpty();
    }

    @Test
    void a_loop_whose_thread_waited_was_parked() throws Exception {
        calm();
        long from = time.nanos();
        held(60);
        assertThat(incidents.newest()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Incident.Kind.PARKED);
            assertThat(told.loop()).isEqualTo("loop-0");
            assertThat(told.from()).isEqualTo(from);
            assertThat(told.to()).isEqualTo(from + nanos(60));
            assertThat(told.stack()).anyMatch(frame -> frame.contains("PulseTest.held"));
        });
    }

    @Test
    void a_loop_whose_thread_had_the_processor_for_more_than_half_of_it_was_computing() throws Exception {
        calm();
        times.compute(5_000);
        beats(1);
        comeRound();
        beats(1);
        times.compute(40);
        held(60);
        assertThat(incidents.newest()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Incident.Kind.COMPUTING);
            assertThat(told.cpuNanos()).isEqualTo(nanos(40));
        });
    }

    @Test
    void in_the_first_second_only_what_is_late_anywhere_is_told() throws Exception {
        beats(1);
        held(80);
        assertThat(incidents.newest()).isEmpty();
        held(150);
        assertThat(incidents.newest()).hasSize(1);
    }

    @Test
    void a_loop_that_others_kept_from_the_processor_is_not_told() throws Exception {
        calm();
        times.starve(290);
        held(300);
        assertThat(incidents.newest()).isEmpty();
    }

    @Test
    void computing_is_measured_by_the_time_that_the_others_left() throws Exception {
        calm();
        times.starve(200);
        times.compute(90);
        held(300);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.COMPUTING);
    }

    @Test
    void a_loop_is_not_blamed_for_the_time_in_which_all_stood_still() throws Exception {
        calm();
        time.beforeWaking(() -> time.pass(500));
        held(90);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.HOST);
    }

    @Test
    void a_loop_is_blamed_for_what_remains_of_it() throws Exception {
        calm();
        time.beforeWaking(() -> time.pass(500));
        held(800);
        assertThat(incidents.newest())
                .extracting(Incident::kind)
                .containsExactly(Incident.Kind.HOST, Incident.Kind.PARKED);
    }

    @Test
    void the_verdict_waits_until_the_control_has_been_heard() throws Exception {
        calm();
        time.pass(500);
        comeRound();
        pulse.step();
        pulse.step();
        comeRound();
        pulse.step();
        pulse.step();
        assertThat(incidents.newest()).isEmpty();
        held(0);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.HOST);
    }

    @Test
    void what_lasts_is_told_while_it_lasts_and_again_when_it_is_over() throws Exception {
        calm();
        beats(95);
        assertThat(incidents.newest()).isEmpty();
        beats(10);
        assertThat(incidents.newest())
                .singleElement()
                .satisfies(told -> assertThat(told.to()).isZero());
        beats(200);
        assertThat(incidents.edition()).as("times told").isEqualTo(1);
        long end = time.nanos();
        comeRound();
        held(0);
        assertThat(incidents.newest()).singleElement().satisfies(told -> {
            assertThat(told.number()).isEqualTo(1);
            assertThat(told.to()).isEqualTo(end);
        });
    }

    @Test
    void a_loop_that_is_held_again_is_told_twice() throws Exception {
        calm();
        beats(6);
        comeRound();
        beats(8);
        assertThat(incidents.newest()).as("told when the next is late, too").hasSize(1);
        comeRound();
        held(0);
        assertThat(incidents.newest()).extracting(Incident::number).containsExactly(1L, 2L);
    }

    @Test
    void a_loop_that_was_not_let_run_is_given_time_to_read_what_lies_in_its_sockets() throws Exception {
        calm();
        beats(6);
        comeRound();
        beats(2);
        times.starve(9);
        comeRound();
        Flow read = recorder.begin(new Flow.Head("GET", "/", loop, null, null));
        beats(1);
        assertThat(incidents.newest()).as("before it has surely read").isEmpty();
        comeRound();
        beats(1);
        assertThat(incidents.newest())
                .singleElement()
                .satisfies(told -> assertThat(told.waited())
                        .extracting(Blame.Share::request)
                        .containsExactly(read.number()));
    }

    @Test
    void a_loop_that_is_never_let_run_is_told_all_the_same() throws Exception {
        calm();
        beats(6);
        for (int beat = 0; beat < 25; beat++) {
            comeRound();
            times.starve(9);
            beats(1);
        }
        assertThat(incidents.newest()).hasSize(1);
    }

    @Test
    void a_loop_that_lies_in_wait_for_events_holds_nobody() throws Exception {
        try (Selector selector = Selector.open()) {
            selector.selectNow(); // the first time, the JVM looks for the native method from within it
            Thread selecting = Thread.ofPlatform().start(() -> select(selector));
            var stacks = new Stacks();
            while (!stacks.isAwaitingEvents()) {
                stacks = new Stacks();
                stacks.add(selecting.getStackTrace());
            }
            Pulse idle = pulse(new Loop("loop-1", selecting, queue::add));
            for (int beat = 0; beat < 50; beat++) {
                idle.step();
                control.sleep();
            }
            comeRound();
            for (int beat = 0; beat < 4; beat++) {
                idle.step();
                comeRound();
                control.sleep();
            }
            selecting.interrupt();
        }
        assertThat(incidents.newest()).isEmpty();
    }

    @Test
    void a_loop_that_has_ended_is_not_late() throws Exception {
        Pulse ended = pulse(new Loop("loop-2", Thread.currentThread(), task -> {
            throw new RejectedExecutionException();
        }));
        for (int beat = 0; beat < 200; beat++) {
            ended.step();
            control.sleep();
        }
        assertThat(incidents.newest()).isEmpty();
    }

    private static void select(Selector selector) {
        try {
            selector.select();
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pulse pulse(Loop its) {
        return new Pulse(its, time, times, control, new Verdict(recorder, control, incidents));
    }

    /** The first second passes quietly, and a beat is under way. */
    private void calm() throws InterruptedException {
        for (int beat = 0; beat < 100; beat++) {
            pulse.step();
            comeRound();
            control.sleep();
        }
        pulse.step();
    }

    /** The loop does not come round for so long; then it does, again and again. */
    private void held(int millis) throws InterruptedException {
        beats(millis / 10);
        for (int beat = 0; beat < 4; beat++) {
            comeRound();
            beats(1);
        }
    }

    private void beats(int count) throws InterruptedException {
        for (int beat = 0; beat < count; beat++) {
            control.sleep();
            pulse.step();
        }
    }

    private void comeRound() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
