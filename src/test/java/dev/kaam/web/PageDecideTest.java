package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page that decides. */
@ExtendWith(InBrowser.class)
class PageDecideTest {
    private static final int PHONE = 390;

    @Test
    void the_answer_comes_as_one_types_and_the_address_keeps_the_question(TestKaam kaam, Browser browser) {
        Page page = open(kaam, browser, "/#decide?wait=50ms&cpu=2ms&users=200&cores=2");
        assertThat(take(page)).containsText("Take virtual threads");
        assertThat(page.locator("[data-chosen]")).containsText("virtual threads");
        assertThat(page.locator(".decide-plot canvas")).hasCount(2);
        part(page, "wait").fill("0");
        assertThat(take(page)).containsText("as many threads as there are cores (2)");
        assertThat(page).hasURL(Pattern.compile("wait=0ms&cpu=2ms&users=200&cores=2"));
        page.getByText("At a rate").click();
        part(page, "rate").fill("5000");
        assertThat(take(page)).containsText("Nothing keeps up");
        page.reload();
        assertThat(part(page, "rate")).hasValue("5000");
        assertThat(take(page)).containsText("Nothing keeps up");
    }

    @Test
    void what_is_wrong_is_said_and_the_answer_before_stays(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 400");
        Page page = open(kaam, browser, "/#decide");
        assertThat(take(page)).isVisible();
        part(page, "db-pool").fill("many");
        assertThat(page.locator("[role=alert]").first())
                .hasText("db-pool: 'many' is not a whole number of at most nine digits.");
        assertThat(take(page)).isVisible();
        assertThat(page.locator(".decide-result")).hasAttribute("data-old", "");
        part(page, "db-pool").fill("10");
        assertThat(page.locator(".decide-answer")).containsText("10 connections");
        assertThat(page.locator(".decide-result[data-old]")).hasCount(0);
    }

    @Test
    void it_fits_everybody(TestKaam kaam, Browser browser) {
        var page = new TodosPage(open(kaam, browser, "/#decide"));
        assertThat(take(page.page())).isVisible();
        page.page().locator(".decide-laws summary").click();
        for (String theme : List.of("light", "dark")) {
            page.choose("hi", theme);
            Assertions.assertThat(AccessibilityTest.objections(page)).isEmpty();
        }
        page.page().setViewportSize(PHONE, 800);
        for (String language : List.of("hi", "hinglish", "en")) {
            page.choose(language, "auto");
            Assertions.assertThat(page.page().evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(PHONE);
        }
    }

    private static Page open(TestKaam kaam, Browser browser, String address) {
        Page page = browser.page();
        page.navigate(kaam.url(address));
        return page;
    }

    private static Locator take(Page page) {
        return page.locator(".decide-take");
    }

    private static Locator part(Page page, String name) {
        return page.locator("input[name=" + name + "]");
    }
}
