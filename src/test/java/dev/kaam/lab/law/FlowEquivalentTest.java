package dev.kaam.lab.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.law.Station.Delay;
import dev.kaam.lab.law.Station.Servers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FlowEquivalentTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-9);

    @Test
    void places_that_are_as_fast_as_servers_are_erlang_c() {
        var pool = new FlowEquivalent(5, k -> k * 20.0);
        var law = ErlangC.of(5, 90, 50);
        assertThat(pool.open(90).millis()).isCloseTo(law.millis(50), EXACT);
        assertThat(pool.open(90).outside()).isCloseTo(law.waiting(), EXACT);
    }

    @Test
    void one_place_is_one_server() {
        assertThat(new FlowEquivalent(1, k -> 20).open(15).millis()).isCloseTo(SingleServer.millis(15, 50), EXACT);
    }

    @Test
    void as_fast_as_it_serves_is_too_fast() {
        var full = new FlowEquivalent(2, k -> k * 10).open(20);
        assertThat(full.millis()).isInfinite();
        assertThat(full.inSystem()).isInfinite();
        assertThat(full.perSecond()).isEqualTo(20);
    }

    @Test
    void users_who_think_are_a_station_like_others() {
        var inside = new ClosedNetwork(List.of(new Delay(50), new Servers(4, 2)));
        var users = new ClosedNetwork(List.of(new Delay(300), new Delay(50), new Servers(4, 2))).with(150);
        var places = new FlowEquivalent(150, inside::perSecond).closed(150, 300);
        assertThat(places.perSecond()).isCloseTo(users.perSecond(), EXACT);
        assertThat(places.millis() + 300).isCloseTo(users.millis(), EXACT);
        assertThat(places.outside()).isZero();
    }

    @Test
    void little_holds_for_users_who_think() {
        var pool = new FlowEquivalent(10, k -> k * 20.0).closed(10_000, 40_000);
        assertThat(Little.inSystem(pool.perSecond(), pool.millis() + 40_000)).isCloseTo(10_000, EXACT);
        assertThat(pool.perSecond()).isCloseTo(200, within(1e-6));
    }

    /** Where somebody waits outside, it is no longer exact; counted state by state it is wrong by less than this. */
    @Test
    void a_pool_before_a_wait_and_a_processor_is_within_one_percent_of_every_state_counted() {
        for (int pool : new int[] {2, 4, 6, 9}) {
            var inside = new ClosedNetwork(List.of(new Delay(20), new Servers(10, 2)));
            var law = new FlowEquivalent(pool, inside::perSecond).closed(12, 60);
            assertThat(law.perSecond())
                    .as("%s threads", pool)
                    .isCloseTo(counted(12, pool), Percentage.withPercentage(1));
        }
    }

    /** Users who think, wait for one of so many threads, wait for a database, and compute on two cores. */
    private static double counted(int users, int pool) {
        record State(int thinking, int waiting, int computing) {}
        var chain = new MarkovChain<>(new State(users, 0, 0), at -> {
            Map<State, Double> rates = new HashMap<>();
            int outside = users - at.thinking - at.waiting - at.computing;
            boolean free = at.waiting + at.computing < pool;
            if (at.thinking > 0) {
                rates.put(
                        new State(at.thinking - 1, free ? at.waiting + 1 : at.waiting, at.computing),
                        at.thinking / 60.0);
            }
            if (at.waiting > 0) {
                rates.put(new State(at.thinking, at.waiting - 1, at.computing + 1), at.waiting / 20.0);
            }
            if (at.computing > 0) {
                rates.put(
                        new State(at.thinking + 1, outside > 0 ? at.waiting + 1 : at.waiting, at.computing - 1),
                        Math.min(2, at.computing) / 10.0);
            }
            return rates;
        });
        return 1_000 * chain.mean(at -> Math.min(2, at.computing) / 10.0);
    }
}
