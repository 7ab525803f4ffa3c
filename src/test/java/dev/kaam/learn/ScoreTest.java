package dev.kaam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.Level.Unit;
import dev.kaam.learn.Asked.Amount;
import dev.kaam.learn.Asked.Choice;
import dev.kaam.learn.Asked.Option;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Choice THREE =
            new Choice(List.of(new Option("a", "A"), new Option("b", "B"), new Option("c", "C")), "a", "b");
    private static final Amount MILLIS = new Amount(Unit.MILLIS, 1, 10_000, true, 100, "100", 1_000);
    private static final Amount LOST = new Amount(Unit.COUNT, 0, 100, false, 0, "100 · 0", 50);
    private static final Band NEAR = new Band(80, 125);

    @Test
    void sure_and_right_costs_nothing_and_sure_and_wrong_the_most() {
        assertThat(Score.of(THREE, "a", 1).penalty()).isZero();
        assertThat(Score.of(THREE, "b", 1).penalty()).isEqualTo(1);
    }

    @Test
    void of_a_choice_it_is_half_of_what_brier_wrote() {
        // 0.7 thought of a, 0.15 of b and of c, and it is a: (0.3² + 0.15² + 0.15²) / 2
        assertThat(Score.of(THREE, "a", 0.7).penalty()).isCloseTo(0.0675, EXACTLY);
        // the same, and it is b: (0.7² + 0.85² + 0.15²) / 2
        assertThat(Score.of(THREE, "b", 0.7).penalty()).isCloseTo(0.6175, EXACTLY);
    }

    @Test
    void who_thinks_of_all_alike_is_not_punished_for_which_one_they_name() {
        assertThat(Score.of(THREE, "a", 1 / 3.0).penalty())
                .isCloseTo(Score.of(THREE, "c", 1 / 3.0).penalty(), EXACTLY)
                .isCloseTo(1 / 3.0, EXACTLY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.35, 0.5, 0.75, 0.9, 1})
    void nobody_gains_by_saying_another_confidence_than_they_have(double thought) {
        double honest = expected(thought, thought);
        for (double said = 0; said <= 1; said += 0.05) {
            assertThat(expected(thought, said)).isGreaterThanOrEqualTo(honest - 1e-12);
        }
    }

    /** What it costs on average to say so of "a", where each of the others is as likely as the other. */
    private static double expected(double thought, double said) {
        return thought * Score.of(THREE, "a", said).penalty()
                + (1 - thought) * Score.of(THREE, "b", said).penalty();
    }

    @Test
    void a_number_within_the_band_is_right_and_not_off() {
        Score score = Score.of(MILLIS, NEAR, 120, 0.6);
        assertThat(score.right()).isTrue();
        assertThat(score.off()).isEqualTo(1);
        assertThat(score.penalty()).isCloseTo(0.16, EXACTLY);
    }

    @Test
    void a_number_is_off_by_a_factor_and_as_far_below_as_above() {
        assertThat(Score.of(MILLIS, NEAR, 1_250, 0.9).off()).isCloseTo(10, EXACTLY);
        assertThat(Score.of(MILLIS, NEAR, 8, 0.9).off()).isCloseTo(10, EXACTLY);
        assertThat(Score.of(MILLIS, NEAR, 8, 0.9).penalty()).isCloseTo(0.81, EXACTLY);
    }

    @Test
    void on_a_plain_slider_it_is_off_by_a_share_of_its_length() {
        Band near = Band.right(LOST, new Proof("e", List.of("l"), Proof.Carry.PLUS, "words"), null);
        assertThat(Score.of(LOST, near, 0, 1).penalty()).isZero();
        assertThat(Score.of(LOST, near, 52, 0.5).off()).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void what_cannot_be_answered_is_refused() {
        assertThatThrownBy(() -> Score.of(THREE, "d", 1)).hasMessageContaining("'d'");
        assertThatThrownBy(() -> Score.of(THREE, "a", 1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> Score.of(THREE, "a", Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Score.of(MILLIS, NEAR, 0, 1)).hasMessageContaining("0.0");
    }

    @Test
    void calibration_tells_how_much_surer_one_was_than_right() {
        Calibration all = Calibration.of(List.of(
                Score.of(THREE, "a", 0.9),
                Score.of(THREE, "b", 0.9),
                Score.of(THREE, "a", 0.5),
                Score.of(THREE, "a", 1)));
        assertThat(all.answers()).isEqualTo(4);
        assertThat(all.right()).isEqualTo(0.75);
        assertThat(all.sure()).isCloseTo(0.825, EXACTLY);
        assertThat(all.overconfidence()).isCloseTo(0.075, EXACTLY);
        assertThat(all.steps()).extracting(Calibration.Step::answers).containsExactly(1, 3);
        assertThat(all.steps().getLast().right()).isCloseTo(2 / 3.0, EXACTLY);
    }

    @Test
    void nothing_answered_is_no_calibration() {
        Calibration none = Calibration.of(List.of());
        assertThat(none.answers()).isZero();
        assertThat(none.right()).isNaN();
        assertThat(none.steps()).isEmpty();
    }
}
