package dev.kaam.web;

import java.util.ArrayList;
import java.util.List;

/** A network that loses an answer: the server has done what was asked, and the page does not hear of it. */
final class Lost {
    private Lost() {}

    /** Returns the keys of the requests, as they come: the first is answered to nobody, the others pass. */
    static List<String> firstAnswer(TodosPage page, String method, String url) {
        var keys = new ArrayList<String>();
        page.page().route(url, route -> {
            if (!route.request().method().equals(method)) {
                route.fallback();
                return;
            }
            keys.add(route.request().headers().getOrDefault("idempotency-key", ""));
            if (keys.size() == 1) {
                route.fetch();
                route.abort();
            } else {
                route.fallback();
            }
        });
        return keys;
    }
}
