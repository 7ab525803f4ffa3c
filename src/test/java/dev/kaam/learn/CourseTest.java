package dev.kaam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.learn.Asked.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the self-check refers to is there, and its numbers are right. */
class CourseTest {
    private static final Course COURSE = Learn.in("en");
    private static final List<Machine> MACHINES = List.of(new Machine(2, 1.3, 0.1), new Machine(16, 14, 0.1));

    @Test
    void all_of_the_page_that_it_grew_from_is_there() {
        assertThat(COURSE.goal().items()).hasSize(4);
        assertThat(COURSE.recap().items())
                .extracting(Course.Recap::concept)
                .containsExactly("async def", "await", "Async DB", "BackgroundTasks", "Sync");
        assertThat(COURSE.mindset().items()).hasSize(3);
        assertThat(COURSE.flow().items()).hasSize(4);
        assertThat(COURSE.self().items()).hasSize(4);
        assertThat(COURSE.pitfalls().items()).hasSize(3);
        assertThat(COURSE.quiz().items()).hasSize(4);
        assertThat(COURSE.rules().items()).hasSize(6);
    }

    @Test
    void there_are_questions_enough_each_once() {
        assertThat(COURSE.questions())
                .hasSizeGreaterThanOrEqualTo(26)
                .extracting(Question::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void a_question_that_is_referred_to_is_there() {
        Stream.of(
                        COURSE.self().items().stream().map(Course.Self::question),
                        COURSE.pitfalls().items().stream().map(Course.Pitfall::question),
                        COURSE.quiz().items().stream(),
                        COURSE.rules().items().stream().map(Course.Rule::question))
                .flatMap(ids -> ids)
                .forEach(id -> assertThat(COURSE.question(id).id()).isEqualTo(id));
    }

    @Test
    void an_answer_is_what_its_formula_gives() {
        amounts((question, amount) ->
                assertThat(amount.answer()).as(question.id()).isCloseTo(Formula.value(amount.formula()), within(1e-9)));
    }

    @Test
    void who_gives_the_usual_wrong_answer_is_not_right() {
        amounts((question, amount) -> assertThat(
                        Band.right(amount, question.proof(), null).holds(amount.usual()))
                .as(question.id())
                .isFalse());
    }

    @Test
    void a_number_says_how_it_is_carried_over_and_a_choice_does_not() {
        assertThat(COURSE.questions())
                .allSatisfy(question -> assertThat(question.proof().carry() != null)
                        .as(question.id())
                        .isEqualTo(question.asked() instanceof Amount));
    }

    @Test
    void an_experiment_that_proves_has_these_levels() {
        COURSE.questions()
                .forEach(question -> assertLevels(
                        question.proof().experiment(), question.proof().levels()));
        COURSE.rules().items().forEach(rule -> assertLevels(rule.experiment(), rule.levels()));
        COURSE.pitfalls().items().forEach(pitfall -> assertLevels(pitfall.experiment(), List.of()));
    }

    @Test
    void a_number_is_carried_over_by_a_law_that_is_not_zero() {
        amounts((question, amount) -> {
            if (question.proof().carry() != Proof.Carry.PLUS) {
                laws(question.proof().experiment(), question.proof().levels().getFirst())
                        .forEach(law -> assertThat(law).as(question.id()).isNotZero());
            }
        });
    }

    @Test
    void where_more_is_said_there_is_such_a_heading() {
        Stream.concat(
                        COURSE.questions().stream().map(Question::more),
                        COURSE.pitfalls().items().stream().map(Course.Pitfall::more))
                .distinct()
                .forEach(place -> {
                    String[] parts = place.split("#", 2);
                    assertThat(headings(Path.of(parts[0]))).as(place).contains(parts[1]);
                });
    }

    @Test
    void a_line_of_java_stands_in_its_file() throws IOException {
        for (Course.Recap row : COURSE.recap().items()) {
            assertThat(Files.readAllLines(Path.of(row.file())))
                    .extracting(String::strip)
                    .as(row.id())
                    .contains(row.java());
        }
    }

    private interface OfAmount {
        void accept(Question question, Amount amount);
    }

    private static void amounts(OfAmount each) {
        Consumer<Question> ifAmount = question -> {
            if (question.asked() instanceof Amount amount) {
                each.accept(question, amount);
            }
        };
        COURSE.questions().forEach(ifAmount);
    }

    private static void assertLevels(String experiment, List<String> levels) {
        assertThat(Experiments.called(experiment)).as(experiment).isPresent();
        for (Effort effort : Effort.values()) {
            for (Machine machine : MACHINES) {
                assertThat(names(Experiments.called(experiment).orElseThrow(), effort, machine))
                        .as(experiment)
                        .containsAll(levels);
            }
        }
    }

    private static Set<String> names(Experiment experiment, Effort effort, Machine machine) {
        return experiment.plan(effort, machine).levels().stream()
                .map(Level::name)
                .collect(Collectors.toSet());
    }

    private static Stream<Double> laws(String experiment, String level) {
        return Experiments.called(experiment).stream()
                .flatMap(one -> one.plan(Effort.FULL, MACHINES.getFirst()).levels().stream())
                .filter(one -> one.name().equals(level))
                .map(one -> one.prediction().value());
    }

    /** As GitHub makes them: small letters, hyphens for spaces, nothing else but letters and digits. */
    private static Set<String> headings(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches("#+ .*"))
                    .map(line -> line.replaceFirst("#+ ", "")
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} -]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException missing) {
            throw new AssertionError(file + " is not there", missing);
        }
    }
}
