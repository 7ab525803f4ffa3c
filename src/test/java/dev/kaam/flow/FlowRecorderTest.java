package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlowRecorderTest {
    private final SettableTime time = new SettableTime();
    private final FlowRecorder recorder = FlowRecorder.on(time, "start");

    @Test
    void a_request_has_the_name_that_it_came_with_or_one_of_ours() {
        assertThat(begin("mine").id()).isEqualTo("mine");
        assertThat(begin(null).id()).isEqualTo("start-2");
    }

    @Test
    void the_last_are_kept_oldest_first() {
        for (int i = 0; i < FlowRecorder.KEPT + 2; i++) {
            begin(null);
        }
        List<Flow> kept = recorder.kept();
        assertThat(kept).hasSize(FlowRecorder.KEPT);
        assertThat(kept.getFirst().number()).isEqualTo(3);
        assertThat(kept.getLast().number()).isEqualTo(FlowRecorder.KEPT + 2);
        assertThat(recorder.find("start-2")).isNull();
        assertThat(recorder.find("2")).isNull();
        assertThat(recorder.find("start-3")).isSameAs(kept.getFirst());
    }

    @Test
    void a_name_counts_before_a_number_and_the_newest_of_a_name() {
        Flow first = begin("2");
        Flow second = begin(null);
        assertThat(recorder.find("2")).isSameAs(first);
        assertThat(recorder.find("1")).isSameAs(first);
        Flow third = begin("2");
        assertThat(recorder.find("2")).isSameAs(third);
        assertThat(recorder.find(second.id())).isSameAs(second);
    }

    @Test
    void one_is_in_flight_until_it_is_sent_or_its_client_has_gone() {
        Flow sent = begin(null);
        Flow gone = begin(null);
        assertThat(recorder.inFlight()).isEqualTo(2);
        time.pass(Duration.ofNanos(1_000));
        sent.end(false);
        sent.end(false);
        gone.end(true);
        assertThat(recorder.inFlight()).isZero();
        assertThat(recorder.answered()).isEqualTo(2);
        assertThat(recorder.answeredNanos()).isEqualTo(2_000);
        assertThat(gone.isGone()).isTrue();
    }

    @Test
    void a_durable_task_is_followed_as_long_as_its_request_is_kept() {
        UUID id = UUID.randomUUID();
        Flow flow = begin(null);
        flow.task("call-webhook", id);
        recorder.started(id);
        time.pass(Duration.ofNanos(500));
        recorder.ended(id, "failed");
        recorder.started(id);
        FlowTask task = flow.tasks().getFirst();
        assertThat(task.attempts()).isEqualTo(2);
        assertThat(task.outcome()).isEmpty();
        for (int i = 0; i < FlowRecorder.KEPT; i++) {
            begin(null);
        }
        recorder.ended(id, "done");
        assertThat(task.outcome()).isEmpty();
        flow.task("too-late", id);
        recorder.started(id);
        assertThat(flow.tasks().get(1).attempts()).isZero();
    }

    @Test
    void what_is_more_than_can_be_kept_is_counted() {
        Flow flow = begin(null);
        for (int i = 0; i < Flow.KEPT_EACH + 3; i++) {
            flow.waitFor(Wait.On.READ);
            flow.task("log");
        }
        assertThat(flow.waits()).hasSize(Flow.KEPT_EACH);
        assertThat(flow.waitsLeftOut()).isEqualTo(3);
        assertThat(flow.tasksLeftOut()).isEqualTo(3);
    }

    @Test
    void a_task_that_is_not_kept_is_not_waited_for_either() {
        Flow flow = begin(null);
        for (int i = 0; i < Flow.KEPT_EACH; i++) {
            flow.task("call-webhook", UUID.randomUUID());
        }
        UUID more = UUID.randomUUID();
        flow.task("call-webhook", more);
        assertThat(recorder.expected()).isEqualTo(Flow.KEPT_EACH);
        for (int i = 0; i < FlowRecorder.KEPT; i++) {
            begin(null);
        }
        assertThat(recorder.expected()).isZero();
    }

    @Test
    void what_is_written_behind_the_answer_changes_nothing_of_it() {
        Flow flow = begin(null);
        flow.write(413);
        flow.end(false);
        flow.write(400);
        assertThat(flow.status()).isEqualTo(413);
    }

    @Test
    void one_is_over_when_its_answer_is_out_and_its_tasks_have_ended() {
        Flow flow = begin(null);
        FlowTask log = flow.task("log");
        UUID id = UUID.randomUUID();
        flow.task("call-webhook", id);
        assertThat(flow.isOver()).isFalse();
        time.pass(Duration.ofNanos(1));
        flow.end(false);
        log.start();
        log.end("failed");
        recorder.started(id);
        recorder.ended(id, "failed");
        assertThat(flow.isOver()).isFalse();
        recorder.started(id);
        assertThat(flow.isOver()).isFalse();
        recorder.ended(id, "done");
        assertThat(flow.isOver()).isTrue();
    }

    @Test
    void many_threads_lose_none_and_share_no_number() throws Exception {
        int each = FlowRecorder.KEPT / 8;
        var calls = new ArrayList<Callable<Void>>();
        for (int thread = 0; thread < 8; thread++) {
            calls.add(() -> {
                for (int i = 0; i < each; i++) {
                    begin(null).end(false);
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(calls)) {
                done.get();
            }
        }
        assertThat(recorder.kept()).hasSize(FlowRecorder.KEPT).doesNotHaveDuplicates();
        assertThat(recorder.inFlight()).isZero();
    }

    @Test
    void waits_and_tasks_that_many_threads_begin_at_once_are_each_kept_or_counted() throws Exception {
        for (int round = 0; round < 200; round++) {
            Flow flow = begin(null);
            atOnce(() -> {
                for (int i = 0; i < 5; i++) {
                    flow.waitFor(Wait.On.READ);
                    flow.task("log");
                }
            });
            assertThat(flow.waits()).hasSize(Flow.KEPT_EACH).doesNotHaveDuplicates();
            assertThat(flow.tasks()).hasSize(Flow.KEPT_EACH).doesNotHaveDuplicates();
            assertThat(flow.waitsLeftOut()).isEqualTo(8 * 5 - Flow.KEPT_EACH);
            assertThat(flow.tasksLeftOut()).isEqualTo(8 * 5 - Flow.KEPT_EACH);
        }
    }

    @Test
    void no_durable_task_is_expected_for_ever_however_its_request_and_later_ones_meet() throws Exception {
        atOnce(() -> {
            for (int i = 0; i < FlowRecorder.KEPT; i++) {
                Flow flow = begin(null);
                if (i % 100 == 0) {
                    flow.task("call-webhook", UUID.randomUUID());
                }
            }
        });
        for (int i = 0; i < FlowRecorder.KEPT; i++) {
            begin(null);
        }
        assertThat(recorder.expected()).isZero();
    }

    private static void atOnce(Runnable work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(Collections.nCopies(8, Executors.callable(work)))) {
                done.get();
            }
        }
    }

    @Test
    void when_it_is_off_nothing_is_kept_and_each_has_a_name() {
        FlowRecorder off = FlowRecorder.off("start");
        Flow flow = off.begin(new Flow.Head("GET", "/", null, null, null));
        assertThat(flow.id()).isEqualTo("start-1");
        flow.task("log");
        flow.waitFor(Wait.On.FAKE).end();
        flow.call(() -> "answer");
        flow.end(false);
        assertThat(off.kept()).isEmpty();
        assertThat(flow.tasks()).isEmpty();
        assertThat(flow.waits()).isEmpty();
        assertThat(flow.touched()).isZero();
        assertThat(off.inFlight()).isZero();
    }

    private Flow begin(@Nullable String id) {
        return recorder.begin(new Flow.Head("POST", "/todos", null, id, null));
    }
}
