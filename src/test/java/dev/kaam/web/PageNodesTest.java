package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.kaam.TestKaam;
import dev.kaam.background.Outcome;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskKind;
import dev.kaam.store.TestPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(InBrowser.class)
class PageNodesTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @Test
    void where_nodes_share_a_database_the_page_tells_who_lives_and_who_has_what(@TempDir Path data, Browser browser)
            throws Exception {
        TestPostgres.emptied();
        TaskKind hold = TaskKind.of("call-webhook", 1, 5, task -> {
            end.await();
            return Outcome.done();
        });
        try (TestKaam here = node(data, List.of());
                TestKaam _ = node(data, List.of(hold))) {
            long longAgo = Instant.now().minusSeconds(5 * 60).toEpochMilli();
            TestPostgres.run("INSERT INTO node VALUES ('0badc0de-7', 'kaam-3', 7, 'http://kaam-3:8080', '1', " + longAgo
                    + ", " + longAgo + ")");
            here.ask(TaskDraft.of("call-webhook", 1, "{}"));
            TodosPage page = browser.open(here);
            page.link("Tasks").click();
            Locator nodes = page.page().locator(".node");
            assertThat(nodes).hasCount(3);
            assertThat(nodes.nth(0)).containsText("this one");
            assertThat(nodes.nth(0)).containsText("Tasks now: 0");
            assertThat(nodes.nth(1)).containsText("at work");
            assertThat(nodes.nth(1).locator("li")).containsText("Webhook call its own for ");
            assertThat(nodes.nth(2)).containsText("no sign of life since 5 min");
            assertThat(AccessibilityTest.objections(page)).isEmpty();
            page.choose("en", "dark");
            assertThat(AccessibilityTest.objections(page)).isEmpty();
            end.countDown();
            assertThat(nodes.nth(1)).containsText("Tasks now: 0");
        }
    }

    @Test
    void where_there_is_one_node_the_page_says_nothing_of_it(TestKaam kaam, Browser browser) {
        TodosPage page = browser.open(kaam);
        page.link("Tasks").click();
        assertThat(page.page().getByText("No tasks here.")).isVisible();
        assertThat(page.page().locator(".node")).hasCount(0);
    }

    private static TestKaam node(Path data, List<TaskKind> kinds) {
        return TestKaam.with(
                data, settings -> settings.withDb(TestPostgres.address()).withKinds(kinds));
    }
}
