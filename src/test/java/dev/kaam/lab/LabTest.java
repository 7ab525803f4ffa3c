package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Report.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the lab makes of samples, whatever is measured: its probes give what a test chooses. */
class LabTest {
    private final List<String> asked = new ArrayList<>();
    private final SomeServers servers = new SomeServers();
    private final SomeHost host = new SomeHost();
    private final SomeTime time = new SomeTime();
    /** That a sample takes. */
    private Duration length = Duration.ofMillis(400);

    private final Lab lab = new Lab(servers, host, time);

    @Test
    void levels_are_measured_in_turns() throws Exception {
        run(level("A", turn -> 10), level("B", turn -> 10));
        assertThat(asked).containsExactly("A", "B", "A", "B", "A", "B", "A", "B", "A", "B", "A", "B");
    }

    @Test
    void the_first_time_only_warms_up() throws Exception {
        Report report = run(level("A", turn -> turn == 0 ? 1_000 : 10 + turn / 10.0));
        assertThat(thrown(report, "A")).containsExactly("WARM_UP", "null", "null", "null", "null", "null");
        assertThat(report.of("A").median()).isEqualTo(10.3);
        assertThat(report.of("A").high()).isEqualTo(10.5);
        assertThat(report.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_does_not_count_is_taken_again_and_the_other_levels_are_not() throws Exception {
        Report report = run(level("A", turn -> turn == 2 ? Double.NaN : 10), level("B", turn -> 10));
        assertThat(thrown(report, "A")).containsExactly("WARM_UP", "null", "FAILED", "null", "null", "null", "null");
        assertThat(report.of("B").samples()).hasSize(6);
        assertThat(report.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void it_is_taken_again_only_so_often() throws Exception {
        host.others = watch -> watch == 0 ? 0 : 0.9;
        Report report = run(level("A", turn -> 10));
        assertThat(report.of("A").samples()).hasSize(1 + 2 * 5);
        assertThat(report.of("A").median()).isNaN();
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void where_it_fails_again_and_again_the_server_is_to_blame_and_not_the_machine() {
        assertThatThrownBy(() -> run(level("A", turn -> turn < 4 ? 10 : Double.NaN)))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("Requests failed, or nothing was answered, in 7 of 10 measurements of 'A'");
        assertThat(servers.closed).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void of_a_level_that_is_unclear_more_is_taken_and_one_that_was_far_off_does_not_hide_the_others() throws Exception {
        Report report = run(level("A", turn -> turn == 2 ? 500 : 10), level("B", turn -> 10));
        assertThat(report.verdict()).isEqualTo(Report.Verdict.HOLDS);
        assertThat(thrown(report, "A")).hasSize(1 + 9);
        assertThat(thrown(report, "B")).hasSize(1 + 5);
    }

    @Test
    void what_is_drawn_does_not_depend_on_what_was_taken_again() throws Exception {
        assertThat(drawn(turn -> 10)).isEqualTo(drawn(turn -> turn == 1 ? Double.NaN : 10));
    }

    /** What the level B draws first of all, in each of its turns. */
    private List<Long> drawn(IntToDoubleFunction before) throws InterruptedException {
        asked.clear();
        var drawn = new ArrayList<Long>();
        run(level("A", before), new Level("B", Level.Unit.MILLIS, law(), bench -> {
            drawn.add(bench.random().nextLong());
            return Sample.of(10);
        }));
        assertThat(drawn).hasSize(6).doesNotHaveDuplicates();
        return drawn;
    }

    @Test
    void a_sample_while_others_have_the_machine_does_not_count() throws Exception {
        host.others = watch -> watch == 3 ? 0.9 : 0;
        Report report = run(level("A", turn -> 10));
        assertThat(thrown(report, "A")).containsExactly("WARM_UP", "null", "BUSY", "null", "null", "null", "null");
    }

    @Test
    void what_others_did_just_before_counts_too_where_a_sample_is_short() throws Exception {
        length = Duration.ofMillis(100);
        host.others = watch -> watch == 1 ? 0.9 : 0; // while it warmed up
        Report report = run(level("A", turn -> 10));
        assertThat(thrown(report, "A"))
                .containsExactly("WARM_UP", "BUSY", "BUSY", "null", "null", "null", "null", "null");
    }

    @Test
    void nothing_is_asked_where_others_have_the_machine_before() throws Exception {
        host.others = watch -> 0.3;
        Report report = run(level("A", turn -> 10));
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.others()).isEqualTo(0.3);
        assertThat(report.measured()).isEmpty();
        assertThat(servers.started).isEmpty();
    }

    @Test
    void nothing_is_asked_where_threads_wake_late_before() throws Exception {
        host.wakeMillis = 3.1;
        Report report = run(level("A", turn -> 10));
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(report.measured()).isEmpty();
    }

    @Test
    void a_promise_that_was_broken_is_so_whatever_the_machine_is_like_afterwards() throws Exception {
        host.parallel = look -> look == 0 ? 2 : 1.4;
        var law = Prediction.promise(0, "0", "this test", new Prediction.Tolerance(0, 0.1));
        var promised = new Level("B", Level.Unit.SHARE, law, bench -> {
            asked.add("B");
            return Sample.of(asked.stream().filter("B"::equals).count() == 3 ? 1 : 0);
        });
        Report report = run(level("A", turn -> 5 * turn), promised);
        assertThat(report.of("A").agreement()).isEqualTo(Measured.Agreement.UNCLEAR);
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    @Test
    void a_law_differs_where_the_machine_is_quiet_and_was() throws Exception {
        Report report = run(level("A", turn -> 10), level("B", turn -> 20));
        assertThat(report.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(host.looks).isEqualTo(2);
    }

    @Test
    void it_does_not_where_the_machine_has_changed_meanwhile() throws Exception {
        host.parallel = look -> look == 0 ? 2 : 1.4;
        assertThat(run(level("A", turn -> 20)).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void it_does_not_where_others_have_come_meanwhile() throws Exception {
        host.others = watch -> watch == 7 ? 0.5 : 0; // the look after six samples
        assertThat(run(level("A", turn -> 20)).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void it_does_not_where_another_level_is_unclear() throws Exception {
        Report report = run(level("A", turn -> 20), level("B", turn -> 5 * turn));
        assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void servers_are_started_for_it_and_closed_after_it() throws Exception {
        run(level("A", turn -> 10));
        assertThat(servers.started).containsExactlyInAnyOrder("one", "two");
        assertThat(servers.closed).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void servers_start_at_the_same_time() throws Exception {
        servers.together = new CountDownLatch(2);
        assertThat(run(level("A", turn -> 10)).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void where_one_does_not_start_the_other_is_closed() {
        servers.broken = "two";
        assertThatThrownBy(() -> run(level("A", turn -> 10)))
                .isInstanceOf(LabException.class)
                .hasMessage("two is broken");
        assertThat(servers.closed).isEqualTo(servers.started).containsExactly("one");
    }

    @Test
    void where_a_probe_breaks_they_are_closed() {
        assertThatThrownBy(() -> run(level("A", turn -> {
                    throw new LabException("no answer");
                })))
                .isInstanceOf(LabException.class);
        assertThat(servers.closed).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void who_is_interrupted_while_servers_start_leaves_none() throws Exception {
        servers.together = new CountDownLatch(3); // so that both wait for a third
        interruptWhen(servers.starting, level("A", turn -> 10));
        assertThat(servers.closed).containsExactlyInAnyOrderElementsOf(servers.started);
    }

    @Test
    void who_is_interrupted_while_something_is_measured_leaves_none() throws Exception {
        var measuring = new CountDownLatch(1);
        interruptWhen(measuring, new Level("A", Level.Unit.MILLIS, law(), bench -> {
            measuring.countDown();
            new CountDownLatch(1).await();
            return Sample.of(10);
        }));
        assertThat(servers.closed).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void how_it_goes_on_is_told() throws Exception {
        var told = new ArrayList<String>();
        var left = new ArrayList<Duration>();
        lab.run(experiment(level("A", turn -> turn == 1 ? Double.NaN : 10)), Effort.QUICK, null, 1, new Progress() {
            @Override
            public void planned(Plan plan, Machine machine) {
                told.add("planned");
            }

            @Override
            public void started(List<Started> servers) {
                told.add("started " + servers.size());
            }

            @Override
            public void taken(Level level, Taken taken, int done, int all) {
                told.add(done + "/" + all);
            }

            @Override
            public void left(Duration duration) {
                left.add(duration);
            }
        });
        assertThat(told).containsExactly("planned", "started 2", "1/6", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7");
        assertThat(left).startsWith(length.multipliedBy(5)).hasSize(7).endsWith(Duration.ZERO);
    }

    private void interruptWhen(CountDownLatch reached, Level level) throws InterruptedException {
        Thread caller = Thread.ofPlatform()
                .start(() -> assertThatThrownBy(() -> run(level)).isInstanceOf(InterruptedException.class));
        reached.await();
        caller.interrupt();
        assertThat(caller.join(Duration.ofSeconds(20))).isTrue();
    }

    private Report run(Level... levels) throws InterruptedException {
        return lab.run(experiment(levels), Effort.QUICK, null, 1, Progress.NONE);
    }

    private static List<String> thrown(Report report, String level) {
        return report.of(level).samples().stream()
                .map(Taken::thrown)
                .map(String::valueOf)
                .toList();
    }

    /** @param value of the sample of each turn, from 0 */
    private Level level(String name, IntToDoubleFunction value) {
        return new Level(name, Level.Unit.MILLIS, law(), bench -> {
            int turn = (int) asked.stream().filter(name::equals).count();
            asked.add(name);
            time.pass(length);
            return Sample.of(value.applyAsDouble(turn));
        });
    }

    private static Prediction law() {
        return new Prediction(10, "10", "this test", new Prediction.Tolerance(0, 1));
    }

    private static Experiment experiment(Level... levels) {
        return new Experiment() {
            @Override
            public String name() {
                return "chosen";
            }

            @Override
            public Plan plan(Effort effort, Machine machine) {
                List<Setup> two = List.of(new Setup("one", List.of()), new Setup("two", List.of()));
                return new Plan(Map.of(), two, List.of(levels), new Plan.Ask(levels[0].name(), 1, 100, false));
            }
        };
    }
}
