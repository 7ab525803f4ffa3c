package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.TestKaam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody else works on the same todos while the page is open. */
@ExtendWith(InBrowser.class)
class PageElsewhereTest {
    private static final String CHANGED = "It was changed elsewhere. This is how it looks now.";

    @Test
    void a_tick_on_a_todo_that_changed_shows_the_change_instead(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        kaam.patch(chai, "{\"title\":\"Masala chai\"}");
        page.tick("Chai").click();
        assertThat(page.notice()).hasText(CHANGED);
        assertThat(page.tick("Masala chai")).not().isChecked();
    }

    @Test
    void a_second_try_after_the_change_works(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        kaam.patch(chai, "{\"title\":\"Masala chai\"}");
        page.tick("Chai").click();
        page.tick("Masala chai").check();
        assertThat(page.answer()).containsText("Saved");
        assertThat(page.notice()).hasCount(0);
    }

    @Test
    void a_todo_that_changed_is_not_deleted_unseen(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        kaam.patch(chai, "{\"title\":\"Masala chai\"}");
        page.button("Delete Chai").click();
        assertThat(page.notice()).hasText(CHANGED);
        assertThat(page.titles()).hasText(new String[] {"Masala chai"});
    }

    @Test
    void the_editor_keeps_what_was_typed_and_says_what_it_is_now(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        page.tick("Chai").press("F2");
        page.editor().fill("Adrak chai");
        kaam.patch(chai, "{\"title\":\"Masala chai\"}");
        page.editor().press("Enter");
        assertThat(page.complaint()).containsText("is now: Masala chai.");
        assertThat(page.editor()).hasValue("Adrak chai");
    }

    @Test
    void saving_again_keeps_ones_own_title(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 412");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        page.tick("Chai").press("F2");
        page.editor().fill("Adrak chai");
        kaam.patch(chai, "{\"title\":\"Masala chai\"}");
        page.editor().press("Enter");
        assertThat(page.complaint()).isVisible();
        page.editor().press("Enter");
        assertThat(page.titles()).hasText(new String[] {"Adrak chai"});
    }

    @Test
    void a_tick_on_a_todo_that_was_deleted_takes_it_off_the_page(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 404");
        String chai = post(kaam, "Chai");
        TodosPage page = browser.open(kaam);
        kaam.delete(chai);
        page.tick("Chai").click();
        assertThat(page.todos()).hasCount(0);
        assertThat(page.notice()).isVisible();
    }

    /** The path of the new todo. */
    private static String post(TestKaam kaam, String title) {
        var answer = kaam.post("/todos", "{\"title\":\"" + title + "\"}");
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
