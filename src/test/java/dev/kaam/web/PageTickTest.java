package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageTickTest {
    @Test
    void a_tick_is_there_after_a_reload(TodosPage page) {
        page.add("Chai");
        page.tick("Chai").check();
        assertThat(page.answer()).containsText("Saved");
        page.reload();
        assertThat(page.tick("Chai")).isChecked();
    }

    @Test
    void a_tick_can_be_taken_back(TodosPage page) {
        page.add("Chai");
        page.tick("Chai").check();
        assertThat(page.answer()).containsText("Saved");
        page.reload();
        page.tick("Chai").uncheck();
        assertThat(page.answer()).containsText("Saved");
        page.reload();
        assertThat(page.tick("Chai")).not().isChecked();
    }

    @Test
    void a_tick_leaves_the_other_todos_alone(TodosPage page) {
        page.add("Chai");
        page.add("Doodh");
        page.tick("Chai").check();
        assertThat(page.answer()).containsText("Saved");
        assertThat(page.tick("Doodh")).not().isChecked();
    }

    @Test
    void many_quick_ticks_end_as_the_last_one(TodosPage page) {
        page.add("Chai");
        for (int i = 0; i < 7; i++) {
            page.tick("Chai").click();
        }
        page.button("Delete Chai").click(); // writes of one todo take turns, so this is the last
        page.button("Undo").click();
        assertThat(page.tick("Chai")).isChecked();
    }
}
