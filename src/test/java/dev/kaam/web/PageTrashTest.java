package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.TestKaam;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageTrashTest {
    @Test
    void an_empty_trash_says_so(TodosPage page) {
        page.link("Trash").click();
        assertThat(page.page().getByText("The trash is empty.")).isVisible();
    }

    @Test
    void the_trash_shows_what_was_deleted_the_last_first_and_how_long_it_stays(TestKaam kaam, Browser browser) {
        TodosPage page = trashed(kaam, browser, "Chai", "Doodh");
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Chai"});
        assertThat(page.page().getByText("stays here for 30 days")).isVisible();
        assertThat(page.page()).hasTitle("Trash · Kaam");
        assertThat(page.page().locator("h1")).isFocused();
    }

    @Test
    void a_todo_can_be_restored_and_is_back_in_the_list(TestKaam kaam, Browser browser) {
        TodosPage page = trashed(kaam, browser, "Chai", "Doodh");
        page.button("Restore Doodh").click();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.answer()).containsText("Restored");
        assertThat(page.button("Restore Chai")).isFocused();
        page.link("Back to the todos").click();
        assertThat(page.titles()).hasText(new String[] {"Doodh"});
        assertThat(page.newTodo()).isFocused();
    }

    @Test
    void what_is_deleted_for_good_is_asked_once(TestKaam kaam, Browser browser) {
        TodosPage page = trashed(kaam, browser, "Chai");
        page.button("Delete Chai for good").click();
        assertThat(page.page().getByText("It can never be restored then.")).isVisible();
        assertThat(page.button("Keep it")).isFocused();
        page.button("Delete for good").click();
        assertThat(page.page().getByText("The trash is empty.")).isVisible();
        assertThat(page.answer()).containsText("Deleted for good");
        Assertions.assertThat(kaam.get("/trash").body()).isEqualTo("[]");
    }

    @Test
    void escape_keeps_it(TestKaam kaam, Browser browser) {
        TodosPage page = trashed(kaam, browser, "Chai");
        page.button("Delete Chai for good").press("Enter");
        assertThat(page.button("Keep it")).isFocused();
        page.press("Escape");
        assertThat(page.button("Restore Chai")).isFocused();
    }

    @Test
    void up_and_down_move_in_the_trash(TestKaam kaam, Browser browser) {
        TodosPage page = trashed(kaam, browser, "Chai", "Doodh");
        page.button("Restore Doodh").focus();
        page.press("ArrowDown");
        assertThat(page.button("Restore Chai")).isFocused();
        page.press("ArrowUp");
        assertThat(page.button("Restore Doodh")).isFocused();
    }

    @Test
    void what_somebody_else_took_out_goes_with_a_word(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 4");
        TodosPage page = trashed(kaam, browser, "Chai");
        String id = kaam.get("/trash").body().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        kaam.delete("/trash/" + id);
        page.button("Restore Chai").click();
        assertThat(page.notice()).hasText("It is not there any more.");
        assertThat(page.todos()).hasCount(0);
    }

    @Test
    void a_long_trash_goes_on(TestKaam kaam, Browser browser) {
        String[] titles = new String[51];
        java.util.Arrays.setAll(titles, i -> "Todo " + i);
        TodosPage page = trashed(kaam, browser, titles);
        assertThat(page.todos()).hasCount(50);
        page.button("Show more").click();
        assertThat(page.todos()).hasCount(51);
    }

    @Test
    void back_and_forth_keeps_what_was_looked_for(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"Chai\"}");
        kaam.post("/todos", "{\"title\":\"Doodh\"}");
        TodosPage page = browser.open(kaam);
        page.searchFor("chai");
        page.link("Trash").click();
        assertThat(page.page().getByText("The trash is empty.")).isVisible();
        page.page().goBack();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.search()).hasValue("chai");
    }

    /** A page that shows the trash, in which these are. */
    private static TodosPage trashed(TestKaam kaam, Browser browser, String... titles) {
        for (String title : titles) {
            var answer = kaam.post("/todos", "{\"title\":\"" + title + "\"}");
            kaam.delete(answer.headers().firstValue("Location").orElseThrow());
        }
        TodosPage page = browser.open(kaam);
        page.link("Trash").click();
        assertThat(page.titles().first()).isVisible();
        return page;
    }
}
