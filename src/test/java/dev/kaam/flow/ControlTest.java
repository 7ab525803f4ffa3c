package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A thread that only sleeps wakes late: why? */
class ControlTest {
    private final SleepersTime time = new SleepersTime();
    private final SetTimes times = new SetTimes();
    private final Incidents incidents = new Incidents();
    private long paused;
    private final Control control = new Control(time, times, () -> paused, incidents);

    @Test
    void one_that_wakes_in_time_tells_nothing() throws Exception {
        control.sleep();
        control.sleep();
        assertThat(incidents.newest()).isEmpty();
        assertThat(control.stood(0, time.nanos())).isZero();
    }

    @Test
    void a_process_that_stood_still_is_the_hosts_doing() throws Exception {
        control.sleep();
        long from = time.nanos();
        time.beforeWaking(() -> time.pass(500));
        control.sleep();
        assertThat(incidents.newest()).singleElement().satisfies(told -> {
            assertThat(told.kind()).isEqualTo(Incident.Kind.HOST);
            assertThat(told.loop()).isEmpty();
            assertThat(told.from()).isEqualTo(from + nanos(10));
            assertThat(told.to()).isEqualTo(time.nanos());
            assertThat(told.culprits()).isEmpty();
            assertThat(told.waited()).isEmpty();
        });
    }

    @Test
    void one_that_the_collector_stopped_for_most_of_it_is_the_collectors() throws Exception {
        late(40, 0, 30);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.GC);
    }

    @Test
    void on_a_quiet_machine_a_short_standstill_is_told() throws Exception {
        late(30, 0, 0);
        assertThat(incidents.newest())
                .as("it is not known yet whether it is quiet")
                .isEmpty();
        minuteOfQuiet();
        late(30, 0, 0);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.HOST);
    }

    @Test
    void on_a_restless_machine_a_standstill_is_told_when_it_is_longer_than_a_thread_is_kept_waiting() throws Exception {
        minuteOfQuiet();
        late(150, 150, 0);
        late(140, 0, 0);
        assertThat(incidents.newest()).isEmpty();
        late(160, 0, 0);
        assertThat(incidents.newest()).hasSize(1);
        late(900, 900, 0);
        late(260, 0, 0);
        assertThat(incidents.newest()).as("however restless it is").hasSize(2);
    }

    @Test
    void one_that_was_collected_a_little_meanwhile_is_the_hosts() throws Exception {
        late(300, 0, 10);
        assertThat(incidents.newest()).extracting(Incident::kind).containsExactly(Incident.Kind.HOST);
    }

    @Test
    void the_daily_life_of_a_shared_machine_is_no_incident() throws Exception {
        late(24, 0, 0);
        late(150, 149, 0);
        late(5_000, 4_990, 0);
        assertThat(incidents.newest()).isEmpty();
    }

    @Test
    void what_others_had_between_the_readings_of_the_two_clocks_is_not_taken_for_a_standstill() throws Exception {
        late(0, 60, 0);
        late(60, 0, 0);
        assertThat(control.stood(0, time.nanos())).isZero();
        late(60, 0, 0);
        assertThat(control.stood(0, time.nanos())).isEqualTo(nanos(60));
    }

    @Test
    void it_says_how_much_of_a_time_the_process_stood_still() throws Exception {
        long start = time.nanos();
        late(100, 30, 0);
        late(50, 0, 0);
        assertThat(control.stood(start, time.nanos())).isEqualTo(nanos(120));
        assertThat(control.stood(start, start + nanos(10))).isZero();
        assertThat(control.stood(start, start + nanos(30)))
                .as("where in its time, it does not know: at most all of it")
                .isEqualTo(nanos(20));
        assertThat(control.stood(time.nanos() - nanos(5), time.nanos())).isEqualTo(nanos(5));
    }

    @Test
    void it_is_heard_when_it_has_woken() throws Exception {
        control.sleep();
        long moment = time.nanos();
        assertThat(control.isHeardSince(moment)).isTrue();
        assertThat(control.isHeardSince(moment + 1)).isFalse();
        control.sleep();
        assertThat(control.isHeardSince(moment + 1)).isTrue();
    }

    private void minuteOfQuiet() throws InterruptedException {
        for (int beat = 0; beat < 6_000; beat++) {
            control.sleep();
        }
    }

    private void late(long millis, long starved, long collecting) throws InterruptedException {
        time.beforeWaking(() -> {
            time.pass(millis);
            times.starve(starved);
            paused += nanos(collecting);
        });
        control.sleep();
    }

    private static long nanos(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
