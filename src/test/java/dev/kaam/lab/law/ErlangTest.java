package dev.kaam.lab.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErlangTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-9);

    /** "Carrier Grade Voice Over IP", appendix A: offered traffic, in tenths of an erlang, that so many channels lose so much of. */
    @ParameterizedTest
    @CsvSource({
        "5, .01, 1.4",
        "5, .05, 2.2",
        "8, .01, 3.1",
        "8, .05, 4.5",
        "9, .001, 2.6",
        "9, .01, 3.8",
        "9, .02, 4.3",
        "9, .05, 5.4"
    })
    void as_much_traffic_as_a_table_of_erlang_b_says_loses_so_much(int servers, double lost, double erlangs) {
        assertThat(ErlangB.blocked(servers, erlangs - .05)).isLessThanOrEqualTo(lost);
        assertThat(ErlangB.blocked(servers, erlangs + .05)).isGreaterThanOrEqualTo(lost);
    }

    /** From the manual of an Erlang B calculator (erlang.com, "How much traffic can a trunk group handle?"). */
    @Test
    void fifteen_lines_carry_8_108_erlangs_at_one_percent() {
        assertThat(ErlangB.blocked(15, 8.108)).isCloseTo(.01, within(1e-6));
    }

    /** From the reference of an Erlang library (Abstract Micro Systems, ErlcWait4): 20 agents, 100 calls in half an hour. */
    @ParameterizedTest
    @CsvSource({"240, 2.243505841", "300, 30.4312286"})
    void calls_wait_as_long_as_the_reference_of_a_library_says(int seconds, double wait) {
        var agents = ErlangC.of(20, 100 / 1_800.0, seconds * 1e3);
        assertThat(agents.waitMillis(seconds * 1e3) / 1e3).isCloseTo(wait, Percentage.withPercentage(1e-5));
    }

    /** P(W > t) = C·e^−(c−a)t/S, turned round. */
    @Test
    void a_percentile_is_what_so_many_do_not_exceed() {
        var agents = new ErlangC(14, 10);
        double longest = agents.waitPercentileMillis(95, 180_000);
        assertThat(agents.waiting() * Math.exp(-4 * longest / 180_000)).isCloseTo(.05, EXACT);
    }

    @Test
    void one_server_waits_as_long_as_it_is_busy() {
        for (double busy : new double[] {.1, .5, .9, .999}) {
            var one = new ErlangC(1, busy);
            assertThat(one.waiting()).isCloseTo(busy, EXACT);
            assertThat(one.millis(20)).isCloseTo(SingleServer.millis(busy * 50, 20), EXACT);
            assertThat(one.percentileMillis(95, 20)).isCloseTo(SingleServer.percentileMillis(95, busy * 50, 20), EXACT);
        }
    }

    @Test
    void every_state_counted_gives_the_same() {
        int servers = 3;
        double erlangs = 2.2;
        var states = new MarkovChain<>(
                0,
                k -> k == 0
                        ? Map.of(1, erlangs)
                        : k < 250 ? Map.of(k + 1, erlangs, k - 1, (double) Math.min(k, servers)) : Map.of(k - 1, 3.0));
        var law = new ErlangC(servers, erlangs);
        assertThat(states.mean(k -> k >= servers ? 1 : 0)).isCloseTo(law.waiting(), EXACT);
        assertThat(states.mean(k -> k)).isCloseTo(Little.inSystem(erlangs, law.millis(1_000)), EXACT);
    }

    @ParameterizedTest
    @CsvSource({"10000, 9900", "10000, 9999.9", "10000, 5000", "700, 699", "200, .001"})
    void ten_thousand_servers_are_as_exact_as_one(int servers, double erlangs) {
        double exact = withManyDigits(servers, erlangs);
        assertThat(new ErlangC(servers, erlangs).waiting()).isCloseTo(exact, EXACT);
    }

    @Test
    void half_of_those_that_take_longest_take_longer_than_the_median_of_a_service_alone() {
        var plenty = new ErlangC(1_000, 10);
        assertThat(plenty.percentileMillis(50, 100)).isCloseTo(100 * Math.log(2), EXACT);
        assertThat(plenty.waitPercentileMillis(99, 100)).isZero();
    }

    @Test
    void a_percentile_does_not_jump_where_two_rates_are_equal() {
        double before = new ErlangC(3, 2 - 1e-6).percentileMillis(95, 100);
        double at = new ErlangC(3, 2).percentileMillis(95, 100);
        double behind = new ErlangC(3, 2 + 1e-6).percentileMillis(95, 100);
        assertThat(at).isBetween(before, behind).isCloseTo(before, Percentage.withPercentage(1e-3));
    }

    @Test
    void what_is_too_much_waits_without_end() {
        var queue = new ErlangC(2, 2);
        assertThat(queue.isStable()).isFalse();
        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.waitMillis(10)).isInfinite();
        assertThat(queue.waitPercentileMillis(50, 10)).isInfinite();
        assertThat(queue.percentileMillis(50, 10)).isInfinite();
    }

    /** The sum in the textbook, in forty digits, from its last term down. */
    private static double withManyDigits(int servers, double erlangs) {
        var digits = new MathContext(40);
        var a = new BigDecimal(erlangs);
        BigDecimal term = BigDecimal.ONE; // of k, in relation to that of c
        BigDecimal below = BigDecimal.ZERO;
        for (int k = servers; k > 0; k--) {
            term = term.multiply(BigDecimal.valueOf(k)).divide(a, digits);
            below = below.add(term, digits);
        }
        double spare = 1 - erlangs / servers;
        return below.multiply(BigDecimal.valueOf(spare))
                .add(BigDecimal.ONE)
                .pow(-1, digits)
                .doubleValue();
    }
}
