package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InBrowser.class)
class PageOfflineTest {
    private static final String UNREACHABLE = "The server cannot be reached. Nothing is lost: try again in a moment.";
    private static final String WAITING =
            "The server does not answer just now. Your todo waits here, and is sent as soon as it does.";

    @Test
    void when_the_server_has_stopped_the_page_says_so_and_the_todo_waits(Browser browser, @TempDir Path data) {
        browser.expectErrors("ERR_CONNECTION_REFUSED");
        TodosPage page;
        try (TestKaam kaam = TestKaam.on(data)) {
            page = browser.open(kaam);
        }
        page.type("Chai");
        assertThat(page.notice()).hasText(WAITING);
        assertThat(page.waiting()).hasText(new String[] {"Chai"});
        assertThat(page.newTodo()).hasValue("");
    }

    @Test
    void todos_that_wait_are_added_once_the_network_is_back(Browser browser, TodosPage page) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        browser.offline(true);
        page.type("Chai");
        assertThat(page.waiting()).hasText(new String[] {"Chai"});
        page.type("Doodh");
        assertThat(page.waiting()).hasText(new String[] {"Chai", "Doodh"});
        browser.offline(false);
        assertThat(page.titles()).hasText(new String[] {"Doodh", "Chai"});
        assertThat(page.waiting()).hasCount(0);
        assertThat(page.notice()).hasCount(0);
    }

    @Test
    void a_todo_whose_answer_was_lost_is_sent_again_with_the_same_key_and_is_there_once(
            TestKaam kaam, Browser browser, TodosPage page) {
        browser.expectErrors("ERR_FAILED");
        List<String> keys = Lost.firstAnswer(page, "POST", "**/todos");
        page.type("Chai");
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        assertThat(page.waiting()).hasCount(0);
        page.reload();
        assertThat(page.titles()).hasText(new String[] {"Chai"});
        Assertions.assertThat(keys).hasSize(2).doesNotContain("").containsOnly(keys.getFirst());
        Assertions.assertThat(kaam.get("/trash").body()).isEqualTo("[]");
    }

    @Test
    void each_todo_has_a_key_of_its_own(TodosPage page) {
        List<String> keys = new ArrayList<>();
        page.page().onRequest(request -> {
            if (request.method().equals("POST")) {
                keys.add(request.headers().get("idempotency-key"));
            }
        });
        page.add("Chai");
        page.add("Doodh");
        Assertions.assertThat(keys).hasSize(2).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void what_was_typed_meanwhile_is_not_overwritten(Browser browser, TodosPage page) {
        browser.expectErrors("status of 422");
        List<Route> held = new ArrayList<>();
        page.page().route("**/todos", held::add);
        page.type("Chai\u0007");
        page.page().waitForCondition(() -> !held.isEmpty());
        page.newTodo().pressSequentially("garam");
        held.getFirst().resume();
        assertThat(page.newTodo()).hasValue("Chai\u0007 garam");
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
