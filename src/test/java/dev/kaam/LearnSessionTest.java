package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.learn.Answer;
import dev.kaam.learn.Asked;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Learn;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LearnFile;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.Paper;
import dev.kaam.terminal.ProofPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed into the self-check, and what it says. The laws are real; what the machine measures is given. */
class LearnSessionTest {
    private static final Map<String, Course> COURSES =
            Learn.LANGUAGES.stream().collect(Collectors.toMap(Function.identity(), Learn::in));
    private static final Course ENGLISH = course("en");

    @TempDir
    private Path folder;

    @Test
    void who_answers_learns_what_is_right_why_and_what_it_costs_to_be_so_sure() {
        String said = type(null, "2", "three-awaits", "300", "80");
        assertThat(said)
                .contains("An `async def` handler awaits three calls of 100 ms", "From 20 ms to 2000 ms.")
                .contains("Right. The law says 300 ms = 3 · 100, and from 240 ms to 375 ms counts as right.")
                .contains("Each `await` pauses this function", "The usual mistake. 100 ms would need")
                .contains("The proof: `bin/kaam lab run waits-together`.", "Read more: docs/from-fastapi.md")
                .contains("You were 80 % sure, and right: a penalty of 0.04.")
                .contains("This time: 1 answered, 100 % right, and 80 % sure on average; penalty 0.04.");
        assertThat(kept().get("three-awaits"))
                .extracting(Given::answer, Given::confidence)
                .containsExactly(new Answer.Amount(300), 0.8);
    }

    @Test
    void who_errs_as_people_usually_do_is_told_so() {
        assertThat(type(null, "2", "three-awaits", "100", "100", "m", "2", "two-tabs", "1", "90"))
                .contains("Not near. The law says 300 ms = 3 · 100", "a factor of 2.40.")
                .contains("The usual mistake, and yours too. 100 ms would need")
                .contains("Not right. The answer is 2) Because the browser holds back")
                .contains("The usual mistake, and yours too. “Sync after all”")
                .contains("Over all: 2 answered, 0 % right");
    }

    @Test
    void a_run_puts_guess_law_and_machine_on_one_axis() {
        GivenLab lab = GivenLab.agreeing();
        String said = type(lab, "2", "fifty-on-forty", "4s", "60", "y");
        assertThat(said)
                .contains("This machine confirms the answer.", "The same in the numbers of the question:")
                .contains("? your guess 4000 ms, | the law 2000 ms, ● this machine 2000 ms (2000 to 2000)");
        assertThat(said.lines().filter(line -> line.matches("  ·+◆·+\\?·+"))).hasSize(1);
        assertThat(lab.run).contains("many-at-once");
        assertThat(kept().get("fifty-on-forty")).extracting(Given::seen).isNotNull();
    }

    @Test
    void what_a_machine_measures_counts_as_right_beside_the_law() {
        String said = type(new GivenLab(0, law -> 2 * law), "2", "fifty-on-forty", "4000", "60", "y");
        assertThat(said)
                .contains("Not near. The law says 2000 ms", "This machine contradicts the answer")
                .contains("Right. The law says 2000 ms = ⌈50/40⌉ · 1000, and from 1600 ms to 5000 ms counts as right.")
                .contains("You were 60 % sure, and right");
    }

    @Test
    void where_the_lab_refuses_it_says_so_and_only_the_law_counts() {
        String said = type(new GivenLab(0.37, law -> 2 * law), "2", "fifty-on-forty", "4000", "60", "y");
        assertThat(said)
                .contains(
                        "This machine is too busy now: others had 37 % of it", "The lab refused, so this machine says")
                .contains("You were 60 % sure, and wrong: a penalty of 0.36.")
                .doesNotContain("contradicts", "The same in the numbers of the question");
        assertThat(kept().get("fifty-on-forty")).extracting(Given::seen).isNull();
    }

    @Test
    void an_experiment_that_has_run_is_not_run_again() {
        GivenLab lab = GivenLab.agreeing();
        assertThat(type(lab, "2", "fifty-on-forty", "2000", "", "y", "2", "twenty-in-line", "4000", ""))
                .containsOnlyOnce("Run it on this machine now")
                .contains("It has run on this machine before, since you began:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            three-awaits   | much      | 'much' is no number such as 30ms.
            three-awaits   | 10        | An answer lies between 20 ms and 2000 ms here.
            three-awaits   | 400/s     | '400/s' is no number such as 30ms.
            two-tabs       | 4         | '4' is none of them: a number from 1 to 3 is.
            two-tabs       | browser   | 'browser' is none of them
            nonsense       | two-tabs  | 'nonsense' is none of these.
            """)
    void what_is_no_answer_is_asked_for_again(String question, String typed, String sentence) {
        assertThat(type(null, "2", question, typed)).contains(sentence);
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_confidence_is_from_0_to_100_and_enter_is_a_mere_guess() {
        assertThat(type(null, "2", "two-tabs", "2", "sure", "120", ""))
                .contains("How sure are you, 0 to 100 %? (Enter: 33 %, a mere guess):")
                .contains("'sure' is not from 0 to 100 %.", "'120' is not from 0 to 100 %.");
        assertThat(kept().get("two-tabs")).extracting(Given::confidence).isEqualTo(1 / 3.0);
    }

    @Test
    void what_is_skipped_is_asked_next_time_and_what_is_answered_is_not() {
        List<String> lines = new ArrayList<>(List.of("2", "", ""));
        for (int i = 1; i < ENGLISH.questions().size(); i++) {
            lines.addAll(List.of(ENGLISH.questions().get(i).asked() instanceof Asked.Choice ? "1" : right(i), ""));
        }
        lines.addAll(List.of("2", ""));
        String said = type(null, lines.toArray(String[]::new));
        assertThat(said)
                .contains("1 of 34 · Questions to yourself · self-only-waits", "34 of 34 · ", "1 of 1 · Questions");
        assertThat(kept()).hasSize(33).doesNotContainKey("self-only-waits");
    }

    @Test
    void wherever_what_comes_in_ends_the_self_check_ends_too() {
        List<String> lines = List.of("1", "2", "", "2", "50", "y", "m", "3", "1", "", "4", "", "m", "5", "y", "6");
        for (int n = 0; n <= lines.size(); n++) {
            String said = type(GivenLab.agreeing(), lines.subList(0, n).toArray(String[]::new));
            assertThat(said).startsWith("Check it\n");
        }
    }

    @Test
    void golden_rules_have_the_numbers_of_this_machine_when_they_are_measured() {
        String said = type(GivenLab.agreeing(), "5", "y");
        assertThat(said.lines().filter(line -> line.contains("Not measured here yet")))
                .hasSize(6);
        assertThat(said.lines().filter(line -> line.endsWith("AGREES"))).hasSizeGreaterThanOrEqualTo(6);
        assertThat(type(new GivenLab(0.5, law -> law), "5", "y")).contains("The lab refused to run many-at-once");
    }

    @Test
    void without_runs_nothing_is_offered() {
        assertThat(type(null, "2", "fifty-on-forty", "2000", "50", "3", "5"))
                .doesNotContain("Run it on this machine", "The number of a pitfall", "Measure their numbers");
    }

    @Test
    void lines_that_are_to_be_typed_are_whole() {
        String said = type(null, "4", "", "", "", "", "", "", "", "", "");
        ENGLISH.practice()
                .items()
                .forEach(step -> step.lines()
                        .forEach(line -> assertThat(said.lines()).contains(line.isEmpty() ? "    " : "    " + line)));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 80})
    void no_line_is_wider_than_the_terminal_and_none_begins_with_half_a_sign(int columns) {
        for (String language : Learn.LANGUAGES) {
            List<String> lines = new ArrayList<>(List.of("1", "3", "", "5", "", "2", ""));
            for (int i = 0; i < ENGLISH.questions().size(); i++) {
                lines.addAll(
                        List.of(ENGLISH.questions().get(i).asked() instanceof Asked.Choice ? "1" : right(i), "", ""));
            }
            lines.add("6");
            assertThat(type(language, columns, GivenLab.agreeing(), lines).lines())
                    .as(language)
                    .allSatisfy(line -> assertThat(new AttributedString(line).columnLength())
                            .isLessThanOrEqualTo(columns))
                    .noneSatisfy(line -> assertThat(line.strip()).matches("^\\p{M}.*"));
        }
    }

    @Test
    void numbers_may_be_typed_as_people_write_them() {
        type(null, "2", "hundred-at-once", "20,000", "१०", "2", "three-awaits", "३०० ms", "50%");
        assertThat(kept().get("hundred-at-once"))
                .extracting(Given::answer, Given::confidence)
                .containsExactly(new Answer.Amount(20_000), 0.1);
        assertThat(kept().get("three-awaits")).extracting(Given::answer).isEqualTo(new Answer.Amount(300));
    }

    @Test
    void with_answers_enough_it_says_how_well_one_knows_what_one_knows() {
        List<String> lines = new ArrayList<>(List.of("2", ""));
        for (int i = 0; i < 12; i++) {
            lines.addAll(List.of(wrong(ENGLISH.questions().get(i)), "90"));
        }
        lines.add("m");
        assertThat(type(null, lines.toArray(String[]::new)))
                .contains("You are surer than right, by 90 %: doubt a little more.", "80-100 %  ●", "|··  12");
    }

    private static Course course(String language) {
        return Objects.requireNonNull(COURSES.get(language));
    }

    private static String right(int question) {
        return ENGLISH.questions().get(question).asked() instanceof Asked.Amount amount
                ? shown(amount.answer(), amount)
                : "";
    }

    private static String wrong(Question question) {
        return switch (question.asked()) {
            case Asked.Amount amount -> shown(amount.usual(), amount);
            case Asked.Choice choice ->
                String.valueOf(1
                        + choice.options().stream()
                                .map(Asked.Option::id)
                                .toList()
                                .indexOf(choice.usual()));
        };
    }

    /** As it is typed: a share in per cent. */
    private static String shown(double value, Asked.Amount amount) {
        return String.valueOf(amount.max() == 1 ? 100 * value : value);
    }

    private Map<String, Given> kept() {
        return file().answers();
    }

    private LearnFile file() {
        return new LearnFile(folder.resolve("kaam").resolve("learn.json"));
    }

    private String type(@Nullable GivenLab lab, String... lines) {
        return type("en", 100, lab, Arrays.asList(lines));
    }

    /** All that is said until the lines are at their end. */
    private String type(String language, int columns, @Nullable GivenLab lab, List<String> lines) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var paper = new Paper(columns, false, StandardCharsets.UTF_8);
        Course course = course(language);
        var printer = new LearnPrinter(out, paper, course);
        var labPrinter = new LabPrinter(out, paper, language);
        Queue<String> waiting = new ArrayDeque<>(lines);
        var person = new LearnPerson(prompt -> {
            printer.say(prompt);
            return waiting.poll();
        });
        Proofs proofs = lab == null
                ? null
                : new Proofs(
                        lab.way(language),
                        labPrinter,
                        new LabSession.Meanwhile(new PrintWriter(new StringWriter()), false));
        var proved = new ProofPrinter(printer, labPrinter, course);
        var questions = new LearnQuestions(course, printer, labPrinter, person, file(), proofs, SystemTime.INSTANCE);
        try {
            new LearnSession(course, printer, proved, questions, person, file(), proofs).run();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        return said.toString().replace(System.lineSeparator(), "\n");
    }
}
