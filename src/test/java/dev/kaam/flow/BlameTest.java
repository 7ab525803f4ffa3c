package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who held a loop, and who waited for it; the clock is turned by hand, from 0. */
class BlameTest {
    private final SleepersTime time = new SleepersTime();
    private final long start = time.nanos();
    private final FlowRecorder recorder = FlowRecorder.on(time, "test");
    private final Loop loop = new Loop("loop-0", Thread.currentThread(), Runnable::run);
    private final Loop other = new Loop("loop-1", Thread.currentThread(), Runnable::run);

    @Test
    void who_ran_on_the_loop_when_the_beat_was_sent_held_it_from_his_start_on() throws Exception {
        at(5);
        Flow flow = queued(loop);
        run(flow, 300);
        Blame blame = blame(10, 306);
        assertThat(blame.from()).isEqualTo(nanos(5));
        assertThat(blame.culprits()).containsExactly(share(flow, 300));
        assertThat(blame.waited()).isEmpty();
    }

    @Test
    void nobody_held_it_before_it_was_last_free() throws Exception {
        Flow flow = queued(loop);
        run(flow, 300);
        assertThat(blame(10, 306).from()).as("free at 0, sent at 10").isEqualTo(start);
        assertThat(Blame.of(recorder.kept(), new Hold("loop-0", nanos(8), nanos(10), nanos(306), nanos(306)))
                        .from())
                .isEqualTo(nanos(8));
    }

    @Test
    void each_of_several_held_it_for_his_own_time_and_they_waited_for_one_another() throws Exception {
        at(11);
        Flow first = queued(loop);
        run(first, 100);
        Flow second = queued(loop);
        run(second, 50);
        Blame blame = blame(10, 161);
        assertThat(blame.culprits()).containsExactly(share(first, 100), share(second, 50));
        assertThat(blame.waited()).containsExactly(share(second, 100), share(first, 1));
    }

    @Test
    void who_runs_still_holds_it_until_now() throws Exception {
        at(10);
        Flow flow = queued(loop);
        Blame meanwhile = flow.call(() -> {
            time.pass(40);
            return blame(10, 50);
        });
        assertThat(meanwhile.culprits()).containsExactly(share(flow, 40));
    }

    @Test
    void a_task_that_runs_on_the_loop_holds_it_for_its_request() throws Exception {
        Flow flow = queued(loop);
        FlowTask task = flow.task("blocks");
        runElsewhere(flow, 5);
        flow.write(201);
        flow.end(false);
        task.start();
        assertThat(blame(10, 50).culprits()).containsExactly(share(flow, 45));
        time.pass(300);
        task.end("done");
        Blame blame = blame(10, 306);
        assertThat(blame.culprits()).containsExactly(share(flow, 300));
        assertThat(blame.from()).isEqualTo(nanos(5));
        assertThat(recorder.ranLast(loop)).isSameAs(flow);
    }

    @Test
    void who_ran_elsewhere_held_nothing() throws Exception {
        at(5);
        runElsewhere(queued(loop), 300);
        run(queued(other), 100);
        Blame blame = blame(10, 306);
        assertThat(blame.culprits()).isEmpty();
        assertThat(blame.from()).isEqualTo(nanos(10));
    }

    @Test
    void a_reply_that_comes_from_elsewhere_waits_for_the_loop() throws Exception {
        Flow flow = queued(loop);
        runElsewhere(flow, 40);
        at(310);
        flow.write(200);
        flow.end(false);
        assertThat(blame(10, 310).waited()).containsExactly(share(flow, 270));
    }

    @Test
    void a_reply_that_is_being_written_waits_for_the_loop() throws Exception {
        Flow flow = queued(loop);
        runElsewhere(flow, 5);
        flow.write(200);
        assertThat(blame(10, 310).waited()).containsExactly(share(flow, 300));
    }

    @Test
    void one_that_is_not_whole_waits_for_the_loop_to_read_on() throws Exception {
        at(20);
        Flow flow = recorder.begin(new Flow.Head("PUT", "/", other, null, null));
        Flow late = recorder.begin(new Flow.Head("PUT", "/", loop, null, null));
        at(310);
        late.queue("/");
        flow.queue("/");
        runElsewhere(late, 100);
        assertThat(blame(15, 310).waited())
                .as("5 ms at most in the socket, then until it was whole")
                .containsExactly(share(late, 295));
    }

    @Test
    void one_that_is_whole_and_runs_elsewhere_does_not_wait_for_the_loop() throws Exception {
        Flow waitsForThread = queued(loop);
        Flow runs = queued(loop);
        at(100);
        runElsewhere(runs, 250);
        runElsewhere(waitsForThread, 10);
        assertThat(blame(10, 310).waited()).isEmpty();
    }

    @Test
    void one_that_is_whole_and_runs_on_the_loop_waits_for_it() throws Exception {
        Flow flow = queued(loop);
        at(300);
        run(flow, 1);
        assertThat(blame(10, 295).waited()).containsExactly(share(flow, 285));
    }

    @Test
    void who_was_read_just_after_may_have_lain_in_the_socket_all_the_time() throws Exception {
        at(311);
        Flow soon = queued(loop);
        at(330);
        Flow later = queued(loop);
        assertThat(blame(10, 310, 320).waited()).containsExactly(share(soon, 300));
        assertThat(blame(10, 310, 330).waited()).containsExactly(share(soon, 300), share(later, 300));
    }

    @Test
    void who_waited_for_less_than_a_millisecond_is_not_named() throws Exception {
        at(310);
        Flow flow = queued(loop);
        runElsewhere(flow, 0);
        flow.write(200);
        flow.end(false);
        time.pass(5);
        assertThat(Blame.of(recorder.kept(), hold(309, 315, 320)).waited()).hasSize(1);
        assertThat(Blame.of(recorder.kept(), new Hold("loop-0", start, nanos(310) - 999_999, nanos(315), nanos(320)))
                        .waited())
                .isEmpty();
    }

    @Test
    void who_had_gone_before_waited_for_nothing() throws Exception {
        Flow flow = recorder.begin(new Flow.Head("PUT", "/", loop, null, null));
        time.pass(4);
        flow.end(true);
        assertThat(blame(10, 310).waited()).isEmpty();
    }

    @Test
    void a_hundred_are_named_and_the_others_counted() {
        at(11);
        IntStream.range(0, 130).forEach(i -> queued(loop));
        Blame blame = blame(10, 310);
        assertThat(blame.waited()).hasSize(100);
        assertThat(blame.waitedLeftOut()).isEqualTo(30);
    }

    private Flow queued(Loop its) {
        Flow flow = recorder.begin(new Flow.Head("GET", "/", its, null, null));
        flow.queue("/");
        return flow;
    }

    private void run(Flow flow, long millis) {
        flow.call(() -> {
            time.pass(millis);
            return flow;
        });
        flow.write(200);
        flow.end(false);
    }

    private void runElsewhere(Flow flow, long millis) throws InterruptedException {
        Thread.ofVirtual()
                .start(() -> flow.call(() -> {
                    time.pass(millis);
                    return flow;
                }))
                .join();
    }

    private Blame blame(long sent, long end) {
        return blame(sent, end, end);
    }

    private Blame blame(long sent, long end, long seen) {
        return Blame.of(recorder.kept(), hold(sent, end, seen));
    }

    private Hold hold(long sent, long end, long seen) {
        return new Hold("loop-0", start, nanos(sent), nanos(end), nanos(seen));
    }

    private void at(long millis) {
        time.pass(millis - Duration.ofNanos(time.nanos() - start).toMillis());
    }

    private long nanos(long millis) {
        return start + Duration.ofMillis(millis).toNanos();
    }

    private static Blame.Share share(Flow flow, long millis) {
        return new Blame.Share(flow.number(), Duration.ofMillis(millis).toNanos());
    }
}
