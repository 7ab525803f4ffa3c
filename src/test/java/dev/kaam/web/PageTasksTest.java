package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import dev.kaam.background.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(InBrowser.class)
class PageTasksTest {
    private static final String HIDE =
            "Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})";
    private static final String SHOW = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))";

    @Test
    void where_there_are_no_tasks_the_page_says_so(TodosPage page) {
        page.link("Tasks").click();
        assertThat(page.page().getByText("No tasks here.")).isVisible();
        assertThat(page.page()).hasTitle("Tasks · Kaam");
        assertThat(page.page().locator("h1")).isFocused();
    }

    @Test
    void a_task_appears_by_itself_and_its_end_too(TestKaam kaam, Browser browser) {
        TodosPage page = tasks(kaam, browser);
        Task task = kaam.ask(SomeKinds.draft("strange"));
        assertThat(rows(page)).containsText(new String[] {"Waiting"});
        assertThat(rows(page)).containsText(new String[] {"waits since"});
        kaam.post("/tasks/" + task.id() + "/cancel", "");
        assertThat(rows(page)).containsText(new String[] {"Cancelled"});
    }

    @Test
    void how_fast_it_goes_is_told_from_one_reading_to_the_next(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("work"));
        TodosPage page = tasks(kaam, browser);
        assertThat(page.button("work, Done: 1")).isVisible();
        assertThat(page.page().getByText("done a minute")).hasCount(0);
        kaam.ask(SomeKinds.draft("work"));
        assertThat(page.page().getByText("done a minute")).isVisible();
    }

    @Test
    void one_whose_time_has_not_come_says_when_it_does(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("strange").at(Instant.now().plus(Duration.ofMinutes(150))));
        TodosPage page = tasks(kaam, browser);
        assertThat(rows(page)).containsText(new String[] {"begins in 2 hr"});
    }

    @Test
    void a_kind_that_waits_and_that_nobody_here_does_raises_the_alarm_with_what_to_do(TestKaam kaam, Browser browser) {
        TodosPage page = tasks(kaam, browser);
        assertThat(page.page().locator(".task-alarm")).hasCount(0);
        kaam.ask(SomeKinds.draft("send-reminder"));
        assertThat(page.page().locator(".task-alarm"))
                .hasText("Reminders wait, and this server sends no e-mail. Start it with --smtp.");
        kaam.ask(SomeKinds.draft("strange"));
        assertThat(page.page().locator(".task-alarm").last()).containsText("Tasks of the kind strange wait");
    }

    @Test
    void the_numbers_lead_to_what_they_count_and_the_address_keeps_it(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("strange"));
        kaam.ask(SomeKinds.draft("work"));
        TodosPage page = tasks(kaam, browser);
        page.button("work, Done: 1").click();
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page)).containsText(new String[] {"work"});
        page.page().reload();
        assertThat(rows(page)).hasCount(1);
        page.button("work, Done: 1").click();
        assertThat(rows(page)).hasCount(2);
    }

    @Test
    void the_list_is_narrowed_by_state_and_kind(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("strange"));
        kaam.ask(SomeKinds.draft("work"));
        TodosPage page = tasks(kaam, browser);
        page.choice("State").selectOption("done");
        assertThat(rows(page)).containsText(new String[] {"work"});
        page.choice("Kind").selectOption("strange");
        assertThat(page.page().getByText("No tasks here.")).isVisible();
        page.choice("State").selectOption("ready");
        assertThat(rows(page)).containsText(new String[] {"strange"});
    }

    @Test
    void a_task_tells_its_story(TestKaam kaam, Browser browser) {
        String todo = Listed.add(kaam, "{\"title\":\"Chai\"}");
        kaam.ask(SomeKinds.draft("despair").about(UUID.fromString(todo.substring("/todos/".length()))));
        TodosPage page = tasks(kaam, browser);
        assertThat(rows(page)).containsText(new String[] {"Failed for good"});
        page.page().locator("summary").click();
        Locator story = page.page().locator(".task-story");
        assertThat(story).containsText("About: Chai");
        assertThat(story).containsText("Attempts: 1");
        assertThat(story.locator("li")).containsText("Attempt 1 ·");
        assertThat(story.locator("li")).containsText("The address does not exist.");
    }

    @Test
    void an_open_story_goes_on_while_one_reads_it(TestKaam kaam, Browser browser) {
        Task task = kaam.ask(SomeKinds.draft("despair"));
        TodosPage page = tasks(kaam, browser);
        page.page().locator("summary").click();
        assertThat(page.page().locator(".task-story li")).hasCount(1);
        kaam.post("/tasks/" + task.id() + "/retry", "");
        assertThat(page.page().locator(".task-story li")).hasCount(2);
    }

    @Test
    void a_dead_task_is_tried_again_and_one_that_waits_is_cancelled(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("strange"));
        TodosPage page = tasks(kaam, browser);
        page.button("Cancel: strange").click();
        assertThat(page.answer()).containsText("Cancelled");
        assertThat(rows(page)).containsText(new String[] {"Cancelled"});
        page.button("Try again: strange").press("Enter");
        assertThat(page.answer()).containsText("Is tried again");
        assertThat(rows(page)).containsText(new String[] {"Waiting"});
    }

    @Test
    void what_cannot_be_done_is_said_in_the_words_of_the_server(TestKaam kaam, Browser browser) {
        browser.expectErrors("status of 409");
        Task task = kaam.ask(SomeKinds.draft("strange"));
        TodosPage page = tasks(kaam, browser);
        assertThat(page.button("Cancel: strange")).isVisible();
        page.page().evaluate(HIDE);
        kaam.post("/tasks/" + task.id() + "/cancel", "");
        page.button("Cancel: strange").click();
        assertThat(page.notice()).hasText("The task is cancelled. Only one that is ready or running can be cancelled.");
        assertThat(rows(page)).containsText(new String[] {"Cancelled"});
    }

    @Test
    void a_server_out_of_reach_is_said_once_and_is_over_when_it_answers(TestKaam kaam, Browser browser) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        TodosPage page = tasks(kaam, browser);
        browser.offline(true);
        assertThat(page.notice()).containsText("cannot be reached");
        browser.offline(false);
        assertThat(page.notice()).hasCount(0);
    }

    @Test
    void up_and_down_move_between_tasks(TestKaam kaam, Browser browser) {
        kaam.ask(SomeKinds.draft("strange"));
        kaam.ask(SomeKinds.draft("stranger"));
        TodosPage page = tasks(kaam, browser);
        assertThat(rows(page)).hasCount(2);
        page.page().locator("summary").first().focus();
        page.press("ArrowDown");
        assertThat(page.page().locator("summary").last()).isFocused();
        page.press("ArrowUp");
        assertThat(page.page().locator("summary").first()).isFocused();
    }

    @Test
    void a_long_list_goes_on(TestKaam kaam, Browser browser) {
        for (int i = 0; i < 51; i++) {
            kaam.ask(SomeKinds.draft("strange"));
        }
        TodosPage page = tasks(kaam, browser);
        assertThat(rows(page)).hasCount(50);
        page.button("Show more").click();
        assertThat(rows(page)).hasCount(51);
    }

    @Test
    void a_todo_leads_to_its_tasks(TestKaam kaam, Browser browser) {
        String todo = Listed.add(kaam, "{\"title\":\"Chai\"}");
        kaam.ask(SomeKinds.draft("strange").about(UUID.fromString(todo.substring("/todos/".length()))));
        kaam.ask(SomeKinds.draft("stranger"));
        TodosPage page = browser.open(kaam);
        page.tick("Chai").press("F2");
        page.page().getByText("History").click();
        page.link("Its tasks").click();
        assertThat(rows(page)).hasCount(1);
        page.button("No longer only of one todo").click();
        assertThat(rows(page)).hasCount(2);
        page.page().goBack();
        assertThat(page.tick("Chai")).isVisible();
    }

    @Test
    void nothing_is_asked_while_nobody_looks(TestKaam kaam, Browser browser) {
        Page page = browser.page();
        var asked = new AtomicInteger();
        page.onRequest(request -> {
            if (request.url().endsWith("/tasks/counts")) {
                asked.incrementAndGet();
            }
        });
        page.clock().install();
        page.navigate(kaam.url("/#tasks"));
        assertThat(page.getByText("No tasks here.")).isVisible();
        page.evaluate(HIDE);
        page.clock().runFor(5_000);
        int before = asked.get();
        page.clock().runFor(60_000);
        Assertions.assertThat(asked).hasValue(before);
        page.evaluate(SHOW);
        page.waitForCondition(() -> asked.get() > before);
    }

    private static TodosPage tasks(TestKaam kaam, Browser browser) {
        TodosPage page = browser.open(kaam);
        page.link("Tasks").click();
        assertThat(page.page().locator("kaam-tasks .task, kaam-tasks .empty").first())
                .isVisible();
        return page;
    }

    private static Locator rows(TodosPage page) {
        return page.page().locator("kaam-task-row");
    }
}
