package dev.kaam.lab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Setup;
import dev.kaam.lab.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every experiment, whatever machine it is planned for. Each file of texts is read as it is shown. */
class ExperimentsTest {
    static final List<Experiment> ALL = Experiments.ALL;

    private static final List<Machine> MACHINES =
            List.of(new Machine(1, 1, 0.1), new Machine(2, 1.7, 0.1), new Machine(16, 11.3, 1.2));
    private static final Pattern HOLE = Pattern.compile("\\{(\\w*)}");
    /** Texts that are shown before anything is measured, and those that are shown afterwards. */
    private static final Set<String> BEFORE = Set.of("title", "question", "ask", "law", "tolerance", "rule", "advice");

    private static final Set<String> AFTER = Set.of("holds", "differs", "gap");

    @Test
    void names_are_words_with_hyphens_and_each_is_its_own() {
        List<String> names = ALL.stream().map(Experiment::name).toList();

        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void levels_are_called_by_words_that_no_number_of_the_setting_has(Experiment experiment) {
        plans(experiment).forEach(plan -> {
            List<String> levels = levels(plan);
            assertThat(levels).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z][A-Za-z0-9]*"));
            assertThat(plan.setting().keySet()).doesNotContainAnyElementsOf(measured(plan));
            assertThat(plan.servers()).extracting(Setup::name).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void predictions_are_numbers_and_say_who_says_so(Experiment experiment) {
        assertThat(plans(experiment).flatMap(plan -> plan.levels().stream()).map(Level::prediction))
                .allSatisfy(law -> {
                    assertThat(law.value()).isNotNegative().isFinite();
                    assertThat(law.high()).isGreaterThanOrEqualTo(law.value()).isFinite();
                    assertThat(law.law()).isNotBlank();
                    assertThat(law.source()).isNotBlank();
                });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void what_is_guessed_can_be_guessed_right_and_wrong(Experiment experiment) {
        plans(experiment).forEach(plan -> {
            Plan.Ask ask = plan.ask();
            double law = plan.levels().stream()
                    .filter(level -> level.name().equals(ask.level()))
                    .findFirst()
                    .orElseThrow()
                    .prediction()
                    .value();
            assertThat(law).isGreaterThan(ask.min()).isLessThan(ask.max());
            assertThat(ask.logarithmic() ? ask.min() : 1).isPositive();
        });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void it_says_all_that_is_to_be_said_in_english(Experiment experiment) {
        Set<String> keys = Texts.of(experiment.name(), "en").keys();

        plans(experiment).forEach(plan -> {
            Set<String> wanted = keys(plan);
            assertThat(keys).containsAll(wanted);
            wanted.add("advice");
            assertThat(wanted).containsAll(keys);
        });
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void every_hole_in_its_texts_is_filled(Experiment experiment) {
        Texts texts = Texts.of(experiment.name(), "en");

        plans(experiment)
                .forEach(plan -> texts.keys().forEach(key -> {
                    Set<String> filled = new HashSet<>(plan.setting().keySet());
                    if (AFTER.contains(key)) {
                        filled.addAll(measured(plan));
                    }
                    assertThat(filled).as(key).containsAll(holes(texts.get(key, Map.of())));
                }));
    }

    private static Stream<Plan> plans(Experiment experiment) {
        return Stream.of(Effort.values())
                .flatMap(effort -> MACHINES.stream().map(machine -> experiment.plan(effort, machine)));
    }

    private static List<String> levels(Plan plan) {
        return plan.levels().stream().map(Level::name).toList();
    }

    /** The names of what the texts can speak of afterwards. */
    private static Set<String> measured(Plan plan) {
        Set<String> names = new HashSet<>(Set.of("gap"));
        levels(plan).forEach(level -> names.addAll(List.of(level, level + "Law")));
        return names;
    }

    private static Set<String> keys(Plan plan) {
        Set<String> keys = new HashSet<>(BEFORE);
        keys.remove("advice"); // not every experiment has one
        keys.addAll(AFTER);
        levels(plan).forEach(level -> keys.add("level." + level));
        return keys;
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text)
                .results()
                .map((MatchResult hole) -> hole.group(1))
                .collect(Collectors.toSet());
    }
}
