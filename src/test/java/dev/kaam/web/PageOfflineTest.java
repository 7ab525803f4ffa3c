package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InBrowser.class)
class PageOfflineTest {
    private static final String UNREACHABLE = "The server cannot be reached. Nothing is lost: try again in a moment.";

    @Test
    void when_the_server_has_stopped_the_page_says_so_and_the_draft_stays(Browser browser, @TempDir Path data) {
        browser.expectErrors("ERR_CONNECTION_REFUSED");
        TodosPage page;
        try (TestKaam kaam = TestKaam.on(data)) {
            page = browser.open(kaam);
        }
        page.type("Chai");
        assertThat(page.notice()).hasText(UNREACHABLE);
        assertThat(page.newTodo()).hasValue("Chai");
        assertThat(page.todos()).hasCount(0);
    }

    @Test
    void the_draft_can_be_sent_once_the_network_is_back(Browser browser, TodosPage page) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        browser.offline(true);
        page.type("Chai");
        assertThat(page.notice()).hasText(UNREACHABLE);
        browser.offline(false);
        page.newTodo().press("Enter");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.notice()).hasCount(0);
    }

    @Test
    void what_was_typed_meanwhile_is_not_overwritten(Browser browser, TodosPage page) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        browser.offline(true);
        page.type("Chai");
        assertThat(page.newTodo()).hasValue("Chai");
        page.newTodo().pressSequentially(" garam");
        assertThat(page.newTodo()).hasValue("Chai garam");
    }

    @Test
    void a_tick_that_was_not_heard_is_taken_back(Browser browser, TodosPage page) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        page.add("Chai");
        browser.offline(true);
        page.tick("Chai").click();
        assertThat(page.notice()).hasText(UNREACHABLE);
        assertThat(page.tick("Chai")).not().isChecked();
    }

    @Test
    void more_todos_can_be_asked_for_again(Browser browser, TestKaam kaam) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        for (int i = 0; i < 51; i++) {
            kaam.post("/todos", "{\"title\":\"Chai\"}");
        }
        TodosPage page = browser.open(kaam);
        browser.offline(true);
        page.button("Show more").click();
        assertThat(page.notice()).hasText(UNREACHABLE);
        browser.offline(false);
        page.button("Try again").click();
        assertThat(page.todos()).hasCount(51);
    }
}
