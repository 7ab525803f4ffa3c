package dev.kaam.lab.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.law.Station.Delay;
import dev.kaam.lab.law.Station.Queue;
import dev.kaam.lab.law.Station.Servers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClosedNetworkTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-8);

    /** Lazowska et al., "Quantitative System Performance", 1984, page 117: a processor, two disks, users who think for 15 s. */
    @Test
    void three_users_of_lazowska_wait_4_8_seconds() {
        var network = new ClosedNetwork(List.of(new Queue(605), new Queue(2_100), new Queue(1_350), new Delay(15_000)));
        assertThat(network.perSecond(1)).isCloseTo(.0525, within(5e-5));
        assertThat(network.perSecond(2)).isCloseTo(.1031, within(5e-5));
        var three = network.with(3);
        assertThat(three.perSecond()).isCloseTo(.1515, within(5e-5));
        assertThat(three.millis() - 15_000).isCloseTo(4_800, within(1.0));
        assertThat(three.inStation(0)).isCloseTo(.0976, within(5e-5));
        assertThat(three.inStation(1)).isCloseTo(.3947, within(5e-5));
        assertThat(three.inStation(2)).isCloseTo(.2350, within(5e-5));
    }

    /** R. Jain, "The Art of Computer Systems Performance Analysis", 1991, example 34.2. */
    @Test
    void twenty_users_of_jain_wait_56_seconds() {
        var network =
                new ClosedNetwork(List.of(new Queue(2_000), new Queue(3_000), new Queue(1_000), new Delay(4_000)));
        var twenty = network.with(20);
        assertThat(twenty.millis() - 4_000).isCloseTo(56_016, within(1.0));
        assertThat(twenty.residenceMillis().get(0) / 16).isCloseTo(373, within(.5));
        assertThat(twenty.residenceMillis().get(1) / 10).isCloseTo(4_854, within(.5));
        assertThat(twenty.residenceMillis().get(2) / 5).isCloseTo(300, within(.5));
        assertThat(twenty.inStation(1)).isCloseTo(16.177, within(5e-4));
    }

    /** G. Bolch et al., "Queueing Networks and Markov Chains", example 8.4: two processors, two disks, a wait. */
    @Test
    void three_requests_of_bolch_at_two_processors_are_where_the_book_says() {
        var network = new ClosedNetwork(List.of(new Servers(500, 2), new Queue(300), new Queue(400), new Delay(1_000)));
        var three = network.with(3);
        assertThat(three.perSecond()).isCloseTo(1.218, within(1e-3));
        assertThat(IntStream.range(0, 4).mapToObj(three::inStation))
                .zipSatisfy(
                        List.of(.624, .473, .686, 1.217),
                        (law, book) -> assertThat(law).isCloseTo(book, within(1e-3)));
    }

    static List<List<Station>> small() {
        return List.of(
                List.of(new Delay(50), new Servers(20, 2)),
                List.of(new Servers(30, 3), new Servers(20, 2)),
                List.of(new Delay(5), new Servers(30, 3), new Servers(20, 2)),
                List.of(new Queue(10), new Queue(25), new Delay(40)),
                List.of(new Queue(10), new Servers(25, 4), new Servers(25, 4)));
    }

    @ParameterizedTest
    @MethodSource("small")
    void every_state_counted_gives_the_same(List<Station> stations) {
        for (int requests : new int[] {1, 2, 5, 8}) {
            var states = states(stations, requests);
            var law = new ClosedNetwork(stations).with(requests);
            for (int i = 0; i < stations.size(); i++) {
                int station = i;
                assertThat(law.inStation(i)).isCloseTo(states.mean(at -> at.get(station)), EXACT);
            }
            double perMilli = states.mean(at -> rate(stations.getFirst(), at.getFirst()));
            assertThat(law.perSecond()).isCloseTo(1_000 * perMilli, EXACT);
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void little_holds_and_no_bound_is_broken_with_any_number_of_requests(List<Station> stations) {
        double demand = stations.stream().mapToDouble(Station::demandMillis).sum();
        double busiest =
                stations.stream().mapToDouble(ClosedNetworkTest::share).max().orElseThrow();
        var bounds = new Bounds(demand, 0, busiest);
        var network = new ClosedNetwork(stations);
        for (int requests = 1; requests <= 200; requests++) {
            var law = network.with(requests);
            assertThat(Little.inSystem(law.perSecond(), law.millis())).isCloseTo(requests, EXACT);
            assertThat(IntStream.range(0, stations.size())
                            .mapToDouble(law::inStation)
                            .sum())
                    .isCloseTo(requests, EXACT);
            assertThat(law.perSecond()).isLessThanOrEqualTo(bounds.perSecond(requests) * (1 + 1e-12));
        }
        assertThat(network.perSecond(200)).isCloseTo(bounds.capacity(), Percentage.withPercentage(2));
    }

    @Test
    void one_request_meets_nobody() {
        var law = new ClosedNetwork(List.of(new Delay(50), new Servers(2, 2), new Queue(3))).with(1);
        assertThat(law.millis()).isCloseTo(55, EXACT);
        assertThat(law.residenceMillis()).containsExactly(50.0, 2.0, 3.0);
    }

    @Test
    void one_of_several_servers_is_one_server() {
        var one = new ClosedNetwork(List.of(new Delay(50), new Queue(2))).with(40);
        var several = new ClosedNetwork(List.of(new Delay(50), new Servers(2, 1))).with(40);
        assertThat(several.perSecond()).isCloseTo(one.perSecond(), EXACT);
    }

    @Test
    void more_servers_than_requests_are_a_wait() {
        var law = new ClosedNetwork(List.of(new Servers(50, 100), new Servers(2, 64))).with(60);
        assertThat(law.millis()).isCloseTo(52, EXACT);
    }

    /** Machines that wait for repairmen: the shares of all states, in relation to the greatest. */
    @Test
    void ten_thousand_requests_are_as_exact_as_three() {
        for (int servers : new int[] {2, 64, 500}) {
            var law = new ClosedNetwork(List.of(new Delay(50), new Servers(.4, servers))).with(10_000);
            var known = new FlowEquivalent(servers, k -> k * 1_000 / .4).closed(10_000, 50);
            assertThat(law.perSecond()).isCloseTo(known.perSecond(), EXACT);
            assertThat(law.residenceMillis().get(1)).isCloseTo(known.millis(), EXACT);
        }
    }

    @Test
    void two_places_that_are_always_full_stay_exact() {
        var law = new ClosedNetwork(List.of(new Delay(1), new Servers(50, 50), new Servers(2, 2))).with(10_000);
        assertThat(law.perSecond()).isBetween(900.0, 1_000.0);
        assertThat(law.inStation(0) + law.inStation(1) + law.inStation(2)).isCloseTo(10_000, EXACT);
        assertThat(Utilisation.of(law.perSecond(), 2, 2)).isLessThanOrEqualTo(1);
    }

    @Test
    void what_takes_no_time_changes_nothing() {
        var law = new ClosedNetwork(List.of(new Delay(50), new Servers(0, 2), new Queue(0), new Servers(3, 2))).with(9);
        var without = new ClosedNetwork(List.of(new Delay(50), new Servers(3, 2))).with(9);
        assertThat(law.millis()).isCloseTo(without.millis(), EXACT);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Queue(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Servers(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Delay(Double.NaN));
        var network = new ClosedNetwork(List.of(new Queue(1)));
        network.with(3);
        assertThatIllegalArgumentException().isThrownBy(() -> network.with(2)).withMessage("it is already beyond 2");
    }

    /** A server's part of what a request takes; of a wait there is none. */
    private static double share(Station station) {
        return switch (station) {
            case Delay _ -> 0;
            case Queue queue -> queue.demandMillis();
            case Servers several -> several.demandMillis() / several.servers();
        };
    }

    private static double rate(Station station, int there) {
        int busy = switch (station) {
            case Delay _ -> there;
            case Queue _ -> Math.min(1, there);
            case Servers several -> Math.min(several.servers(), there);
        };
        return busy / station.demandMillis();
    }

    /** One station after another, and round again. */
    private static MarkovChain<List<Integer>> states(List<Station> stations, int requests) {
        var first = new ArrayList<>(stations.stream().map(any -> 0).toList());
        first.set(0, requests);
        return new MarkovChain<>(List.copyOf(first), at -> {
            Map<List<Integer>, Double> rates = new HashMap<>();
            for (int from = 0; from < stations.size(); from++) {
                if (at.get(from) > 0) {
                    var next = new ArrayList<>(at);
                    int to = (from + 1) % stations.size();
                    next.set(from, at.get(from) - 1);
                    next.set(to, next.get(to) + 1);
                    rates.put(List.copyOf(next), rate(stations.get(from), at.get(from)));
                }
            }
            return rates;
        });
    }
}
