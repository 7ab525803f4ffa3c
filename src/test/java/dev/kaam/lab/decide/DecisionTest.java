package dev.kaam.lab.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.decide.Strategy.Kind;
import dev.kaam.lab.law.Little;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {
    private static final Percentage ONE = Percentage.withPercentage(1);

    @Test
    void many_users_who_wait_want_virtual_threads_until_the_cpu_binds() {
        Decision decision = Decision.of(users(50, 2, 200));
        assertThat(chosen(decision)).isEqualTo(Kind.VIRTUAL_THREADS);
        assertThat(decision.best().binding()).isEqualTo(Binding.CPU);
        assertThat(decision.best().perSecond()).isCloseTo(1_000, ONE);
        assertThat(decision.of(Kind.ONE_AT_A_TIME).perSecond()).isCloseTo(1_000 / 52.0, ONE);
        assertThat(decision.of(Kind.EVENT_LOOP).perSecond()).isCloseTo(2_000 / 52.0, ONE);
        assertThat(decision.of(Kind.ONE_AT_A_TIME).latency().mean()).isCloseTo(200 * 52, ONE);
    }

    /** N* = (D + Z)/Dmax = 52 ms / 1 ms. */
    @Test
    void the_cpu_binds_from_the_knee_on() {
        Flip flip = flip(Decision.of(users(50, 2, 200)), "binds", "users");
        assertThat(flip.at()).isEqualTo(52);
        assertThat(flip.below()).isEqualTo(Binding.WAIT.label());
        assertThat(flip.above()).isEqualTo(Binding.CPU.label());
    }

    @Test
    void who_only_computes_wants_as_many_threads_as_cores() {
        Decision decision = Decision.of(users(0, 20, 50));
        assertThat(chosen(decision)).isEqualTo(Kind.CPU_POOL);
        assertThat(decision.of(Kind.BEST_POOL).strategy().threads()).isEqualTo(2);
        assertThat(decision.of(Kind.VIRTUAL_THREADS).perSecond()).isCloseTo(100, ONE);
    }

    @Test
    void one_user_wants_one_worker() {
        Decision decision = Decision.of(users(50, 2, 1));
        assertThat(chosen(decision)).isEqualTo(Kind.ONE_AT_A_TIME);
        assertThat(flip(decision, "choice", "users").at()).isEqualTo(2);
    }

    @Test
    void a_few_users_who_think_want_one_worker_and_more_of_them_do_not() {
        Question asked = Question.of(50, 2, new Arrivals.Users(5, 10_000), 2);
        Decision decision = Decision.of(asked);
        assertThat(chosen(decision)).isEqualTo(Kind.ONE_AT_A_TIME);
        assertThat(decision.best().binding()).isEqualTo(Binding.THINKING);
        int turn = (int) flip(decision, "choice", "users").at();
        assertThat(chosen(Decision.of(asked.with(new Arrivals.Users(turn - 1, 10_000)))))
                .isEqualTo(Kind.ONE_AT_A_TIME);
        assertThat(chosen(Decision.of(asked.with(new Arrivals.Users(turn, 10_000)))))
                .isNotEqualTo(Kind.ONE_AT_A_TIME);
    }

    @Test
    void ten_connections_hold_ten_thousand_virtual_threads_back() {
        Decision decision = Decision.of(users(50, 0, 10_000).withDbPool(10));
        assertThat(decision.best().perSecond()).isCloseTo(200, ONE);
        assertThat(decision.best().binding()).isEqualTo(Binding.DB_POOL);
        assertThat(decision.of(Kind.BEST_POOL).strategy().threads()).isEqualTo(10);
        assertThat(decision.says()).extracting(Sentence::key).contains("why.db-pool");
    }

    @Test
    void as_many_threads_as_are_in_flight_are_needed_and_a_few_more() {
        Decision decision = Decision.of(rate(50, 2, 400));
        assertThat(decision.best().inFlight()).isCloseTo(400 * .052, Percentage.withPercentage(2));
        int fewest = decision.of(Kind.BEST_POOL).strategy().threads();
        assertThat(fewest).isBetween(21, 30);
        assertThat(flip(decision, "pool", "threads").at()).isEqualTo(fewest);
        assertThat(new Model(decision.asked()).of(Strategy.pool(fewest - 1)).isAsGoodAs(decision.best()))
                .isFalse();
    }

    @Test
    void more_than_can_be_answered_grows_without_end() {
        Decision decision = Decision.of(rate(50, 2, 1_200));
        assertThat(decision.chosen()).isNull();
        assertThat(decision.rows()).allSatisfy(row -> {
            assertThat(row.stable()).isFalse();
            assertThat(row.latency().mean()).isInfinite();
        });
        assertThat(decision.says().getFirst().key()).isEqualTo("take.none");
        assertThat(flip(decision, "binds", "cores").at()).isEqualTo(3);
        assertThat(flip(decision, "choice", "rate").at()).isCloseTo(1_000, ONE);
    }

    /** M/M/1, and two of them where each event loop has its own requests. */
    @Test
    void one_worker_and_waiting_loops_are_single_servers() {
        Decision decision = Decision.of(rate(90, 10, 5));
        Outlook one = decision.of(Kind.ONE_AT_A_TIME);
        assertThat(one.latency().mean()).isCloseTo(200, within(1e-6));
        assertThat(one.latency().regular()).isCloseTo(150, within(1e-6));
        assertThat(one.latency().percentile95()).isCloseTo(200 * Math.log(20), within(1e-6));
        assertThat(decision.of(Kind.EVENT_LOOP).latency().mean()).isCloseTo(100 / .75, within(1e-6));
    }

    static List<Question> questions() {
        return Stream.of(
                        users(50, 2, 1),
                        users(50, 2, 30),
                        users(0, 3, 7),
                        users(50, 0, 500),
                        users(5, 5, 40).withDbPool(3),
                        Question.of(20, 4, new Arrivals.Users(300, 1_000), 4).withPool(8),
                        rate(50, 2, 400).withDbPool(30),
                        rate(50, 2, 15),
                        rate(0, 5, 300),
                        rate(1, 0, 300))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void little_holds_and_nothing_surpasses_virtual_threads(Question asked) {
        Decision decision = Decision.of(asked);
        double think = asked.arrivals() instanceof Arrivals.Users users ? users.thinkMillis() : 0;
        for (Outlook row : decision.rows().stream().filter(Outlook::stable).toList()) {
            if (asked.arrivals() instanceof Arrivals.Users users) {
                assertThat(Little.inSystem(row.perSecond(), row.latency().mean() + think))
                        .isCloseTo(users.count(), Percentage.withPercentage(1e-6));
            }
            assertThat(row.perSecond()).isLessThanOrEqualTo(decision.best().perSecond() * (1 + 1e-9));
            assertThat(row.latency().mean())
                    .isGreaterThanOrEqualTo(asked.serviceMillis() * (1 - 1e-9))
                    .isGreaterThanOrEqualTo(row.latency().regular() * (1 - 1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void every_flip_is_where_the_answer_flips(Question asked) {
        Decision decision = Decision.of(asked);
        for (Flip flip : decision.flips()) {
            if (flip.answer().equals("choice") && flip.along().equals("users")) {
                assertThat(label(asked, flip.at() - 1)).isEqualTo(flip.below());
                assertThat(label(asked, flip.at())).isEqualTo(flip.above());
            }
            assertThat(flip.below()).isNotEqualTo(flip.above());
        }
    }

    private static Sentence label(Question asked, double load) {
        return Objects.requireNonNull(
                        Decision.of(asked.with(asked.arrivals().withLoad(load))).chosen())
                .strategy()
                .label();
    }

    private static Kind chosen(Decision decision) {
        return Objects.requireNonNull(decision.chosen()).strategy().kind();
    }

    private static Flip flip(Decision decision, String answer, String along) {
        return decision.flips().stream()
                .filter(one -> one.answer().equals(answer) && one.along().equals(along))
                .findFirst()
                .orElseThrow();
    }

    private static Question users(double wait, double cpu, int count) {
        return Question.of(wait, cpu, new Arrivals.Users(count, 0), 2);
    }

    private static Question rate(double wait, double cpu, double perSecond) {
        return Question.of(wait, cpu, new Arrivals.Rate(perSecond), 2);
    }
}
