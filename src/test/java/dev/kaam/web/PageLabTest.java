package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kaam.TestKaam;
import dev.kaam.lab.Experiment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of the lab. */
@ExtendWith(InBrowser.class)
class PageLabTest {
    private static final int PHONE = 390;
    private static final Tiny.Shared QUIET = new Tiny.Shared(0);

    private final CountDownLatch seen = new CountDownLatch(1);

    @TempDir
    private Path data;

    @Test
    void an_experiment_is_guessed_run_watched_and_found_and_the_finding_stays(Browser browser) {
        browser.expectErrors("ERR_INCOMPLETE_CHUNKED_ENCODING"); // its server ends while it is watched
        try (TestKaam kaam = lab(QUIET, new Brief(seen));
                LabPage page = LabPage.open(kaam, browser, "/#lab")) {
            page.around().link("A short one").click();
            assertThat(page.page().locator("h1")).isFocused();
            page.number().fill("50");
            page.run().click();
            watch(page);
            seen.countDown();
            assertThat(page.conclusion()).hasText("The law holds on this machine.");
            Locator found = page.page().locator(".lab-findings");
            assertThat(found).containsText("Your guess was 50 ms");
            assertThat(found).containsText(Pattern.compile("The last had its answer after [\\d.,]+ (ms|s)\\."));
            assertThat(found.locator("tbody tr")).hasCount(2);
            assertThat(found.locator("tbody tr").first()).containsText("5 of 6 count");
            assertThat(found.locator("tbody small").first()).hasText("S");
            fitsEverybody(page);
            page.page().reload();
            assertThat(page.conclusion()).isVisible();
            page.page().locator(".lab-back").click();
            assertThat(page.page().locator(".lab-verdict")).isVisible();
        }
    }

    /** While it goes on, samples appear, and what the requests do on its server. */
    private static void watch(LabPage page) {
        assertThat(page.plots()).hasCount(2);
        assertThat(page.page().locator(".lab-progress")).containsText("of 12 measured");
        page.around().button("Watch threads").click();
        assertThat(page.page().locator(".flow-picture canvas")).isVisible();
    }

    /** Both themes; and nothing sticks out on a phone, in any language. */
    private static void fitsEverybody(LabPage page) {
        for (String theme : List.of("light", "dark")) {
            page.around().choose("en", theme);
            Assertions.assertThat(AccessibilityTest.objections(page.around())).isEmpty();
        }
        page.page().setViewportSize(PHONE, 800);
        for (String language : List.of("hi", "hinglish", "en")) {
            page.around().choose(language, "auto");
            Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE);
        }
    }

    @Test
    void the_slider_and_the_number_are_one_guess_and_the_keys_move_it(Browser browser) {
        try (TestKaam kaam = lab(QUIET, new Brief(seen));
                LabPage page = LabPage.open(kaam, browser, "/#lab/brief")) {
            assertThat(page.number()).hasValue("");
            page.slider().press("End");
            assertThat(page.number()).hasValue("1000");
            page.slider().press("Home");
            assertThat(page.number()).hasValue("1");
            page.number().fill("32");
            page.number().blur();
            assertThat(page.slider()).hasAttribute("aria-valuetext", "32 ms");
            Assertions.assertThat(page.slider().inputValue()).isEqualTo("502");
        }
    }

    @Test
    void a_run_is_stopped_and_says_that_it_found_nothing(Browser browser) throws Exception {
        try (TestKaam kaam = lab(QUIET, Tiny.withoutEnd(seen));
                LabPage page = LabPage.open(kaam, browser, "/#lab/endless")) {
            browser.expectErrors("status of 404"); // it has no texts
            page.run().click();
            seen.await();
            page.around().button("Stop").click();
            assertThat(page.state()).hasText("It was stopped, so it has found nothing.");
            assertThat(page.run()).isEnabled();
        }
    }

    @Test
    void a_run_that_failed_says_why_in_the_words_of_the_lab(Browser browser) {
        try (TestKaam kaam = lab(QUIET, Tiny.failing("The server pool ended by itself."));
                LabPage page = LabPage.open(kaam, browser, "/#lab/broken")) {
            browser.expectErrors("status of 404"); // it has no texts
            page.run().click();
            assertThat(page.state()).hasText("The server pool ended by itself.");
            assertThat(page.run()).isEnabled();
            assertThat(page.conclusion()).hasCount(0);
        }
    }

    @Test
    void a_busy_machine_is_said_to_be_one_and_nothing_is_concluded(Browser browser) {
        try (TestKaam kaam = lab(new Tiny.Shared(0.5), Tiny.measuring(10));
                LabPage page = LabPage.open(kaam, browser, "/#lab/tiny")) {
            browser.expectErrors("status of 404"); // it has no texts
            page.run().click();
            assertThat(page.conclusion()).hasText("This machine is too busy now: nothing can be concluded.");
            assertThat(page.page().locator(".lab-gates")).containsText("Others had 50 % of it before it began");
        }
    }

    @Test
    void what_was_found_is_read_without_a_server(Browser browser) {
        browser.expectErrors("ERR_CONNECTION_REFUSED");
        browser.expectErrors("status of 404"); // it has no texts
        LabPage page;
        try (TestKaam kaam = lab(QUIET, Tiny.measuring(10))) {
            page = LabPage.open(kaam, browser, "/#lab/tiny");
            page.run().click();
            assertThat(page.conclusion()).isVisible();
        }
        page.page().locator(".lab-back").click();
        assertThat(page.page().locator(".lab-verdict")).hasText("The law holds on this machine.");
        page.around().link("tiny").click();
        assertThat(page.page().locator("tbody")).containsText("10 ms");
        page.close();
    }

    private TestKaam lab(Tiny.Shared host, Experiment... experiments) {
        return TestKaam.withLab(data, same -> same, List.of(experiments), host);
    }
}
