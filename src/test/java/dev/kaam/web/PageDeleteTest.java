package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageDeleteTest {
    @Test
    void a_deleted_todo_goes_and_the_page_says_where(TodosPage page) {
        page.add("Chai");
        page.button("Delete Chai").click();
        assertThat(page.todos()).hasCount(0);
        assertThat(page.notice()).hasText("Moved to the trash: Chai");
    }

    @Test
    void a_deleted_todo_is_still_gone_after_a_reload(TodosPage page) {
        page.add("Chai");
        page.add("Doodh");
        page.button("Delete Chai").click();
        assertThat(page.notice()).isVisible();
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"Doodh"});
    }

    @Test
    void undo_brings_a_deleted_todo_back_to_its_place(TodosPage page) {
        page.add("Chai");
        page.add("Doodh");
        page.add("Aata");
        page.button("Delete Doodh").click();
        page.button("Undo").click();
        assertThat(page.titles()).hasText(new String[] {"Aata", "Doodh", "Chai"});
        assertThat(page.notice()).hasCount(0);
        assertThat(page.tick("Doodh")).isFocused();
    }

    @Test
    void undo_brings_back_the_last_todo_too(TodosPage page) {
        page.add("Chai");
        page.button("Delete Chai").click();
        page.button("Undo").click();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
    }

    @Test
    void a_problem_replaces_what_went_well_before(TodosPage page, Browser browser) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        page.add("Chai");
        page.add("Doodh");
        page.button("Delete Chai").click();
        assertThat(page.answer()).containsText("Deleted");
        browser.offline(true);
        page.button("Delete Doodh").click();
        assertThat(page.notice()).containsText("cannot be reached");
        assertThat(page.answer()).isEmpty();
    }

    @Test
    void a_delete_whose_answer_was_lost_can_be_tried_again(TodosPage page, Browser browser) {
        browser.expectErrors("ERR_FAILED");
        page.add("Chai");
        Lost.firstAnswer(page, "DELETE", "**/todos/*");
        page.button("Delete Chai").click();
        page.button("Try again").click();
        assertThat(page.notice()).hasText("Moved to the trash: Chai");
        assertThat(page.todos()).hasCount(0);
    }

    @Test
    void a_message_can_be_closed(TodosPage page) {
        page.add("Chai");
        page.button("Delete Chai").click();
        page.button("Close message").click();
        assertThat(page.notice()).hasCount(0);
    }
}
