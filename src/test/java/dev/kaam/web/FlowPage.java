package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import java.util.List;

/** The page of the flow as a person meets it. Names are English, unless a method says otherwise. */
record FlowPage(TodosPage around) {
    /** What a write does at the writer: a bar too narrow for its parts has the colour of the one that lasted longest. */
    static final String[] WRITES = {"write-queue", "write", "commit"};

    private static final String SPOTS = """
            kinds => {
                const colours = kinds
                    .map(kind => document.querySelector(`.flow-legend [data-kind="${kind}"]`))
                    .map(swatch => getComputedStyle(swatch).backgroundColor.match(/\\d+/g).map(Number));
                const canvas = document.querySelector('.flow-picture canvas');
                const { left, top } = canvas.getBoundingClientRect();
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const spots = [];
                for (let i = 0; i < data.length; i += 4) {
                    if (!colours.some(wanted => wanted.every((part, j) => Math.abs(part - data[i + j]) < 2))) continue;
                    const dot = i / 4;
                    spots.push(Math.round(left + dot % canvas.width), Math.round(top + Math.floor(dot / canvas.width)));
                }
                return spots;
            }""";

    /** Waits until it knows how the server was started. */
    static FlowPage open(TestKaam kaam, Browser browser) {
        return at(kaam, browser, "/#flow");
    }

    static FlowPage at(TestKaam kaam, Browser browser, String address) {
        var page = new FlowPage(new TodosPage(browser.page()));
        page.page().navigate(kaam.url(address));
        page.ready();
        return page;
    }

    void ready() {
        assertThat(picture()).isVisible();
    }

    Page page() {
        return around.page();
    }

    /** How the server was started, and whether it can be reached; in any language. */
    Locator state() {
        return page().locator(".flow-state");
    }

    /** The lanes, in any language. */
    Locator picture() {
        return page().locator(".flow-picture");
    }

    /** What is said of the bar that is pointed at, in any language. */
    Locator card() {
        return page().locator(".flow-card");
    }

    /** The story of the request that was chosen, in any language. */
    Locator story() {
        return page().locator(".flow-story");
    }

    /** The rows of the table, which is opened where it is not, the newest first; in any language. */
    Locator rows() {
        if (page().locator(".flow-as-table[open]").count() == 0) {
            page().locator(".flow-as-table > summary").click();
        }
        return page().locator(".flow-table tbody tr");
    }

    /** What became of what was sent from the page, in any language. */
    Locator answer() {
        return page().locator(".answer");
    }

    /** Points at the newest request that is drawn. */
    void pointAtNewest() {
        picture().focus();
        page().waitForCondition(() -> {
            picture().press("End");
            return card().isVisible();
        });
    }

    /** How many dots of the lanes have the colour that the legend gives to one of these kinds of parts. */
    int dots(String... kinds) {
        return spots(kinds).size() / 2;
    }

    /** Waits for a bar of one of these kinds and moves the mouse over it, wherever it is by then, until that is said to be a request. */
    void hoverOver(String... kinds) {
        page().waitForCondition(() -> dots(kinds) > 0);
        page().waitForCondition(() -> {
            List<Integer> spots = spots(kinds);
            int middle = spots.size() / 4 * 2;
            page().mouse().move(spots.get(middle), spots.get(middle + 1));
            return card().isVisible();
        });
    }

    /** Where on the page the dots of a kind are: x, y, x, y, … */
    @SuppressWarnings("unchecked")
    private List<Integer> spots(String... kinds) {
        return (List<Integer>) page().evaluate(SPOTS, List.of(kinds));
    }
}
