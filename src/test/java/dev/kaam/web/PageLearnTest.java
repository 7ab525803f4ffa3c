package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.kaam.TestKaam;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Sample;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of the self-check. */
@ExtendWith(InBrowser.class)
class PageLearnTest {
    private static final int PHONE = 390;

    /** A card is a number or a choice, answered or not: a look at one of each is enough, and axe takes its time. */
    private static final String ONE_OF_EACH_KIND = """
            () => {
                const cards = [...document.querySelectorAll('kaam-learn-card')];
                const kind = card => card.querySelector('.learn-result, [type=number], .learn-choices').className + !card.question.number;
                const first = new Set(new Map(cards.reverse().map(card => [kind(card), card])).values());
                cards.filter(card => !first.has(card)).forEach(card => { card.style.display = 'none'; });
            }""";

    @Test
    void an_answer_is_explained_and_scored_and_stays_until_it_is_forgotten(TestKaam kaam, Browser browser) {
        LearnPage page = LearnPage.open(kaam, browser, "/#learn/fifty-on-forty");
        assertThat(page.page().locator("#learn-fifty-on-forty")).isFocused();
        page.guess("fifty-on-forty", "1000", "90 %");
        page.choose("kill-after-202", "It is lost, and nobody knows of it.", "70 %");
        page.page().locator(".learn-walk .tick").first().check();
        page.page().reload();
        Locator waves = page.card("fifty-on-forty");
        assertThat(waves.locator(".learn-verdict")).containsText("Not right. Off by a factor of 1.6.");
        assertThat(waves).containsText("40 sleep in the first wave");
        assertThat(waves).containsText("What people usually say: 1,000 ms holds");
        assertThat(page.card("kill-after-202").locator("[data-chosen]")).containsText("and the right one");
        assertThat(page.page().locator(".learn-walk .tick").first()).isChecked();
        assertThat(page.score()).containsText("2 of 34 questions answered, 50 % of them right.");
        assertThat(page.score()).containsText("You are surer than you are right.");
        saves(page);
        forgets(page);
    }

    private static void saves(LearnPage page) {
        JsonNode saved = Tree.of(page.saved());
        JsonNode answers = saved.path("answers");
        Assertions.assertThat(answers.path("fifty-on-forty").path("answer").asInt())
                .isEqualTo(1000);
        Assertions.assertThat(answers.path("kill-after-202").path("answer").asText())
                .isEqualTo("lost");
        Assertions.assertThat(saved.path("calibration").path("right").asDouble())
                .isEqualTo(0.5);
    }

    private static void forgets(LearnPage page) {
        page.around().button("Forget all answers").click();
        page.around().button("Forget them").click();
        assertThat(page.score()).containsText("You have not answered anything yet.");
        page.page().reload();
        assertThat(page.card("fifty-on-forty").getByText("Check it")).isDisabled();
        assertThat(page.page().locator(".learn-walk .tick").first()).not().isChecked();
    }

    /** The law of the question says 2,000 ms; the machine is a tenth above its own law, so here 2,200. */
    @Test
    void the_machine_answers_on_the_axis_of_the_question_or_the_lab_says_that_it_refused(
            @TempDir Path data, Browser browser) {
        var others = new AtomicReference<>(0.5);
        try (TestKaam kaam = TestKaam.withLab(data, same -> same, List.of(new Waves()), new Sharing(others));
                LearnPage page = LearnPage.open(kaam, browser, "/#learn/fifty-on-forty")) {
            page.guess("fifty-on-forty", "2700", "70 %");
            Locator card = page.card("fifty-on-forty");
            assertThat(card.locator(".learn-verdict")).containsText("Not right.");
            card.getByText("Ask my machine").click();
            assertThat(card.locator(".learn-says")).containsText("The lab refused");
            assertThat(card.locator(".learn-three")).not().containsText("Your machine");
            others.set(0.0);
            card.getByText("Ask it again").click();
            assertThat(card.locator(".learn-says")).containsText("Your machine agrees");
            assertThat(card.locator(".learn-three")).containsText("Your machine2,200 ms");
            assertThat(card.locator(".learn-verdict")).containsText("Right.");
            assertThat(card.locator(".lab-plot canvas")).isVisible();
        }
    }

    @Test
    void it_fits_everybody(TestKaam kaam, Browser browser) {
        LearnPage page = LearnPage.open(kaam, browser, "/#learn");
        page.guess("durable-after-kill", "50", "30 %");
        page.choose("self-async-db", "Scalability: as long", "100 %");
        assertThat(page.card("durable-after-kill").locator(".learn-three")).containsText("50 %");
        page.page().evaluate(ONE_OF_EACH_KIND);
        for (String language : List.of("en", "hi", "hinglish")) {
            page.page().setViewportSize(1280, 800);
            page.around().choose(language, language.equals("hi") ? "dark" : "light");
            assertThat(page.page().locator(".lab-plot canvas")).hasCount(1);
            Assertions.assertThat(AccessibilityTest.objections(page.around())).isEmpty();
            page.page().setViewportSize(PHONE, 800);
            Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE);
        }
    }

    /** Whose level is always a tenth above its law. */
    private record Waves() implements Experiment {
        @Override
        public String name() {
            return "many-at-once";
        }

        @Override
        public Plan plan(Effort effort, Machine machine) {
            var law = new Prediction(60, "3·20", "this test", new Prediction.Tolerance(0.2, 0));
            var level = new Level("pool", Level.Unit.MILLIS, law, bench -> Sample.of(66));
            return new Plan(Map.of("n", 4), List.of(), List.of(level), new Plan.Ask("pool", 1, 1_000, true));
        }
    }

    private record Sharing(AtomicReference<Double> others) implements Host {
        @Override
        public Machine look() {
            return new Machine(2, 2, 0);
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return others::get;
        }
    }
}
