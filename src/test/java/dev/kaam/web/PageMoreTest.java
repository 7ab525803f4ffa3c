package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.TestKaam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageMoreTest {
    private static final String MORE = "Show more";

    @Test
    void a_long_list_shows_its_newest_fifty_first(TestKaam kaam, Browser browser) {
        fill(kaam, 51);
        TodosPage page = browser.open(kaam);
        assertThat(page.todos()).hasCount(50);
        assertThat(page.titles().first()).hasText("Todo 51");
        assertThat(page.titles().last()).hasText("Todo 2");
    }

    @Test
    void show_more_goes_on_to_the_end(TestKaam kaam, Browser browser) {
        fill(kaam, 120);
        TodosPage page = browser.open(kaam);
        page.button(MORE).click();
        assertThat(page.todos()).hasCount(100);
        page.button(MORE).click();
        assertThat(page.todos()).hasCount(120);
        assertThat(page.titles().last()).hasText("Todo 1");
        assertThat(page.button(MORE)).hasCount(0);
    }

    @Test
    void show_more_moves_the_focus_to_the_first_new_todo(TestKaam kaam, Browser browser) {
        fill(kaam, 60);
        TodosPage page = browser.open(kaam);
        page.button(MORE).press("Enter");
        assertThat(page.tick("Todo 10")).isFocused();
    }

    @Test
    void a_todo_added_meanwhile_is_shown_once(TestKaam kaam, Browser browser) {
        fill(kaam, 60);
        TodosPage page = browser.open(kaam);
        assertThat(page.todos()).hasCount(50);
        page.add("Chai");
        page.button(MORE).click();
        assertThat(page.todos()).hasCount(61);
    }

    @Test
    void a_list_of_one_page_offers_no_more(TestKaam kaam, Browser browser) {
        fill(kaam, 50);
        TodosPage page = browser.open(kaam);
        assertThat(page.todos()).hasCount(50);
        assertThat(page.button(MORE)).hasCount(0);
    }

    private static void fill(TestKaam kaam, int todos) {
        for (int i = 1; i <= todos; i++) {
            kaam.post("/todos", "{\"title\":\"Todo " + i + "\"}");
        }
    }
}
