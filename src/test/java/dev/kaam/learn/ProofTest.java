package dev.kaam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.Sample;
import dev.kaam.lab.report.SomeReports;
import dev.kaam.learn.Asked.Amount;
import dev.kaam.learn.Proof.Carry;
import dev.kaam.learn.Proof.Says;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run says of an answer, and which guesses it lets be right. */
class ProofTest {
    /** Two waves of 1,000 ms; the experiment has three of 20 ms. */
    private static final Amount WAVES = new Amount(Unit.MILLIS, 200, 60_000, true, 2_000, "2 · 1000", 1_000);

    private static final Prediction LAW = new Prediction(60, "3·20", "source", new Tolerance(0.2, 5));

    @Test
    void a_level_that_agrees_with_its_law_confirms() {
        assertThat(proof(Carry.TIMES).says(report(Verdict.HOLDS, 62, 60, 64))).isEqualTo(Says.CONFIRMS);
    }

    @Test
    void one_that_differs_contradicts() {
        assertThat(proof(Carry.TIMES).says(report(Verdict.DIFFERS, 200, 195, 205)))
                .isEqualTo(Says.CONTRADICTS);
    }

    @Test
    void one_that_scatters_too_much_and_a_lab_that_refuses_say_nothing() {
        assertThat(proof(Carry.TIMES).says(report(Verdict.DIFFERS, 62, 10, 300)))
                .isEqualTo(Says.NOTHING);
        assertThat(proof(Carry.TIMES).says(refused())).isEqualTo(Says.NOTHING);
    }

    @Test
    void without_a_run_a_guess_is_right_near_the_law() {
        Band right = Band.right(WAVES, proof(Carry.TIMES), null);
        assertThat(right).isEqualTo(new Band(1_600, 2_500));
        assertThat(right.holds(2_000)).isTrue();
    }

    @Test
    void with_one_it_is_right_at_the_law_and_at_what_was_measured() {
        // 66 to 72 of 60 are 2,200 to 2,400 of 2,000
        Band right = Band.right(WAVES, proof(Carry.TIMES), report(Verdict.HOLDS, 69, 66, 72));
        assertThat(right).isEqualTo(new Band(1_600, 3_000));
        assertThat(right.holds(2_000)).isTrue();
        assertThat(right.holds(2_400)).isTrue();
        assertThat(right.holds(WAVES.usual())).isFalse();
    }

    @Test
    void what_is_added_once_is_carried_over_as_it_is() {
        // 6 to 12 ms more than its law
        Band right = Band.right(WAVES, proof(Carry.PLUS), report(Verdict.HOLDS, 69, 66, 72));
        assertThat(right).isEqualTo(new Band(1_600, 2_012 * Band.NEAR_FACTOR));
    }

    @Test
    void a_rate_that_is_lower_makes_a_time_that_is_longer() {
        // 40 to 50 a second of 60: 1.2 to 1.5 times as long
        Band right = Band.right(WAVES, proof(Carry.INVERSE), report(Verdict.DIFFERS, 45, 40, 50));
        assertThat(right).isEqualTo(new Band(1_600, 3_000 * Band.NEAR_FACTOR));
    }

    @Test
    void noise_lets_no_other_guess_be_right_and_takes_the_right_one_from_nobody() {
        Band alone = Band.right(WAVES, proof(Carry.TIMES), null);
        assertThat(Band.right(WAVES, proof(Carry.TIMES), report(Verdict.DIFFERS, 62, 10, 300)))
                .isEqualTo(alone);
        assertThat(Band.right(WAVES, proof(Carry.TIMES), refused())).isEqualTo(alone);
        for (double measured = 5; measured < 500; measured += 5) {
            Report any = report(Verdict.DIFFERS, measured, measured - 2, measured + 2);
            assertThat(Band.right(WAVES, proof(Carry.TIMES), any).holds(WAVES.answer()))
                    .isTrue();
        }
    }

    private static Proof proof(@Nullable Carry carry) {
        return new Proof("many-at-once", List.of("pool"), carry, "words");
    }

    private static Report refused() {
        return report(Verdict.REFUSED, List.of());
    }

    private static Report report(Verdict verdict, double median, double low, double high) {
        var level = new Level("pool", Unit.MILLIS, LAW, bench -> Sample.of(median));
        return report(verdict, List.of(new Measured(level, median, low, high, List.of())));
    }

    private static Report report(Verdict verdict, List<Measured> measured) {
        return SomeReports.of("many-at-once", verdict, measured);
    }
}
