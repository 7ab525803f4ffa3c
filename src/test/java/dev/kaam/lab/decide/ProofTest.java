package dev.kaam.lab.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.lab.Effort;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Setup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    private static final Machine MACHINE = new Machine(2, 1.9, .1);

    @Test
    void each_strategy_is_a_server_with_that_database() {
        Plan plan = plan("wait=50ms cpu=2ms users=200 db-pool=100");
        String database = "wait=50ms,cpu=2ms,pool=100";
        assertThat(plan.servers())
                .contains(
                        new Setup("oneAtATime", List.of("--run", "one-at-a-time", "--fake-db", database)),
                        new Setup("pool", List.of("--run", "pool:200", "--fake-db", database)),
                        new Setup("virtualThreads", List.of("--run", "virtual-threads", "--fake-db", database)),
                        new Setup("eventLoop", List.of("--run", "event-loop", "--fake-db", database)));
        assertThat(plan.levels())
                .extracting(Level::name)
                .isEqualTo(plan.servers().stream().map(Setup::name).toList());
    }

    /** Law and real server differ by what HTTP costs, and more where the cores are full: then requests may go in a convoy. */
    @Test
    void what_is_expected_of_a_server_lies_below_the_law_and_not_far() {
        Plan plan = plan("wait=50ms cpu=2ms users=200");
        var threads = plan.level("virtualThreads").prediction();
        assertThat(threads.high()).isBetween(1_000.0, 1_080.0);
        assertThat(threads.low()).isBetween(0.95 * 200_000 / (50 + 270), 0.95 * 200_000 / (50 + 200));
        var one = plan.level("oneAtATime").prediction();
        assertThat(one.low()).isLessThan(1_000 / 52.0);
        assertThat(one.high()).isBetween(1_000 / 52.0, 1.15 * 1_000 / 52.0);
    }

    @Test
    void the_law_is_the_number_that_was_decided_with_and_names_who_says_so() {
        for (String words : List.of("wait=50ms cpu=2ms users=200", "wait=20ms cpu=2ms rate=20/s")) {
            Decision decision = Decision.of(asked(words));
            boolean users = decision.asked().arrivals() instanceof Arrivals.Users;
            for (Strategy.Kind kind : List.of(Strategy.Kind.ONE_AT_A_TIME, Strategy.Kind.VIRTUAL_THREADS)) {
                Outlook row = decision.of(kind);
                String level = kind == Strategy.Kind.ONE_AT_A_TIME ? "oneAtATime" : "virtualThreads";
                var law = plan(words).level(level).prediction();
                assertThat(law.value())
                        .isEqualTo(users ? row.perSecond() : row.latency().mean());
                assertThat(law.value()).isBetween(law.low(), law.high());
                assertThat(law.source()).isEqualTo(row.law().source());
            }
        }
    }

    @Test
    void each_way_has_the_law_by_which_it_was_computed() {
        assertThat(laws("wait=20ms cpu=2ms rate=20/s"))
                .containsExactly(
                        Law.SINGLE_SERVER, Law.FLOW_EQUIVALENT, Law.FLOW_EQUIVALENT, Law.ERLANG_C, Law.SINGLE_SERVER);
        assertThat(laws("wait=20ms cpu=2ms users=200"))
                .containsExactly(Law.BOUNDS, Law.MVA, Law.MVA, Law.MVA, Law.BOUNDS);
        assertThat(laws("wait=20ms cpu=2ms users=200 think=1s")).containsOnly(Law.FLOW_EQUIVALENT);
    }

    /** Without the smallest pool that is as good, which is a pool again. */
    private static List<Law> laws(String words) {
        return Decision.of(asked(words)).rows().stream()
                .filter(row -> row.strategy().kind() != Strategy.Kind.BEST_POOL)
                .map(Outlook::law)
                .toList();
    }

    @Test
    void users_who_would_only_queue_stay_away() {
        Plan plan = plan("wait=50ms cpu=2ms users=200");
        assertThat(plan.setting().get("oneAtATimeUsers")).isEqualTo(6);
        assertThat(plan.setting().get("virtualThreadsUsers")).isEqualTo(200);
    }

    @Test
    void of_a_rate_the_latency_is_measured_where_there_is_one() {
        Plan plan = plan("wait=50ms cpu=2ms rate=100/s");
        assertThat(plan.levels()).extracting(Level::name).containsExactly("pool", "virtualThreads");
        assertThat(plan.levels()).extracting(Level::unit).containsOnly(Level.Unit.MILLIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=50ms users=5 cores=3|This machine has 2 cores, not 3",
                "wait=2s users=5|It would take too long",
                "cpu=500us users=5|whole milliseconds only",
                "wait=50ms users=5 think=1s|leave out --think",
                "wait=50ms users=5000|2000 users at most",
                "wait=50ms rate=9/s|20/s to 3000/s",
                "cpu=50ms rate=1000/s|There is nothing to measure",
                "wait=1ms users=2000|HTTP would be much of the work",
                "wait=50ms users=2000|HTTP would be much of the work",
                "wait=1ms rate=100/s|HTTP would be much of the work"
            })
    void what_cannot_be_measured_here_is_said(String line) {
        String[] parts = line.split("\\|", 2);
        Decision decision = Decision.of(asked(parts[0]));
        assertThatExceptionOfType(LabException.class)
                .isThrownBy(() -> Proof.of(decision, 2))
                .withMessageContaining(parts[1]);
    }

    private static Plan plan(String words) {
        return Proof.of(Decision.of(asked(words)), 2).plan(Effort.QUICK, MACHINE);
    }

    private static Question asked(String line) {
        Map<String, String> words = new HashMap<>();
        for (String word : line.split(" ", -1)) {
            String[] pair = word.split("=", 2);
            words.put(pair[0], pair[1]);
        }
        return Asking.read(words, 2);
    }
}
