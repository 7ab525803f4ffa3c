package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What X-Forwarded-* says is believed only of a proxy of which it was told. */
class BehindProxyTest {
    private static final String[] FORWARDED = {
        "X-Forwarded-Host", "todos.example", "X-Forwarded-Proto", "https", "X-Forwarded-For", "192.0.2.7"
    };

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void behind_a_proxy_addresses_are_those_that_the_client_knows() {
        try (var kaam = TestKaam.with(data, settings -> settings.withProxy(before("127.0.0.1")))) {
            var added = kaam.post("/todos", "{\"title\":\"far away\"}", FORWARDED);
            assertThat(added.body()).contains("\"url\":\"https://todos.example/todos/");
            assertThat(added.headers().firstValue("Location").orElseThrow()).startsWith("/todos/");
            var list = kaam.get("/todos?limit=1", FORWARDED);
            assertThat(list.body()).contains("https://todos.example/todos/");
        }
    }

    @Test
    void a_page_of_the_proxys_own_address_may_write_and_one_from_elsewhere_may_not() {
        try (var kaam = TestKaam.with(data, settings -> settings.withProxy(before("127.0.0.1")))) {
            assertThat(write(kaam, "https://todos.example")).isEqualTo(201);
            assertThat(write(kaam, "https://evil.example")).isEqualTo(403);
        }
    }

    @Test
    void without_a_proxy_such_a_header_changes_nothing() {
        try (var kaam = TestKaam.on(data)) {
            var added = kaam.post("/todos", "{\"title\":\"here\"}", FORWARDED);
            assertThat(added.body()).contains("\"url\":\"http://127.0.0.1:" + kaam.port() + "/todos/");
            assertThat(write(kaam, "https://todos.example")).isEqualTo(403);
        }
    }

    @Test
    void behind_a_proxy_it_changes_nothing_when_somebody_else_sends_it() {
        try (var kaam = TestKaam.with(data, settings -> settings.withProxy(before("192.0.2.1,10.0.0.0/8")))) {
            var added = kaam.post("/todos", "{\"title\":\"here\"}", FORWARDED);
            assertThat(added.body()).contains("\"url\":\"http://127.0.0.1:" + kaam.port() + "/todos/");
            assertThat(write(kaam, "https://todos.example")).isEqualTo(403);
        }
    }

    @Test
    void of_several_values_the_last_counts_and_what_cannot_be_read_is_refused() {
        try (var kaam = TestKaam.with(data, settings -> settings.withProxy(before("127.0.0.1")))) {
            String list = "evil.example, todos.example:8443";
            var added = kaam.post("/todos", "{\"title\":\"a\"}", "X-Forwarded-Host", list, "X-Forwarded-Proto", "ftp");
            assertThat(added.body()).contains("\"url\":\"http://todos.example:8443/todos/");
            assertThat(kaam.get("/todos", "X-Forwarded-Host", "a b").statusCode())
                    .isEqualTo(400);
        }
    }

    private static Settings.Proxy before(String trusted) {
        return new Settings.Proxy(Proxies.of(trusted), Duration.ZERO);
    }

    private static int write(TestKaam kaam, String origin) {
        String[] headers = {"X-Forwarded-Host", "todos.example", "X-Forwarded-Proto", "https", "Origin", origin};
        return kaam.post("/todos", "{\"title\":\"from a page\"}", headers).statusCode();
    }
}
