package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import dev.kaam.openapi.Operation;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /docs}: the API, to read and to try out. */
@ExtendWith(InBrowser.class)
class PageDocsTest {
    /** The call of a webhook is listed too, which others answer. */
    private static final int CALLS = 1;

    @Test
    void each_operation_is_listed(TestKaam kaam, Browser browser) {
        Page page = docs(kaam, browser);
        assertThat(page.locator(".opblock")).hasCount(Operation.all().size() + CALLS);
        for (Operation operation : Operation.all()) {
            String id = operation.place().node().path("operationId").asText();
            Locator block = page.locator(".opblock[id$='-" + id + "']");
            assertThat(block.locator(".opblock-summary-method")).hasText(operation.method());
            assertThat(block.locator(".opblock-summary-path")).hasAttribute("data-path", operation.path());
        }
    }

    @Test
    void nothing_comes_from_elsewhere(TestKaam kaam, Browser browser) {
        Page page = browser.page();
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        open(page, kaam);
        assertThat(asked)
                .contains(kaam.url("/openapi.json"))
                .allMatch(url -> url.startsWith(kaam.url("/")) || url.startsWith("data:"));
    }

    @Test
    void an_operation_can_be_tried_out(TestKaam kaam, Browser browser) {
        kaam.post("/todos", "{\"title\":\"दूध लाना है\"}");
        Page page = docs(kaam, browser);
        Locator list = page.locator("#operations-Todos-listTodos");
        list.locator(".opblock-summary-control").click();
        list.locator(".try-out__btn").click();
        list.locator(".execute").click();
        assertThat(list.locator(".live-responses-table .response-col_status").last())
                .containsText("200");
        assertThat(list.locator(".live-responses-table")).containsText("दूध लाना है");
    }

    @Test
    void nothing_is_wider_than_a_phone(TestKaam kaam, Browser browser) {
        Page page = browser.page();
        page.setViewportSize(360, 800);
        open(page, kaam);
        page.locator("#operations-Todos-addTodo .opblock-summary-control").click();
        assertThat(page.locator("#operations-Todos-addTodo .responses-table")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    private static Page docs(TestKaam kaam, Browser browser) {
        Page page = browser.page();
        open(page, kaam);
        return page;
    }

    private static void open(Page page, TestKaam kaam) {
        page.navigate(kaam.url("/docs"));
        assertThat(page.locator(".opblock").first()).isVisible();
    }
}
