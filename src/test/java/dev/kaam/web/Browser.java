package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser in which nothing is remembered. It notes every error on the console (a breach of the content policy is one) and
 * every exception that nobody caught; {@link #close} fails for those that were not expected.
 */
final class Browser {
    private final BrowserContext window;
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    Browser(Chromium chromium) {
        window = chromium.window();
        window.onWebError(error -> errors.add(error.error()));
        window.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " " + message.location());
            }
        });
    }

    /** Returns when the page shows its todos, or that there are none. */
    TodosPage open(TestKaam kaam) {
        var page = new TodosPage(window.newPage());
        page.page().navigate(kaam.url("/"));
        page.ready();
        return page;
    }

    /** A page that shows nothing yet. */
    Page page() {
        return window.newPage();
    }

    /** The browser itself reports each refused request: say {@code "status of 412"} before one is made. */
    void expectErrors(String part) {
        expected.add(part);
    }

    void offline(boolean offline) {
        window.setOffline(offline);
    }

    void close() {
        window.close();
        assertThat(errors)
                .as("errors in the browser")
                .allMatch(error -> expected.stream().anyMatch(error::contains));
    }
}
