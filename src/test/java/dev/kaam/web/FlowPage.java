package dev.kaam.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import java.util.List;

/** The page of the flow as a person meets it. Names are English, unless a method says otherwise. */
record FlowPage(TodosPage around) {
    private static final String SPOTS = """
            kind => {
                const swatch = document.querySelector(`.flow-legend [data-kind="${kind}"]`);
                const wanted = getComputedStyle(swatch).backgroundColor.match(/\\d+/g).map(Number);
                const canvas = document.querySelector('.flow-picture canvas');
                const { left, top } = canvas.getBoundingClientRect();
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                const spots = [];
                for (let i = 0; i < data.length; i += 4) {
                    if (!wanted.every((part, j) => Math.abs(part - data[i + j]) < 2)) continue;
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

    /** How many dots of the lanes have the colour that the legend gives to a kind of part. */
    int dots(String kind) {
        return spots(kind).size() / 2;
    }

    /** Moves the mouse over a bar of that kind, wherever it is by now, until that is said to be a request. */
    void hoverOver(String kind) {
        page().waitForCondition(() -> {
            List<Integer> spots = spots(kind);
            int middle = spots.size() / 4 * 2;
            page().mouse().move(spots.get(middle), spots.get(middle + 1));
            return card().isVisible();
        });
    }

    /** Where on the page the dots of a kind are: x, y, x, y, … */
    @SuppressWarnings("unchecked")
    private List<Integer> spots(String kind) {
        return (List<Integer>) page().evaluate(SPOTS, kind);
    }
}
