package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pictures of the page for a person to look at, in {@code target/screenshots}: two themes, two widths, three languages. Proves
 * nothing, so its name does not end in Test and Maven leaves it alone, unless it is asked:
 *
 * <pre>mvn test -Dtest=Screenshots</pre>
 */
@ExtendWith(InBrowser.class)
class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final List<String> TITLES = List.of(
            "Chai",
            "दूध लाना है",
            "शनिवार से पहले बिजली का बिल भरना है, नहीं तो कनेक्शन कट जाएगा",
            "क्षेत्रज्ञ और श्रीमती रश्मि से मिलना",
            "شراء الحليب والخبز من السوق",
            "לקנות חלב",
            "WhatsApp पर photo भेजो",
            "👩‍👩‍👧‍👦 family dinner 🍛",
            "<b>bold</b> & \"quotes\"",
            "Call the plumber about the kitchen sink, which has been dripping since Tuesday and keeps everyone awake",
            "https://example.org/a/very/long/address/without/any/space/in/it?that=goes&on=and&on=until-it-ends");

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_page(int width, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.page().setViewportSize(width, 900);
        page.tick(TITLES.getFirst()).first().press("Delete");
        page.titles().nth(1).dblclick();
        inEach(page, width + "");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_a_search_and_a_history(int width, TestKaam kaam, Browser browser) {
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.page().setViewportSize(width, 900);
        page.add("Chai garam");
        page.tick("Chai garam").press("F2");
        page.editor().fill("चाय garam");
        page.press("Enter");
        page.tick("चाय garam").click();
        page.button("Show only #घर").first().click();
        assertThat(page.count()).hasText("6 todos");
        page.searchFor("nowhere");
        assertThat(page.titles()).hasCount(0);
        inEach(page, width + "-nothing");
        page.choose("en", "auto");
        page.button("Show all todos").click();
        page.searchFor("garam");
        page.tick("चाय garam").press("F2");
        page.page().getByText("History").click();
        assertThat(page.page().locator(".todo-history li")).hasCount(3);
        inEach(page, width + "-history");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_trash(int width, TestKaam kaam, Browser browser) {
        fill(kaam);
        kaam.delete("/todos");
        TodosPage page = browser.open(kaam);
        page.page().setViewportSize(width, 900);
        page.link("Trash").click();
        page.button("Delete WhatsApp पर photo भेजो for good").first().click();
        inEach(page, width + "-trash");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_what_waits(int width, TestKaam kaam, Browser browser) {
        browser.expectErrors("ERR_INTERNET_DISCONNECTED");
        fill(kaam);
        TodosPage page = browser.open(kaam);
        page.page().setViewportSize(width, 900);
        browser.offline(true);
        page.type("Chai");
        page.type("दूध लाना है");
        assertThat(page.waiting()).hasCount(2);
        page.type("x".repeat(600));
        inEach(page, width + "-waiting");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_tasks(int width, TestKaam kaam, Browser browser) {
        String todo = kaam.post("/todos", "{\"title\":\"दूध लाना है\"}").body();
        UUID id = UUID.fromString(Tree.of(todo).path("id").asText());
        for (String kind : List.of("work", "call-webhook", "send-reminder", "work", "stumble")) {
            kaam.ask(SomeKinds.draft(kind).about(id));
        }
        kaam.ask(SomeKinds.draft("purge-trash").at(Instant.parse("2099-01-01T00:00:00Z")));
        kaam.ask(SomeKinds.draft("despair").about(id));
        TodosPage page = browser.open(kaam);
        page.page().setViewportSize(width, 1200);
        page.link("Tasks").click();
        page.page().locator("summary").first().click();
        assertThat(page.page().locator(".task-story li")).isVisible();
        inEach(page, width + "-tasks");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_flow(int width, TestKaam kaam, Browser browser) {
        fill(kaam);
        FlowPage page = FlowPage.open(kaam, browser);
        page.page().setViewportSize(width, 1600);
        page.pointAtNewest();
        page.picture().press("Enter");
        page.rows();
        page.pointAtNewest();
        inEach(page.around(), width + "-flow");
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_self_check(int width, TestKaam kaam, Browser browser) {
        LearnPage page = LearnPage.open(kaam, browser, "/#learn");
        page.page().setViewportSize(width, 1600);
        page.guess("quiz-total-wait", "600", "70 %");
        inEach(page.around(), width + "-learn");
    }

    private static void inEach(TodosPage page, String name) {
        for (String language : List.of("en", "hi", "hinglish")) {
            for (String theme : List.of("light", "dark")) {
                page.choose(language, theme);
                picture(page, name + "-" + language + "-" + theme);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1280})
    void of_the_description(int width, TestKaam kaam, Browser browser) {
        Page page = browser.page();
        page.setViewportSize(width, 900);
        page.navigate(kaam.url("/docs"));
        page.locator("#operations-Todos-addTodo .opblock-summary-control").click();
        page.locator("#operations-Todos-addTodo .responses-table").waitFor();
        page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve("docs-" + width + ".png")));
        page.locator("#operations-Todos-addTodo").scrollIntoViewIfNeeded();
        page.mouse().wheel(0, 900);
        page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve("docs-" + width + "-operation.png")));
    }

    private static void picture(TodosPage page, String name) {
        Path file = FOLDER.resolve(name + ".png");
        page.page().screenshot(new ScreenshotOptions().setPath(file));
    }

    private static void fill(TestKaam kaam) {
        for (int i = 0; i < 30; i++) {
            String title = TITLES.get(i % TITLES.size()).replace("\"", "\\\"");
            String more = switch (i % 5) {
                case 0 -> ", \"completed\": true";
                case 1 -> ", \"priority\": " + (1 + i % 4) + ", \"tags\": [\"घर\", \"shop\"]";
                case 2 -> ", \"due\": {\"date\": \"2026-12-01\", \"time\": \"18:30\", \"zone\": \"Asia/Kolkata\"}";
                case 3 -> ", \"notes\": \"दो लीटर\\nand the blue one\"";
                default -> "";
            };
            kaam.post("/todos", "{\"title\": \"" + title + "\"" + more + "}");
        }
    }
}
