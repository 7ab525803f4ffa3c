package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Report;
import dev.kaam.lab.report.SomeReports;
import dev.kaam.lab.report.Words;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a terminal, line by line. */
class LabPrinterTest {
    private static final String ESCAPE = "\u001b";

    @Test
    void guess_law_and_measurement_stand_on_one_axis() {
        assertThat(report(SomeReports.holds(40.0), 80, StandardCharsets.UTF_8))
                .containsExactlyElementsOf("""
                  one cook
                  ·········································································|●···
                  480 ms by the law (427 to 533 allowed), 496 ms measured (490 to 503): AGREES
                  2 cooks
                  ··························································|●··················
                  240 ms by the law (211 to 269 allowed), 251 ms measured (247 to 255): AGREES
                  8 cooks
                  ···························|·├●┤··············································
                  60 ms by the law (49 to 71 allowed), 67.5 ms measured (64.2 to 70.1): AGREES
                  a cook for each of 24 guests, and each with a kettle of their own
                  ···|····├─●┤······?···························································
                  20 ms by the law (13 to 27 allowed), 27 ms measured (25.6 to 29.1): AGREES
                     20 ms               50 ms          100 ms          200 ms            500 ms
                  ? your guess, | the law, ◆ law and median in one place, ├─●─┤ measured: the
                  median, and where it lies with 93 % confidence or more

                  5 of 24 samples do not count: 4 only warmed up, 1 because others had up to
                  43 % of the machine.
                  The law holds on this machine.
                  With one cook the last waited 496 ms, with a cook each 27 ms.
                  Up to 16 ms went into carrying cups.
                  Your guess, 40 ms, was 48 % too high: 27 ms was measured.
                  To take away: Cooks wait together.

                """.lines().toList());
    }

    @Test
    void where_signs_are_few_it_is_typed() {
        assertThat(report(SomeReports.differs(), 60, StandardCharsets.US_ASCII))
                .containsExactlyElementsOf("""
                  one cook
                  ......................................................@]..
                  480 ms by the law (427 to 533 allowed), 496 ms measured
                  (490 to 503): AGREES
                  2 cooks
                  ...........................................@].............
                  240 ms by the law (211 to 269 allowed), 251 ms measured
                  (247 to 255): AGREES
                  8 cooks
                  ....................|[o]..................................
                  60 ms by the law (49 to 71 allowed), 67.5 ms measured
                  (64.2 to 70.1): AGREES
                  a cook for each of 24 guests, and each with a kettle of
                  their own
                  ..|?.................o]...................................
                  20 ms by the law (13 to 27 allowed), 64 ms measured (62.6
                  to 66.1): DIFFERS
                    20 ms                     100 ms                  500 ms
                  ? your guess, | the law, @ law and median in one place,
                  [-o-] measured: the median, and where it lies with 93 %
                  confidence or more

                  5 of 24 samples do not count: 4 only warmed up, 1 because
                  others had up to 43 % of the machine.
                  The law does not hold here.
                  A cook each took 64 ms, where 20 ms should do: was the
                  water cold?
                  Up to 44 ms went into carrying cups.
                  What was measured, 64 ms, is 3.20 times your guess, 20 ms.
                  To take away: Cooks wait together.

                """.lines().toList());
    }

    @Test
    void nothing_is_concluded_where_the_machine_was_too_busy_before() {
        assertThat(report(SomeReports.refusedAtOnce(), 80, StandardCharsets.UTF_8))
                .containsExactlyElementsOf("""
                  This machine is too busy now: others had 37 % of it, and 20 % is the most at
                  which it can be asked. Try again when it is quiet.
                  So nothing is concluded.

                """.lines().toList());
    }

    @Test
    void nothing_is_concluded_where_it_became_too_busy() {
        assertThat(report(SomeReports.refusedLater(), 80, StandardCharsets.UTF_8))
                .containsExactlyElementsOf("""
                  This machine is too busy now: others had up to 43 % of it while it was asked,
                  and 20 % is the most at which a sample counts. Try again when it is quiet.
                  So nothing is concluded.
                  a cook for each of 24 guests, and each with a kettle of their own: too few of
                  its samples count
                  10 of 24 samples do not count: 4 only warmed up, 6 because others had up to
                  43 % of the machine.

                """.lines().toList());
    }

    @Test
    void nothing_is_concluded_where_the_machine_changed_meanwhile() {
        assertThat(report(SomeReports.refusedAfterwards(), 200, StandardCharsets.UTF_8))
                .first()
                .asString()
                .contains("was not as fast after it was asked as before");
    }

    @Test
    void a_law_that_allows_nothing_beside_it_says_so_and_a_share_is_one_of_all() {
        List<String> lines = report(SomeReports.exactShare(), 80, StandardCharsets.UTF_8);
        assertThat(lines)
                .contains(
                        "  exactly 100 % by the law, 99.50 % measured (99.50 to 99.50): DIFFERS",
                        "  0 %            20 %            40 %           60 %            80 %       100 %");
    }

    @Test
    void a_promise_that_was_broken_says_how_often() {
        assertThat(report(SomeReports.brokenPromise(), 80, StandardCharsets.UTF_8))
                .contains("  100 % was promised each time, and 1 of 6 were otherwise, up to 75 %: DIFFERS");
    }

    @Test
    void nothing_is_concluded_where_threads_wake_late() {
        assertThat(report(SomeReports.refusedAsLate(), 80, StandardCharsets.UTF_8))
                .containsExactlyElementsOf("""
                  This machine is too restless now: a thread that sleeps wakes 4.20 ms late, and
                  3 ms is the most at which it can be asked. Try again when it is quiet.
                  So nothing is concluded.

                """.lines().toList());
    }

    @Test
    void the_question_and_the_law_come_first() {
        var out = new StringWriter();
        LabPrinter printer = printer(out, 80, false, StandardCharsets.US_ASCII);
        Words words = Words.of(SomeReports.EXPERIMENT, SomeReports.plan(), "en");
        printer.question(words);
        printer.law(SomeReports.plan(), words);
        assertThat(out.toString().lines()).containsExactlyElementsOf("""
                Tea & <b>biscuits</b> at once
                  24 guests ask for tea at the same moment, and each cup needs 20 ms. When does
                  the last of them have it?

                  The law: Cups are made in waves.
                    ceil(n/N)*S - R. L. Graham, 1969

                """.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void no_line_is_wider_than_the_terminal(int columns) {
        for (Report report : List.of(SomeReports.holds(1e9), SomeReports.differs(), SomeReports.refusedLater())) {
            assertThat(report(report, columns, StandardCharsets.UTF_8))
                    .allSatisfy(line -> assertThat(new AttributedString(line).columnLength())
                            .isLessThanOrEqualTo(columns));
        }
    }

    @Test
    void colours_are_there_only_where_they_are_wanted() {
        var colored = new StringWriter();
        Report report = SomeReports.differs();
        printer(colored, 80, true, StandardCharsets.UTF_8).report(report, Words.of(report, "en"));
        assertThat(colored.toString()).contains(ESCAPE + "[31mDIFFERS", ESCAPE + "[32mAGREES");
        assertThat(String.join("\n", report(report, 80, StandardCharsets.UTF_8)))
                .contains("DIFFERS", "AGREES")
                .doesNotContain(ESCAPE);
        assertThat(AttributedString.stripAnsi(colored.toString()).lines())
                .containsExactlyElementsOf(report(report, 80, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20, 24, 27, 30, 40, 54, 100, 0})
    void a_guess_is_judged_by_what_was_measured(double guess) {
        String judged = String.join(" ", report(SomeReports.holds(guess), 80, StandardCharsets.UTF_8));
        assertThat(judged)
                .contains(
                        switch ((int) guess) {
                            case 0 -> "Your guess was 0 ms, and 27 ms was measured.";
                            case 20 -> "Your guess, 20 ms, was 26 % too low: 27 ms was measured.";
                            case 24 -> "Your guess, 24 ms, was 11 % too low";
                            case 27 -> "Your guess, 27 ms, was right";
                            case 30 -> "Your guess, 30 ms, was 11 % too high";
                            case 40 -> "Your guess, 40 ms, was 48 % too high";
                            case 54 -> "Your guess, 54 ms, was 2 times what was measured";
                            default -> "Your guess, 100 ms, was 3.70 times what was measured";
                        });
    }

    private static List<String> report(Report report, int columns, Charset charset) {
        var out = new StringWriter();
        printer(out, columns, false, charset).report(report, Words.of(report, "en"));
        return out.toString().lines().toList();
    }

    private static LabPrinter printer(StringWriter out, int columns, boolean colors, Charset charset) {
        return new LabPrinter(new PrintWriter(out, true), new Paper(columns, colors, charset), "en");
    }
}
